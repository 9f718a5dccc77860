package dev.yieldwise.analyzer.interproc;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the last call in the method {@code m} of A.java may run; {@code ...} where it may be something else, {@code -} where
 * nothing is known. Types that follow behind {@code #} stand in files of their own.
 */
@Timeout(60)
class CalleesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // who can override it
                "class A { private void f() {} void m() { f(); } } | A.f()",
                "class A { static void f() {} void m() { f(); } } | A.f()",
                "class A { final void f() {} void m() { f(); } } | A.f()",
                "final class A { void f() {} void m() { f(); } } | A.f()",
                "record A(int i) { void f() {} void m() { f(); } } | A.f()",
                "enum A { ONE; void f() {} void m() { f(); } } | A.f()",
                "enum A { ONE { void f() {} }; void f() {} void m() { f(); } } | A.f() ...",
                "class A { void f() {} void m() { f(); } } | A.f() ...",
                "class A { void f() {} void m() { this.f(); } } | A.f() ...",
                "class A { private static class B { void f() {} } void m(B b) { b.f(); } } | B.f()",
                "class A { void f() {} void m() { f(); } # class B extends A { void f() {} } | A.f() B.f() ...",
                "class A { void f() {} void m() { f(); } # class B extends A { void f(int i) {} } | A.f() ...",
                "class A { void f() {} void m() { f(); } # class B { static class A {} Object o = new A() { void f() {} }; }"
                        + " | A.f() ...",
                "class A { void f() {} void m() { f(); } # class B { Object o = new A() { void f() {} }; } | A.f() ?.f() ...",
                "class A { void m(B b) { b.f(); } # interface B { void f(); } # class C implements B { public void f() {} }"
                        + " | C.f() ...",
                // the class of the object is seen
                "class A { void f() {} void m() { A a = new A(); a.f(); } # class B extends A { void f() {} } | A.f()",
                "class A { void f() {} void m() { new A().f(); } } | A.f()",
                "class A { void f() {} void m(A a) { a.f(); } } | A.f() ...",
                "class A { void m() { new A() { void f() {} }.f(); } } | ?.f()",
                // overloads
                "class A { private void f(String s) {} private void f(Integer i) {} void m() { f(\"\"); } } | A.f(String)",
                "class A { private void f(String s) {} private void f(Integer i) {} void m() { f(x); } }"
                        + " | A.f(String) A.f(Integer) ...",
                "class A { private void f(int i) {} private void f() {} void m() { f(); } } | A.f()",
                "class A { private void f(Object o) {} private void f(String s) {} void m(Integer i) { f(i); } }"
                        + " | A.f(Object)",
                "class A { private void f(int... i) {} void m() { f(1); } } | A.f(int) ...",
                "class A { private void f(int i) {} void m() { f(); } } | -",
                "abstract class A { abstract void f(); void m() { f(); } } | -",
                // where a name leads
                "class A { void f() {} class B { void f(int i) {} void m() { f(); } } } | -",
                "class A { private void f() {} class B { void m() { f(); } } } | A.f()",
                "class A { private void f() {} class B extends Missing { void m() { f(); } } } | -",
                "class A { private void f() {} class B { void m() { this.f(); } } } | -",
                "class A extends B { void m() { f(); } # class B { final void f() {} } | B.f()",
                "class A extends B { void m() { super.f(); } # class B { final void f() {} } | -",
                "class A { void m() { B.f(); } # class B { static void f() {} } | B.f()",
                "class A { void m(B b) { b.f(); } # class B extends C { } # class C { final void f() {} } | C.f()",
                "class A { void m(Missing b) { b.f(); } } | -",
                "class A { void m(String s) { s.trim(); } } | -",
                // constructors
                "class A { A(int i) {} void m() { new A(1); } } | A(int)",
                "class A { A(int i) {} A(String s) {} void m() { new A(\"\"); } } | A(int) A(String) ...",
                "class A { void m() { new A(); } } | -",
                "class A { class m { m() { this(1); } m(int i) {} } } | m(int)",
            })
    void targets(String texts, String expected) throws IOException {
        List<String> files = List.of(texts.split(" # "));
        Code code = Code.of(folder, files.get(0) + (files.size() > 1 ? " }" : ""), files.subList(1, files.size()));
        assertThat(told(code.program().targets(call(code)))).isEqualTo(expected);
    }

    /** The only one is told without a look at other files. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "class A { private void f() {} void m() { f(); } } | A.f()",
                "class A { void f() {} void m() { f(); } } | -",
                "class A { private void f(String s) {} private void f(Integer i) {} void m() { f(x); } } | -",
            })
    void onlyTarget(String text, String expected) throws IOException {
        Code code = Code.of(folder, text, List.of());
        assertThat(code.program()
                        .onlyTarget(call(code))
                        .map(CalleesTest::nameOf)
                        .orElse("-"))
                .isEqualTo(expected);
    }

    /** What very many may override is taken for what is written there, or else. */
    @Test
    void tooManyOverriders() throws IOException {
        List<String> others = IntStream.range(0, 7)
                .mapToObj(i -> "class B%d extends A { void f() {} }".formatted(i))
                .toList();
        Code code = Code.of(folder, "class A { void f() {} void m() { f(); } }", others);
        assertThat(told(code.program().targets(call(code)))).isEqualTo("A.f() ...");
    }

    /** What the last statement of the method does. */
    private static Node call(Code code) {
        Statement last = code.first(BlockStmt.class).getStatements().getLast().orElseThrow();
        return last instanceof ExpressionStmt only ? only.getExpression() : last;
    }

    private static String told(Optional<Targets> targets) {
        return targets.map(found -> {
                    List<String> names = new ArrayList<>(
                            found.bodies().stream().map(CalleesTest::nameOf).toList());
                    if (!found.complete()) {
                        names.add("...");
                    }
                    return String.join(" ", names);
                })
                .orElse("-");
    }

    private static String nameOf(CallableDeclaration<?> body) {
        String parameters = body.getParameters().stream()
                .map(parameter -> parameter.getType().toString())
                .collect(Collectors.joining(", ", "(", ")"));
        String home =
                body.getParentNode().orElse(null) instanceof TypeDeclaration<?> type ? type.getNameAsString() : "?";
        return (body instanceof MethodDeclaration ? home + "." : "") + body.getNameAsString() + parameters;
    }
}
