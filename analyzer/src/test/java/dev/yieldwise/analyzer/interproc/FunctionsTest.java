package dev.yieldwise.analyzer.interproc;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements with one function, and what is known of where it runs. */
@Timeout(60)
class FunctionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // given to who runs it there
                "list.forEach(x -> f()); | true",
                "list.removeIf((x -> true)); | true",
                "map.computeIfAbsent(\"\", x -> 1); | true",
                "list.stream().map(x -> x).toList(); | true",
                "list.stream().map(x -> x).filter(null).count(); | true",
                "optional.ifPresent(x -> f()); | true",
                "optional.ifPresentOrElse(x -> f(), null); | true",
                "optional.orElseGet(() -> f()); | true",
                "list.iterator().forEachRemaining(x -> f()); | true",
                "list.sort((x, y) -> 0); | true",
                // or later, or nobody knows
                "var s = list.stream().map(x -> x); | false",
                "give(x -> f()); | false",
                "unknown.forEach(x -> f()); | false",
                "other.forEach(x -> f()); | false",
                // held by a variable that does nothing but call it
                "Runnable r = () -> f(); r.run(); | true",
                "Consumer<String> r = x -> f(); list.forEach(r); | true",
                "Runnable r = () -> f(); give(r); | false",
                "Runnable r = () -> f(); field = r; | false",
                "Runnable r = () -> f(); r = null; r.run(); | false",
                "field = () -> f(); | false",
                "Runnable r = (Runnable) () -> f(); r.run(); | true",
            })
    void staysHere(String statements, boolean expected) throws IOException {
        Code code = code(statements);
        assertThat(code.program().functions().staysHere(code.first(LambdaExpr.class)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "List.of(1).forEach(x -> f()); | true",
                "java.util.Arrays.asList(1, 2).forEach(x -> f()); | true",
                "List.of().forEach(x -> f()); | false",
                "list.forEach(x -> f()); | false",
                "List.of(1).removeIf(x -> true); | false",
                "Other.of(1).forEach(x -> f()); | false",
            })
    void surelyRuns(String statement, boolean expected) throws IOException {
        Code code = code(statement);
        assertThat(code.program().functions().surelyRuns(code.first(MethodCallExpr.class)))
                .isEqualTo(expected);
    }

    /** A variable stands for the function that it always holds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Runnable r = () -> f(); name(r); | true",
                "Runnable r = this::f; name(r); | true",
                "Runnable r = () -> f(); r = other; name(r); | false",
                "name(field); | false",
                "Runnable r = other(); name(r); | false",
            })
    void functionInAVariable(String statements, boolean expected) throws IOException {
        Code code = code(statements);
        NameExpr named = code.unit()
                .tree()
                .findFirst(MethodCallExpr.class, call -> call.getNameAsString().equals("name"))
                .map(call -> (NameExpr) call.getArgument(0))
                .orElseThrow();
        assertThat(code.program().functions().of(named).isPresent()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "list.forEach(log::add); | log.add($first)",
                "list.forEach(this::add); | this.add($first)",
                "map.forEach(log::put); | log.put($first, $second)",
                "map.merge(\"\", 1, log::both); | log.both($first, $second)",
            })
    void aReferenceIsACall(String statement, String expected) throws IOException {
        Code code = code(statement);
        MethodReferenceExpr reference = code.first(MethodReferenceExpr.class);
        MethodCallExpr call = code.program().functions().asCall(reference, code.first(MethodCallExpr.class));
        assertThat(call).hasToString(expected);
        assertThat(call.getRange()).isEqualTo(reference.getRange());
    }

    /** Followed objects are told apart by nodes. */
    @Test
    void theSameReferenceIsTheSameCall() throws IOException {
        Code code = code("list.forEach(log::add);");
        MethodReferenceExpr reference = code.first(MethodReferenceExpr.class);
        MethodCallExpr by = code.first(MethodCallExpr.class);
        Functions functions = code.program().functions();
        Expression once = functions.asCall(reference, by);
        assertThat(functions.asCall(reference, by)).isSameAs(once);
    }

    private Code code(String statements) throws IOException {
        return Code.of(
                folder,
                "import java.util.*; import java.util.function.*; class A { Runnable field; A other; Missing unknown;"
                        + " void f() {} void m(List<String> list, Map<String, Integer> map, List<Object> log, Optional<String> optional) { "
                        + statements + " } }",
                List.of());
    }
}
