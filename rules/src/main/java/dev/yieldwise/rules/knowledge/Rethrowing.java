package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.rules.knowledge.Fate.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the methods do that a handler calls: those of the sources are looked into, the others are judged by their names. */
final class Rethrowing {
    /** Helpers that call helpers are followed so far. */
    private static final int MAX_DEPTH = 3;

    /** What is done with an exception in order to tell of it, and never throws it. */
    private static final Set<String> TELLING = Set.of(
            "trace",
            "debug",
            "info",
            "warn",
            "warning",
            "error",
            "severe",
            "fatal",
            "fine",
            "finer",
            "finest",
            "config",
            "log",
            "logp",
            "println",
            "print",
            "printf",
            "format",
            "append",
            "add",
            "put",
            "offer",
            "set",
            "push",
            "addSuppressed",
            "initCause",
            "valueOf",
            "toString",
            "equals",
            "requireNonNull",
            "printStackTrace");

    private static final Pattern THROWING = Pattern.compile("(?i).*(throw|raise|propagate).*");

    private final Pass pass;
    private final LocalMethods methods;

    Rethrowing(Pass pass) {
        this.pass = pass;
        this.methods = pass.resultOf(LocalMethods.ANALYSIS);
    }

    /** What a call may do with an exception that it is given, or for one that it is not. */
    enum Effect {
        NONE,
        MAYBE,
        ALWAYS
    }

    /** Whether a method of that name only tells of an exception. */
    static boolean tells(String method) {
        return TELLING.contains(method);
    }

    /** Whether a call ends the program, or a test. */
    static boolean neverReturns(MethodCallExpr call) {
        String scope = call.getScope().map(Expression::toString).orElse("");
        return call.getNameAsString().equals("exit") && scope.equals("System")
                || call.getNameAsString().equals("halt") && scope.endsWith("getRuntime()")
                || call.getNameAsString().equals("fail");
    }

    /**
     * What a call does with an exception that is among its arguments.
     *
     * @param goods the fates that are wished for
     * @param reader what is looked for in helpers of the file, given their depth
     */
    Effect of(MethodCallExpr call, Held held, Set<Kind> goods, int depth, Fates.Reader reader) {
        List<Body> helpers = depth < MAX_DEPTH ? methods.meantBy(call) : List.of();
        if (!helpers.isEmpty()) {
            return all(helpers.stream()
                    .map(helper -> of(LocalMethods.methodOf(helper), call, held, goods, reader))
                    .toList());
        }
        if (call.getArguments().stream().noneMatch(argument -> held.holds(argument, pass.types()))
                || TELLING.contains(call.getNameAsString())
                || isOfJdk(call)) {
            return Effect.NONE;
        }
        if (depth < MAX_DEPTH) {
            Optional<Effect> elsewhere = Helpers.elsewhere(call, pass).stream()
                    .map(method -> of(method, call, held, goods, reader))
                    .findFirst();
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
        }
        return THROWING.matcher(call.getNameAsString()).matches() ? Effect.ALWAYS : Effect.MAYBE;
    }

    private static Effect all(List<Effect> effects) {
        Set<Effect> distinct = EnumSet.copyOf(effects);
        return distinct.size() == 1 ? effects.get(0) : Effect.MAYBE;
    }

    private Effect of(MethodDeclaration helper, MethodCallExpr call, Held held, Set<Kind> goods, Fates.Reader reader) {
        Optional<Cfg> cfg = pass.program().graphOf(helper);
        if (cfg.isEmpty()) {
            return Effect.MAYBE;
        }
        Held inside = Held.NOTHING;
        for (int i = 0; i < call.getArguments().size(); i++) {
            if (held.holds(call.getArgument(i), pass.types())) {
                inside = inside.heldBy(helper.getParameter(i));
            }
        }
        Optional<List<Fate>> fates =
                Fates.from(cfg.get(), pass.types(), reader, cfg.get().entry(), 0, inside);
        if (fates.isEmpty()) {
            return Effect.MAYBE;
        }
        Set<Kind> kinds = fates.get().stream().map(Fate::kind).collect(Collectors.toSet());
        if (goods.containsAll(kinds)) {
            return Effect.ALWAYS;
        }
        return kinds.stream().anyMatch(kind -> goods.contains(kind) || kind == Kind.HANDED_ON)
                ? Effect.MAYBE
                : Effect.NONE;
    }

    /** Methods of the JDK take exceptions to tell of them, wrap them or keep them; functions are code of others. */
    private boolean isOfJdk(MethodCallExpr call) {
        return call.getScope()
                .map(Expressions::bare)
                .filter(NameExpr.class::isInstance)
                .map(scope -> pass.types()
                        .classNamed(scope)
                        .<TypeRef>map(TypeRef.Known::new)
                        .orElseGet(() -> pass.types().of(scope)))
                .filter(type -> type instanceof TypeRef.Known known
                        && known.name().startsWith("java.")
                        && !known.name().startsWith("java.util.function."))
                .isPresent();
    }
}
