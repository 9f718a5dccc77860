package dev.yieldwise.analyzer.dataflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether the body may end, without an exception, after {@code start()} and without {@code stop()}. */
class PathsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "start(); | true",
                "start(); stop(); | false",
                "stop(); start(); | true",
                "start(); if (c) stop(); | true",
                "start(); if (c) stop(); else { stop(); } | false",
                "start(); if (c) return; stop(); | true",
                "start(); if (c) throw e; stop(); | false",
                "start(); while (c) stop(); | true",
                "start(); while (true) { if (c) break; stop(); } | true",
                "start(); while (true) { stop(); if (c) break; } | false",
                "start(); for (;;) { if (c) continue; stop(); return; } | false",
                "start(); a: for (;;) { for (;;) { if (c) break a; stop(); } } | true",
                "start(); a: for (;;) { for (;;) { stop(); break a; } } | false",
                "start(); while (true) { } | false",
                "try { start(); if (c) return; f(); } finally { stop(); } | false",
                "try { start(); if (c) return; } finally { if (d) stop(); } | true",
                "try { start(); f(); } catch (E e) { return; } stop(); | true",
                "try { start(); f(); } catch (E e) { stop(); } stop(); | false",
                "while (c) { stop(); start(); } | true",
                "while (true) { stop(); start(); } | false",
                "f(start(), stop()); | false",
                "try { } finally { start(); } if (c) stop(); | true",
            })
    void canLeaveWithout(String statements, boolean expected) {
        Cfg cfg = ForwardTest.cfg(statements);
        Element start = cfg.blocks().stream()
                .flatMap(block -> block.elements().stream())
                .filter(element -> calls(element, "start"))
                .findFirst()
                .orElseThrow();
        assertThat(Paths.canLeaveWithout(cfg, start, element -> calls(element, "stop"), edge -> false))
                .isEqualTo(expected);
    }

    private static boolean calls(Element element, String name) {
        return element.node() instanceof MethodCallExpr call
                && call.getNameAsString().equals(name);
    }
}
