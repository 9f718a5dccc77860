package dev.yieldwise.analyzer.cfg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CfgBuilderTest {
    private static final int MANY = 20_000;

    @Test
    void bodiesAreListedInSourceOrder() {
        CompilationUnit unit = Parsing.parse("""
                abstract class A {
                    Runnable field = () -> { Runnable inner = () -> m(); };
                    static { s(); }
                    { i(); }
                    A() {}
                    abstract void none();
                    int m() { return new Object() { int n() { class L { void o() {} } return 1; } }.n(); }
                    record R(int x) { R { } }
                    interface I { void none(); default void d() {} }
                    enum E { ONE { void e() {} }; void e() {} }
                }
                """);
        assertThat(CfgBuilder.bodies(unit).stream()
                        .map(owner -> owner.getClass().getSimpleName()
                                + owner.getBegin().orElseThrow().line))
                .containsExactly(
                        "LambdaExpr2",
                        "LambdaExpr2",
                        "InitializerDeclaration3",
                        "InitializerDeclaration4",
                        "ConstructorDeclaration5",
                        "MethodDeclaration7",
                        "MethodDeclaration7",
                        "MethodDeclaration7",
                        "CompactConstructorDeclaration8",
                        "MethodDeclaration9",
                        "MethodDeclaration10",
                        "MethodDeclaration10");
        assertThat(CfgBuilder.bodies(unit))
                .allMatch(owner -> CfgBuilder.of(owner).isPresent());
        assertThat(CfgBuilder.of(unit)).isEmpty();
    }

    @Test
    void longChainsNeedNoStack() throws InterruptedException {
        String sum = chain(" + ", "a", MANY);
        String and = chain(" && ", "b", MANY / 3);
        String or = chain(" || ", "b", MANY / 3);
        String calls = "x" + ".f()".repeat(MANY / 2);
        String fields = "x" + ".y".repeat(MANY / 2);
        String ifs = "if (a) b++; else ".repeat(100) + "c++";
        List<Node> owners = CfgBuilder.bodies(Parsing.parse("class A {\n"
                + body("s = " + sum + " + f()")
                + body("c = " + and)
                + body("if (" + and + " || " + or + ") f()")
                + body(calls)
                + body("z = " + fields)
                + body(ifs)
                + "}"));
        AtomicReference<List<Cfg>> graphs = new AtomicReference<>(List.of());
        Thread small = new Thread(
                null,
                () -> graphs.set(owners.stream()
                        .map(owner -> CfgBuilder.of(owner).orElseThrow())
                        .toList()),
                "small stack",
                200_000);
        small.start();
        small.join();
        assertThat(graphs.get()).hasSize(6);
        assertThat(CfgPrinter.print(graphs.get().get(0))).contains("EVALUATE <AssignExpr>");
    }

    private static String body(String expression) {
        return "void m() { " + expression + "; }\n";
    }

    private static String chain(String operator, String operand, int length) {
        return IntStream.range(0, length).mapToObj(i -> operand + i).collect(Collectors.joining(operator));
    }

    @Test
    void bodiesOverTheBudgetAreRefused() {
        assertThatThrownBy(() -> Parsing.method("f();".repeat(MANY + 1)))
                .isInstanceOf(CfgTooLarge.class)
                .hasMessageContaining("blocks");
        String nested = "f();";
        for (int i = 0; i < 16; i++) {
            nested = "try { f(); } finally { " + nested + " }";
        }
        String finallies = nested;
        assertThatThrownBy(() -> Parsing.method(finallies)).isInstanceOf(CfgTooLarge.class);
        String handlers = IntStream.range(0, 1_000)
                .mapToObj(i -> "catch (E" + i + " e) {}")
                .collect(Collectors.joining());
        assertThatThrownBy(() -> Parsing.method("try {" + "f();".repeat(1_000) + "}" + handlers))
                .isInstanceOf(CfgTooLarge.class)
                .hasMessageContaining("edges");
    }

    @Test
    void finallyIsCopiedOncePerWayAndNotPerJump() {
        String returns = "if (x) return; f(); ".repeat(500);
        Cfg cfg = Parsing.method("try { " + returns + " } finally { last(); }");
        assertThat(count(cfg, "last()")).isEqualTo(3); // return, normal, exception
        String nested = "f();";
        for (int i = 0; i < 60; i++) {
            nested = "try { if (x) return; " + nested + " } finally { last(); }";
        }
        assertThat(Parsing.method(nested).blocks()).hasSizeLessThan(600);
    }

    private static long count(Cfg cfg, String source) {
        return cfg.blocks().stream()
                .flatMap(block -> block.elements().stream())
                .filter(element -> element.node().toString().equals(source))
                .count();
    }

    @Test
    void equalTextsAreDifferentElements() {
        List<Element> elements = Parsing.method("f(); f();").blocks().stream()
                .flatMap(block -> block.elements().stream())
                .toList();
        assertThat(elements).hasSize(2).doesNotHaveDuplicates();
        assertThat(elements.get(0).node()).isEqualTo(elements.get(1).node());
    }

    @Test
    void jumpsWithoutTargetAreNoJumps() {
        Cfg cfg = Parsing.method("break; continue x; f();");
        assertThat(Laws.brokenBy(cfg)).isEmpty();
        assertThat(count(cfg, "f()")).isEqualTo(1);
    }
}
