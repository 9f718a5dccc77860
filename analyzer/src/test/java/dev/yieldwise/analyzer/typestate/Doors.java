package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.CompilationUnit;
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
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A toy protocol. A door is made open; {@code knock()} on an open door is an event, told as {@code always} or
 * {@code sometimes}, in the order of the text.
 */
final class Doors implements Protocol<Doors.Door, String> {
    private static final Path PATH = Path.of("A.java");
    private static final Sources SOURCES = new Sources(PATH, StandardCharsets.UTF_8, 1 << 20);

    enum Door {
        OPEN,
        SHUT,
        UNKNOWN
    }

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
            case "close" -> Effect.<Door, String>to(Door.SHUT, "closed here").butOnException(state);
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

    @Override
    public Optional<String> told(Door state) {
        return state == Door.UNKNOWN
                ? Optional.empty()
                : Optional.of(state.name().toLowerCase(Locale.ROOT));
    }

    /** What is told of the subject in the method {@code m} of the text. */
    static String told(String text, String subject) {
        return String.join(
                " ",
                run(text, subject).stream()
                        .map(observation -> observation.always() ? "always" : "sometimes")
                        .toList());
    }

    @Override
    public String inWords(Door state) {
        return "the door is " + state;
    }

    /** How the method {@code m} of the text ends what it knows of the first door that it makes, each way once. */
    static String left(String text) {
        MethodDeclaration body = method(text);
        List<Ending<Door>> endings = Typestate.endings(
                CfgBuilder.of(body).orElseThrow(),
                new Program(types(body)),
                new Doors(),
                body.findFirst(ObjectCreationExpr.class).orElseThrow(),
                Witness.NONE);
        return told(endings);
    }

    /** How the method {@code m} of the text leaves the door that is its first parameter. */
    static String leftOfParameter(String text) {
        MethodDeclaration body = method(text);
        CompilationUnit unit = body.findCompilationUnit().orElseThrow();
        return told(Typestate.endings(
                CfgBuilder.of(body).orElseThrow(),
                new Program(types(body)),
                new Doors(),
                Subject.of(body.getParameter(0), body, new FieldWrites(unit))));
    }

    private static String told(List<Ending<Door>> endings) {
        return endings.stream()
                .map(ending -> (ending.how() + " " + ending.state()).toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    static List<Observation<String>> run(String text, String name) {
        MethodDeclaration body = method(text);
        CompilationUnit unit = body.findCompilationUnit().orElseThrow();
        Node declaration = unit.findFirst(
                        Node.class,
                        node -> (node instanceof VariableDeclarator || node instanceof Parameter)
                                && ((NodeWithSimpleName<?>) node)
                                        .getNameAsString()
                                        .equals(name))
                .orElseThrow();
        return Typestate.run(
                CfgBuilder.of(body).orElseThrow(),
                new Program(types(body)),
                new Doors(),
                Subject.of(declaration, body, new FieldWrites(unit)),
                Witness.NONE);
    }

    private static MethodDeclaration method(String text) {
        Parsed.Unit parsed = (Parsed.Unit) SOURCES.parse(new SourceFile(PATH, "A.java", text));
        return parsed.tree()
                .findFirst(
                        MethodDeclaration.class,
                        method -> method.getNameAsString().equals("m"))
                .orElseThrow();
    }

    private static Types types(Node node) {
        return new Types.Factory(new Classes(new SourceIndex(List.of()), List.of()), SOURCES)
                .of(PATH, node.findCompilationUnit().orElseThrow());
    }
}
