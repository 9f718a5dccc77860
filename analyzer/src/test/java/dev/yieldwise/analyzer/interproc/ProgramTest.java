package dev.yieldwise.analyzer.interproc;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a file leads to: the names that code speaks of, graphs of bodies, and how many other files are read. */
@Timeout(60)
class ProgramTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "void m() { x.y(); } | true",
                "void m() { f(); } void f() { g(); } void g() { x = null; } | true",
                "void m() { list.forEach(this::f); } void f() { g(x); } | true",
                "void m() { f(); } void f() { m(); x(); } | true",
                "void m() { f(); } void g() { x = null; } | false",
                "void m() { f(); } void f() { f(); } | false",
            })
    void reach(String members, boolean expected) throws IOException {
        Code code = Code.of(folder, "class A { " + members + " }", List.of());
        assertThat(code.program().reach().mentions(method(code), "x")).isEqualTo(expected);
    }

    @Test
    void methodsOfANameInWhicheverClass() throws IOException {
        Code code = Code.of(folder, "class A { void m() {} void f() {} class B { void f(int i) {} } }", List.of());
        assertThat(code.program().reach().named("f", method(code))).hasSize(2);
        assertThat(code.program().reach().named("g", method(code))).isEmpty();
    }

    @Test
    void aBodyHasOneGraph() throws IOException {
        Code code = Code.of(folder, "class A { void m() { } }", List.of());
        assertThat(code.program().graphOf(method(code)).orElseThrow())
                .isSameAs(code.program().graphOf(method(code)).orElseThrow());
    }

    @Test
    void whatHasNoCodeHasNoGraph() throws IOException {
        Code code = Code.of(folder, "abstract class A { abstract void m(); }", List.of());
        assertThat(code.program().graphOf(method(code))).isEmpty();
    }

    /** Each of the other files costs a parse; beyond 32 they are as good as unknown. */
    @ParameterizedTest
    @CsvSource({"31, true", "40, false"})
    void otherFiles(int files, boolean expected) throws IOException {
        List<String> others = IntStream.range(0, files)
                .mapToObj(i -> "class B%d { static void f() {} }".formatted(i))
                .toList();
        String calls = IntStream.range(0, files).mapToObj("B%d.f();"::formatted).collect(Collectors.joining(" "));
        Code code = Code.of(folder, "class A { void m() { " + calls + " } }", others);
        List<Boolean> known = method(code).findAll(MethodCallExpr.class).stream()
                .map(call -> code.program().targets(call).isPresent())
                .toList();
        assertThat(known.get(0)).isTrue();
        assertThat(known.get(files - 1)).isEqualTo(expected);
    }

    private static MethodDeclaration method(Code code) {
        return code.unit()
                .tree()
                .findFirst(
                        MethodDeclaration.class,
                        method -> method.getNameAsString().equals("m"))
                .orElseThrow();
    }
}
