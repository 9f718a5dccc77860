package dev.yieldwise.analyzer.typestate;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithSimpleName;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.cfg.CfgBuilder;
import dev.yieldwise.analyzer.interproc.Program;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.SourceIndex;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Classes;
import dev.yieldwise.analyzer.types.Types;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A toy protocol over statements given as text. A door is made open; {@code knock()} on an open door is an event, told as
 * {@code always} or {@code sometimes} with its column order; what follows {@code |} are the events expected.
 */
@Timeout(60)
class TypestateTest {
    private enum Door {
        OPEN,
        SHUT,
        UNKNOWN
    }

    private static final class Doors implements Protocol<Door, String> {
        @Override
        public Door unknown() {
            return Door.UNKNOWN;
        }

        @Override
        public Optional<Door> made(Expression value) {
            Expression bare = Expressions.bare(value);
            if (bare instanceof ObjectCreationExpr) {
                return Optional.of(Door.OPEN);
            }
            return bare.isNullLiteralExpr() ? Optional.empty() : Optional.of(Door.UNKNOWN);
        }

        @Override
        public Effect<Door, String> call(MethodCallExpr call, Handle receiver, Door state, Holders holders) {
            return switch (call.getNameAsString()) {
                case "open" -> Effect.to(Door.OPEN, "opened here");
                case "close" ->
                    Effect.<Door, String>to(Door.SHUT, "closed here").butOnException(state);
                case "knock" ->
                    state == Door.OPEN ? Effect.<Door, String>none(state).telling("knock") : Effect.none(state);
                default -> Effect.none(state);
            };
        }

        @Override
        public Effect<Door, String> given(Node to, int argument, Handle handle, Door state) {
            return Effect.to(Door.UNKNOWN, "given away");
        }

        @Override
        public Door captured(Node by, Door state) {
            return Door.UNKNOWN;
        }

        @Override
        public Optional<Handle> iteratorOf(ForEachStmt loop, Handle iterable) {
            return Optional.of(Handle.of("iterator", loop));
        }

        @Override
        public Effect<Door, String> iterator(ForEachStmt loop, Handle iterable, Door state) {
            return Effect.to(Door.OPEN, "opened by the loop");
        }

        @Override
        public Door released(Handle handle, Door state) {
            return handle.isSelf() ? state : Door.SHUT;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // strong updates
                "D d = new D(); d.knock(); | always",
                "D d = new D(); d.close(); d.knock(); | -",
                "D d = new D(); d.close(); d.open(); d.knock(); | always",
                // aliases: a copy, a cast and an assignment are the object; of a ternary, the arm that was taken
                "D d = new D(); D e = d; e.close(); d.knock(); | -",
                "D d = new D(); D e = d; d.close(); e.knock(); | -",
                "D d = new D(); D e = (D) (d); e.knock(); | always",
                "D d = new D(); D e; (e = d).close(); d.knock(); | -",
                "D d = new D(); D e = c ? d : null; e.close(); d.knock(); | sometimes",
                "D d = new D(); D e = c ? d : d; e.close(); d.knock(); | -",
                "D d = new D(); D e = d; e = null; e.close(); d.knock(); | always",
                "D d = new D(); if (d instanceof D e) { e.close(); } d.knock(); | sometimes",
                // given another value, or none
                "D d = new D(); d.close(); d = new D(); d.knock(); | always",
                "D d = new D(); d = null; d.knock(); | -",
                "D d = new D(); D e = d; d = other(); e.knock(); | -",
                "D d; d.knock(); | -",
                // branches, and loops that give birth again
                "D d = new D(); if (c) d.close(); d.knock(); | sometimes",
                "D d = new D(); if (c) d.close(); else d.close(); d.knock(); | -",
                "D d = null; if (c) d = new D(); d.knock(); | sometimes",
                "while (c) { D d = new D(); d.knock(); d.close(); } | always",
                "D d = new D(); while (c) { d.knock(); d.close(); } | sometimes",
                "D d = new D(); while (c) { d.close(); } d.knock(); | sometimes",
                "D d = new D(); while (true) { d.close(); if (c) break; } d.knock(); | -",
                "D d = new D(); if (c) return; d.knock(); | always",
                "D d = new D(); switch (c) { case 1: d.close(); default: d.knock(); } | sometimes",
                // exceptions: close may have thrown before it closed
                "D d = new D(); try { d.close(); } catch (E e) { d.knock(); } | always",
                "D d = new D(); try { d.close(); } finally { d.knock(); } | sometimes",
                "D d = new D(); try { f(); } finally { d.close(); } d.knock(); | -",
                "try { D d = new D(); f(); d.close(); d.knock(); } finally { } | -",
                // what leaves our sight is not known
                "D d = new D(); give(d); d.knock(); | -",
                "D d = new D(); give(() -> d.close()); d.knock(); | -",
                "D d = new D(); Runnable r = d::close; give(r); d.knock(); | -",
                // a function that stays here runs where it is called
                "D d = new D(); Runnable r = () -> d.close(); d.knock(); | always",
                "D d = new D(); Runnable r = () -> d.close(); r.run(); d.knock(); | -",
                "D d = new D(); Runnable r = d::close; r.run(); d.knock(); | -",
                "D d = new D(); Runnable r = () -> d.knock(); r.run(); | always",
                "D d = new D(); java.util.function.Supplier<D> s = () -> d; s.get().close(); d.knock(); | -",
                "D d = new D(); java.util.List.of(1).forEach(i -> d.close()); d.knock(); | -",
                "D d = new D(); Object o = new Object() { void m() { d.close(); } }; d.knock(); | -",
                "D d = new D(); Runnable r = () -> e.close(); d.knock(); | always",
                // null checks prune
                "D d = new D(); if (d == null) { d.close(); } d.knock(); | always",
                "D d = new D(); if (d != null) d.close(); d.knock(); | -",
                "D d = null; if (c) d = new D(); if (d != null) d.knock(); | sometimes",
                // a loop lets go of its hidden iterator when it ends
                "D d = new D(); for (D x : d) { d.knock(); } | always",
                "D d = new D(); for (D x : d) { } d.knock(); | -",
            })
    void doors(String statements, String expected) {
        assertThat(told("class A { boolean c; void m() { " + statements + " } }", "d"))
                .isEqualTo(expected == null ? "" : expected);
    }

    /** The body does not see who made a parameter's object. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {"d.knock(); | -", "d.open(); d.knock(); | always", "d = new D(); d.knock(); | always"})
    void parameters(String statements, String expected) {
        assertThat(told("class A { void m(D d) { " + statements + " } }", "d"))
                .isEqualTo(expected == null ? "" : expected);
    }

    /** A field that another method may write is forgotten where that method may run. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "final D d; | d.open(); f(); d.knock(); | always",
                "private D d; | d.open(); f(); d.knock(); | always",
                "private D d; void g() { d = new D(); } | d.open(); f(); d.knock(); | -",
                "private D d; void g() { this.d = new D(); } | d.open(); this.f(); d.knock(); | -",
                "private D d; void g() { d = new D(); } | d.open(); x.f(); d.knock(); | -",
                "private D d; void g() { d = new D(); } | d.open(); java.util.List.of(); d.knock(); | always",
                "private D d; void g() { d = new D(); } | d.open(); x.f(this); d.knock(); | -",
                "private D d; A() { d = new D(); } | d.open(); f(); d.knock(); | always",
                "D d; | d.open(); f(); d.knock(); | -",
                "D d; | this.d.open(); d.knock(); | always",
                "private D d; | D e = this.d; e.open(); d.knock(); | always",
                "private D d; | d.open(); { D d = other(); d.knock(); } | -",
            })
    void fields(String members, String statements, String expected) {
        assertThat(told("class A { " + members + " void m() { " + statements + " } }", "d"))
                .isEqualTo(expected == null ? "" : expected);
    }

    @Test
    void theTraceTellsHowTheObjectCameIntoItsState() {
        List<Observation<String>> observations =
                run("class A { void m() { D d = new D(); d.close(); d.open(); d.knock(); } }", "d");
        assertThat(observations)
                .singleElement()
                .satisfies(observation -> assertThat(observation.trace().events())
                        .extracting(Trace.Event::message)
                        .containsExactly("'d' gets its value here", "closed here", "opened here"));
    }

    /** Aliases may double the worlds with every branch: such a subject is given up, and soon. */
    @Test
    void aSubjectThatIsTooInvolvedIsGivenUp() {
        StringBuilder branches = new StringBuilder("D d = new D(); ");
        for (int i = 0; i < 30; i++) {
            branches.append("D e%d = null; if (c) e%d = d; ".formatted(i, i));
        }
        assertThat(told("class A { void m() { " + branches + " d.knock(); } }", "d"))
                .isEmpty();
    }

    private static String told(String text, String subject) {
        return String.join(
                " ",
                run(text, subject).stream()
                        .map(observation -> observation.always() ? "always" : "sometimes")
                        .toList());
    }

    private static List<Observation<String>> run(String text, String name) {
        Path path = Path.of("A.java");
        Sources sources = new Sources(path, StandardCharsets.UTF_8, 1 << 20);
        Parsed.Unit parsed = (Parsed.Unit) sources.parse(new SourceFile(path, "A.java", text));
        Types types =
                new Types.Factory(new Classes(new SourceIndex(List.of()), List.of()), sources).of(path, parsed.tree());
        MethodDeclaration body = parsed.tree()
                .findFirst(
                        MethodDeclaration.class,
                        method -> method.getNameAsString().equals("m"))
                .orElseThrow();
        Node declaration = parsed.tree()
                .findFirst(
                        Node.class,
                        node -> (node instanceof VariableDeclarator || node instanceof Parameter)
                                && ((NodeWithSimpleName<?>) node)
                                        .getNameAsString()
                                        .equals(name))
                .orElseThrow();
        return Typestate.run(
                CfgBuilder.of(body).orElseThrow(),
                new Program(types),
                new Doors(),
                Subject.of(declaration, body, new FieldWrites(parsed.tree())));
    }
}
