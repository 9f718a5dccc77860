package dev.yieldwise.rules.knowledge;

import static java.util.Map.entry;

import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which calls do nothing but make something lazy: a stream, a generator, a coroutine, or another stage of one. */
public final class LazyMade {
    /**
     * Methods of the JDK that make a stream of what is there, by the classes that have them. Those that open a file are
     * missing: a stream of theirs that nobody uses is one that nobody closes.
     */
    private static final Map<String, Set<String>> SOURCES = Map.ofEntries(
            entry(
                    "stream",
                    Set.of("java.util.Collection", "java.util.Arrays", "java.util.Optional", "java.util.BitSet")),
            entry("parallelStream", Set.of("java.util.Collection")),
            entry("of", SingleUse.STREAM_CLASSES),
            entry("ofNullable", Set.of("java.util.stream.Stream")),
            entry("concat", SingleUse.STREAM_CLASSES),
            entry("generate", SingleUse.STREAM_CLASSES),
            entry("iterate", SingleUse.STREAM_CLASSES),
            entry("range", Set.of("java.util.stream.IntStream", "java.util.stream.LongStream")),
            entry("rangeClosed", Set.of("java.util.stream.IntStream", "java.util.stream.LongStream")),
            entry("chars", Set.of("java.lang.CharSequence")),
            entry("codePoints", Set.of("java.lang.CharSequence")),
            entry("lines", Set.of("java.lang.String", "java.io.BufferedReader")),
            entry("ints", Set.of("java.util.Random")),
            entry("longs", Set.of("java.util.Random")),
            entry("doubles", Set.of("java.util.Random")),
            entry("splitAsStream", Set.of("java.util.regex.Pattern")),
            entry("results", Set.of("java.util.regex.Matcher")),
            entry("tokens", Set.of("java.util.Scanner")));

    /** What gives back the very stream. */
    static final Set<String> SAME = Set.of("parallel", "sequential", "unordered", "onClose");

    /** Stages of the generators of primitives alone. */
    private static final Set<String> PRIMITIVE_STAGES = Set.of("boxed", "mapToObj", "accumulate");

    /** The one tool that makes a list, of generators. */
    private static final String MAKING_SEVERAL = "tee";

    private static final Set<BodyFactory> LAZY_BODIES =
            Set.of(BodyFactory.GENERATOR, BodyFactory.COROUTINE, BodyFactory.ASYNC);

    private final Pass pass;
    private final Types types;
    private final boolean runtime;

    public LazyMade(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.runtime = pass.file().text().contains(GeneratorApi.PACKAGE);
    }

    /** What is made, as messages call it. */
    public enum Kind {
        STREAM("stream", "consumed"),
        GENERATOR("generator", "advanced"),
        COROUTINE("coroutine", "advanced");

        private final String noun;
        private final String used;

        Kind(String noun, String used) {
            this.noun = noun;
            this.used = used;
        }

        public String noun() {
            return noun;
        }

        /** What somebody would have to do with it, as a participle. */
        public String used() {
            return used;
        }
    }

    /** What a call makes; empty if it does more than that, or if it is not known. */
    public Optional<Kind> by(MethodCallExpr call) {
        String method = call.getNameAsString();
        if (SAME.contains(method)) {
            return receiver(call).filter(MethodCallExpr.class::isInstance).flatMap(made -> by((MethodCallExpr) made));
        }
        if (isStage(call) || isSource(call)) {
            return Optional.of(Kind.STREAM);
        }
        return (runtime ? byRuntime(call) : Optional.<Kind>empty()).or(() -> byOwnMethod(call));
    }

    private boolean isStage(MethodCallExpr call) {
        return SingleUse.STREAM.actions().get(call.getNameAsString()) == SingleUse.Action.LINKS
                && receiver(call)
                        .filter(scope -> isOf(scope, SingleUse.STREAM.types()))
                        .isPresent();
    }

    private boolean isSource(MethodCallExpr call) {
        Set<String> owners = SOURCES.get(call.getNameAsString());
        if (owners == null) {
            return false;
        }
        Optional<String> owner = types.classOfStaticCall(call);
        if (owner.isPresent()) {
            return owners.contains(owner.get());
        }
        return receiver(call)
                .map(types::of)
                .filter(type -> owners.stream().anyMatch(one -> types.isA(type, one)))
                .isPresent();
    }

    private Optional<Kind> byRuntime(MethodCallExpr call) {
        String method = call.getNameAsString();
        Optional<BodyFactory> factory = BodyFactory.of(call, types).filter(LAZY_BODIES::contains);
        if (factory.isPresent()) {
            return Optional.of(factory.get() == BodyFactory.COROUTINE ? Kind.COROUTINE : Kind.GENERATOR);
        }
        Optional<String> owner = types.classOfStaticCall(call);
        if (owner.isPresent()) {
            boolean tool = GeneratorApi.TOOLS.contains(owner.get()) && !method.equals(MAKING_SEVERAL);
            return tool ? Optional.of(Kind.GENERATOR) : Optional.empty();
        }
        boolean stage = GeneratorApi.STAGES.contains(method) || PRIMITIVE_STAGES.contains(method);
        return receiver(call)
                .filter(scope -> stage || method.equals("stream"))
                .filter(scope -> isOf(scope, GeneratorApi.GENERATORS))
                .map(scope -> stage ? Kind.GENERATOR : Kind.STREAM);
    }

    /** A method of this file that cannot be overridden and has no other statement than to return what it makes. */
    private Optional<Kind> byOwnMethod(MethodCallExpr call) {
        if (!Helpers.isOwn(call)) {
            return Optional.empty();
        }
        List<Body> meant = pass.resultOf(LocalMethods.ANALYSIS).meantBy(call);
        return meant.size() == 1 ? made(LocalMethods.methodOf(meant.get(0)), call) : Optional.empty();
    }

    private Optional<Kind> made(MethodDeclaration method, MethodCallExpr call) {
        List<Statement> statements = method.getBody().orElseThrow().getStatements();
        boolean plain = statements.size() == 1
                && !isOverridable(method)
                && statements.get(0) instanceof ReturnStmt back
                && back.getExpression().map(Expressions::bare).orElse(null) instanceof MethodCallExpr value
                && !value.getNameAsString().equals(call.getNameAsString());
        return plain
                ? by((MethodCallExpr) Expressions.bare(
                        ((ReturnStmt) statements.get(0)).getExpression().orElseThrow()))
                : Optional.empty();
    }

    static boolean isOverridable(MethodDeclaration method) {
        return !method.isPrivate()
                && !method.isStatic()
                && !method.isFinal()
                && method.getParentNode().orElseThrow() instanceof ClassOrInterfaceDeclaration type
                && !type.isFinal();
    }

    private boolean isOf(Expression expression, Set<String> names) {
        return types.of(expression) instanceof TypeRef.Known known && names.contains(known.name());
    }

    private static Optional<Expression> receiver(MethodCallExpr call) {
        return call.getScope().map(Expressions::bare);
    }
}
