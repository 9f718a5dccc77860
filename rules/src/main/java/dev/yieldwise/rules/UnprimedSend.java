package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Observation;
import dev.yieldwise.analyzer.typestate.Typestate;
import dev.yieldwise.rules.fixes.Code;
import dev.yieldwise.rules.fixes.PrimeFirst;
import dev.yieldwise.rules.knowledge.CoroutineStart;
import dev.yieldwise.rules.knowledge.Expected;
import dev.yieldwise.rules.knowledge.Followed;
import dev.yieldwise.rules.knowledge.GeneratorApi;
import dev.yieldwise.rules.knowledge.NeverAdvanced;
import dev.yieldwise.rules.knowledge.Roots;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reports a value sent to a coroutine that has not reached its first yield, where no one can receive it. */
final class UnprimedSend {
    static final Rule RULE = Rule.named(UnprimedSend.class)
            .summary("value sent to a coroutine that has not reached its first yield")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.COROUTINE)
            .weaknesses(Weakness.CWE_666)
            .since("0.1")
            .check(UnprimedSend::check);

    private static final Set<String> EXPECTED = Set.of("GeneratorStateException", "IllegalStateException");

    /** Wider types under which a coroutine may be held and cast back; what it is, its making tells. */
    private static final Set<String> HOLDERS = Set.of("java.lang.Object", GeneratorApi.DELEGATE);

    private static final String FAILURE =
            "a value is sent, but no yield is waiting for it: GeneratorStateException NOT_STARTED";

    private UnprimedSend() {}

    private static void check(Pass pass) {
        CoroutineStart protocol = new CoroutineStart(pass.types());
        boolean knowsCoroutines = pass.unit().getImports().stream()
                .anyMatch(name -> name.getNameAsString().startsWith(GeneratorApi.PACKAGE));
        for (Body body : pass.resultOf(Bodies.ANALYSIS)) {
            boolean sends = body.allCalls().stream().anyMatch(UnprimedSend::sends);
            if (sends || knowsCoroutines && !body.calls().isEmpty()) {
                check(pass, body, protocol, sends ? UnprimedSend::sends : call -> true);
                if (knowsCoroutines && sends) {
                    check(pass, body, protocol, call -> !sends(call));
                }
                body.calls().forEach(call -> checkFresh(pass, call, protocol));
            }
        }
    }

    private static void check(Pass pass, Body body, CoroutineStart protocol, Predicate<MethodCallExpr> interesting) {
        Roots.in(body, interesting).values().forEach(uses -> {
            for (Node declaration : Followed.declarations(pass, body, uses)) {
                TypeRef type = pass.types().ofCandidate(declaration);
                if (HOLDERS.stream().anyMatch(type::is) || pass.types().isA(type, GeneratorApi.COROUTINE)) {
                    CoroutineStart start =
                            NeverAdvanced.test(pass, declaration, protocol) ? protocol.ofNeverAdvanced() : protocol;
                    Followed.observe(pass, body, declaration, start)
                            .forEach(observation -> report(pass, body, declaration, observation));
                }
            }
        });
    }

    private static void checkFresh(Pass pass, MethodCallExpr call, CoroutineStart protocol) {
        if (sends(call)
                && call.getScope()
                        .filter(made -> Typestate.isMade(made, pass.program(), protocol, CoroutineStart.State.CREATED))
                        .isPresent()) {
            reportFresh(pass, call, protocol);
        }
    }

    private static boolean sends(MethodCallExpr call) {
        return GeneratorApi.SENDING.contains(call.getNameAsString())
                && call.getArguments().size() == 1;
    }

    private static void report(Pass pass, Body body, Node declaration, Observation<CoroutineStart.Sent> sent) {
        Node at = sent.at();
        if (Expected.isMeant(pass, sent, EXPECTED)) {
            return;
        }
        boolean definite = sent.always() && sent.event().nonNull();
        Certainty certainty = definite ? Certainty.DEFINITE : Certainty.POSSIBLE;
        String name = Followed.nameAt(pass, at, declaration);
        Story.of(pass, sent.trace())
                .then(at, FAILURE, Story.FAILS)
                .mendedBy(
                        at instanceof MethodCallExpr send && sends(send) && Code.isWritten(send)
                                ? PrimeFirst.ofVariable(pass, body, declaration, send, certainty)
                                : Optional.empty())
                .report(
                        RULE,
                        certainty,
                        at,
                        "a value is sent to coroutine '" + name + "', which " + (definite ? "has not" : "may not have")
                                + " reached its first yield");
    }

    private static void reportFresh(Pass pass, MethodCallExpr call, CoroutineStart protocol) {
        Expression value = call.getArgument(0);
        if (!value.isNullLiteralExpr() && !Expected.isMeant(pass, call, EXPECTED)) {
            Certainty certainty = protocol.cannotBeNull(value) ? Certainty.DEFINITE : Certainty.POSSIBLE;
            Story.start(pass)
                    .then(
                            Expressions.bare(call.getScope().orElseThrow()),
                            "the coroutine is created here",
                            CoroutineStart.State.CREATED.told())
                    .then(call, FAILURE, Story.FAILS)
                    .mendedBy(PrimeFirst.ofNew(pass, call, certainty))
                    .report(
                            RULE,
                            certainty,
                            call,
                            "a value is sent to a new coroutine, which has not reached its first yield");
        }
    }
}
