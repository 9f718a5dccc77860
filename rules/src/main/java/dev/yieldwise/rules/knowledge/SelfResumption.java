package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.yieldwise.analyzer.dataflow.Paths;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the bodies of a file ask their own generators for something, while they run. */
public final class SelfResumption {
    /** What a running generator or coroutine refuses; stages, stream() and iterator() only when they are used. */
    static final Set<String> RESUMING = Set.of(
            "next",
            "nextInt",
            "nextLong",
            "nextDouble",
            "hasNext",
            "send",
            "resume",
            "prime",
            "throwIn",
            "close",
            "forEach",
            "forEachRemaining",
            "toList",
            "reduce",
            "collect",
            "count");

    /** A helper of a helper is looked at, and no further. */
    private static final int MAX_HOPS = 2;

    /**
     * A body asks its own generator.
     *
     * @param at the call in the body, or its loop
     * @param within where a helper that it calls does it; empty if it does it itself
     * @param generator the name of the variable
     * @param factory where the generator is made
     * @param always whether it is surely that generator, and surely asked
     */
    public record Resumed(Node at, Optional<Node> within, String generator, Node factory, boolean always) {}

    private final Pass pass;
    private final GeneratorBodies bodies;
    private final LocalMethods methods;
    private final List<Resumed> found = new ArrayList<>();

    private SelfResumption(Pass pass) {
        this.pass = pass;
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
        this.methods = pass.resultOf(LocalMethods.ANALYSIS);
    }

    public static List<Resumed> in(Pass pass) {
        SelfResumption resumption = new SelfResumption(pass);
        OwnGenerator.in(pass).forEach(own -> resumption.find(own, own.body(), own.sure()));
        return resumption.found;
    }

    private void find(OwnGenerator own, Body body, boolean sure) {
        if (asksForState(own, body)) {
            pass.unsaid(own.factory(), "the body asks for the state of its generator before it resumes it");
            return;
        }
        for (Asked asked : askedBy(own, body)) {
            add(own, asked.at(), Optional.empty(), sure && asked.surely());
        }
        for (MethodCallExpr call : body.calls()) {
            helper(call).ifPresent(helper -> {
                Optional<Asked> within = askedThrough(own, helper, MAX_HOPS);
                within.ifPresent(
                        asked -> add(own, call, Optional.of(asked.at()), sure && asked.surely() && isFixed(helper)));
            });
        }
        body.functions().stream()
                .filter(function -> bodies.runsAtOnce((LambdaExpr) function.owner()))
                .forEach(function -> find(own, function, false));
    }

    private void add(OwnGenerator own, Node at, Optional<Node> within, boolean always) {
        found.add(new Resumed(at, within, own.name(), own.factory(), always));
    }

    /** @param surely whether it is the generator itself that is asked, not a stage that may ask it for nothing */
    private record Asked(Node at, boolean surely) {}

    private boolean asksForState(OwnGenerator own, Body body) {
        return body.allCalls().stream()
                .anyMatch(call -> call.getNameAsString().equals(GeneratorApi.STATE)
                        && call.getScope()
                                .filter(scope -> own.isNamedBy(scope, pass.types()))
                                .isPresent());
    }

    private List<Asked> askedBy(OwnGenerator own, Body body) {
        List<Asked> asked = new ArrayList<>();
        for (MethodCallExpr call : body.calls()) {
            if (RESUMING.contains(call.getNameAsString())) {
                call.getScope().ifPresent(scope -> addIfOwn(own, scope, call, asked));
            } else if (call.getNameAsString().equals(GeneratorApi.DELEGATING)
                    && call.getArguments().size() == 1
                    && bodies.of(call).isPresent()) {
                addIfOwn(own, call.getArgument(0), call, asked);
            }
        }
        body.loops().forEach(loop -> addIfOwn(own, loop.getIterable(), loop, asked));
        return asked;
    }

    private void addIfOwn(OwnGenerator own, Expression source, Node at, List<Asked> asked) {
        Expression bare = Expressions.bare(source);
        boolean itself = true;
        while (bare instanceof MethodCallExpr call
                && GeneratorApi.STAGES.contains(call.getNameAsString())
                && call.getScope().isPresent()) {
            bare = Expressions.bare(call.getScope().get());
            itself = false;
        }
        if (own.isNamedBy(bare, pass.types())) {
            asked.add(new Asked(at, itself));
        }
    }

    /** What a helper asks: surely only if it cannot end without. */
    private Optional<Asked> askedThrough(OwnGenerator own, Body helper, int hops) {
        if (asksForState(own, helper)) {
            return Optional.empty();
        }
        List<Asked> asked = askedBy(own, helper);
        if (!asked.isEmpty()) {
            Asked first = asked.get(0);
            boolean passes = helper.cfg(pass)
                    .map(cfg -> Paths.canPassWithout(cfg, element -> element.node() == first.at()))
                    .orElse(true);
            return Optional.of(new Asked(first.at(), first.surely() && !passes));
        }
        return hops == 1
                ? Optional.empty()
                : helper.calls().stream()
                        .flatMap(call -> helper(call).stream())
                        .filter(other -> other != helper)
                        .flatMap(other -> askedThrough(own, other, hops - 1).stream())
                        .findFirst()
                        .map(deeper -> new Asked(deeper.at(), false));
    }

    /** The method of the same object that a call means. */
    private Optional<Body> helper(MethodCallExpr call) {
        boolean own = call.getScope()
                .map(Expressions::bare)
                .map(ThisExpr.class::isInstance)
                .orElse(true);
        List<Body> meant = own ? methods.meantBy(call) : List.of();
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    private static boolean isFixed(Body helper) {
        MethodDeclaration method = LocalMethods.methodOf(helper);
        return method.isPrivate() || method.isStatic() || method.isFinal();
    }
}
