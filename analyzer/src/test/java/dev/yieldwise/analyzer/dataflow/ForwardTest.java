package dev.yieldwise.analyzer.dataflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.CfgBuilder;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reaching constants: which values the variables may have, written out where {@code show()} is called. */
@Timeout(30)
class ForwardTest {
    private static final class Constants implements Transfer<Map<String, TreeSet<String>>> {
        @Override
        public Map<String, TreeSet<String>> entry() {
            return Map.of();
        }

        @Override
        public Map<String, TreeSet<String>> join(Map<String, TreeSet<String>> a, Map<String, TreeSet<String>> b) {
            Map<String, TreeSet<String>> joined = new HashMap<>();
            a.forEach((name, values) -> joined.put(name, new TreeSet<>(values)));
            b.forEach((name, values) ->
                    joined.computeIfAbsent(name, key -> new TreeSet<>()).addAll(values));
            return joined;
        }

        @Override
        public Map<String, TreeSet<String>> apply(Element element, Map<String, TreeSet<String>> before) {
            if (element.node() instanceof VariableDeclarator variable
                    && variable.getInitializer().isPresent()) {
                return assigned(
                        before,
                        variable.getNameAsString(),
                        variable.getInitializer().get());
            }
            return element.node() instanceof AssignExpr assignment
                    ? assigned(before, assignment.getTarget().toString(), assignment.getValue())
                    : before;
        }

        private static Map<String, TreeSet<String>> assigned(
                Map<String, TreeSet<String>> before, String name, Expression value) {
            Map<String, TreeSet<String>> after = new HashMap<>(before);
            after.put(name, new TreeSet<>(java.util.List.of(value.toString())));
            return after;
        }

        @Override
        public Map<String, TreeSet<String>> exceptional(Element element, Map<String, TreeSet<String>> before) {
            return before;
        }

        /** A variable that is known to be false does not come out true. */
        @Override
        public Optional<Map<String, TreeSet<String>>> along(Edge edge, Map<String, TreeSet<String>> before) {
            boolean decided = edge.kind() == Edge.Kind.TRUE || edge.kind() == Edge.Kind.FALSE;
            if (decided && edge.condition().orElseThrow() instanceof NameExpr name) {
                TreeSet<String> values = before.get(name.getNameAsString());
                String opposite = new BooleanLiteralExpr(edge.kind() == Edge.Kind.FALSE).toString();
                if (values != null && values.size() == 1 && values.contains(opposite)) {
                    return Optional.empty();
                }
            }
            return Optional.of(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int x = 1; show(); | {x=[1]}",
                "int x = 1; if (c) x = 2; show(); | {x=[1, 2]}",
                "int x = 1; while (c) { x = 2; } show(); | {x=[1, 2]}",
                "int x = 1; while (c) { if (d) x = 2; else x = 3; } show(); | {x=[1, 2, 3]}",
                "int x = 1; do { x = 2; } while (c); show(); | {x=[2]}",
                "int x = 1; for (;;) { x = 2; if (c) break; x = 3; } show(); | {x=[2]}",
                // an edge that cannot be taken leads nowhere
                "boolean b = false; int x = 1; if (b) x = 2; show(); | {b=[false], x=[1]}",
                "boolean b = true; if (b) return; show(); | unreached",
                "boolean b = false; while (c) { b = true; } int x = 1; if (b) x = 2; show(); |"
                        + " {b=[false, true], x=[1, 2]}",
                // what a handler knows is what held before the operation that threw
                "int x = 1; try { x = f(); } catch (E e) { show(); } | {x=[1]}",
                "int x = 1; try { x = 2; f(); x = 3; } catch (E e) { show(); } | {x=[2]}",
                "int x = 1; try { f(); x = 2; f(); } finally { x = 3; } show(); | {x=[3]}",
            })
    void reachingConstants(String statements, String expected) {
        assertThat(shown(statements)).isEqualTo(expected);
    }

    @Test
    void theSolutionIsTheSameEveryTime() {
        String statements = "int x = 1; while (c) { if (d) x = 2; else { x = 3; continue; } if (e) break; } show();";
        assertThat(shown(statements)).isEqualTo(shown(statements)).isEqualTo("{x=[1, 2, 3]}");
    }

    @Test
    void factsThatKeepGrowingAreRefusedByName() {
        Transfer<Integer> counting = new Transfer<>() {
            @Override
            public Integer entry() {
                return 0;
            }

            @Override
            public Integer join(Integer a, Integer b) {
                return Math.max(a, b);
            }

            @Override
            public Integer apply(Element element, Integer before) {
                return before + 1;
            }

            @Override
            public Integer exceptional(Element element, Integer before) {
                return before;
            }

            @Override
            public Optional<Integer> along(Edge edge, Integer before) {
                return Optional.of(before);
            }

            @Override
            public String toString() {
                return "the counting transfer";
            }
        };
        assertThat(Forward.solve(cfg("f(); g();"), counting).before(cfg("f();").entry()))
                .contains(0);
        assertThatThrownBy(() -> Forward.solve(cfg("while (c) f();"), counting))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ascending chains do not end: the counting transfer at B");
    }

    private static String shown(String statements) {
        Cfg cfg = cfg(statements);
        StringBuilder shown = new StringBuilder();
        Forward.solve(cfg, new Constants()).replay((element, fact) -> {
            if (element.node() instanceof MethodCallExpr call
                    && call.getNameAsString().equals("show")) {
                shown.append(new TreeMap<>(fact));
            }
        });
        return shown.isEmpty() ? "unreached" : shown.toString();
    }

    static Cfg cfg(String statements) {
        Path path = Path.of("A.java");
        Parsed parsed = new Sources(path, StandardCharsets.UTF_8, 1 << 20)
                .parse(new SourceFile(path, "A.java", "class A { void m() { " + statements + " } }"));
        return CfgBuilder.of(((Parsed.Unit) parsed)
                        .tree()
                        .findFirst(MethodDeclaration.class)
                        .orElseThrow())
                .orElseThrow();
    }
}
