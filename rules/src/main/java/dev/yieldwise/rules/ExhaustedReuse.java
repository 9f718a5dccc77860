package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.VariableDeclarationExpr;
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
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.analyzer.typestate.Trace;
import dev.yieldwise.rules.fixes.Code;
import dev.yieldwise.rules.fixes.Reuse;
import dev.yieldwise.rules.knowledge.Assigned;
import dev.yieldwise.rules.knowledge.Exhaustion;
import dev.yieldwise.rules.knowledge.Expected;
import dev.yieldwise.rules.knowledge.Followed;
import dev.yieldwise.rules.knowledge.OwnCalls;
import dev.yieldwise.rules.knowledge.OwnTypes;
import dev.yieldwise.rules.knowledge.Roots;
import dev.yieldwise.rules.knowledge.SingleUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports the second use of something that can be gone through only once. */
final class ExhaustedReuse {
    static final Rule RULE = Rule.named(ExhaustedReuse.class)
            .summary("stream, iterator or generator used again after it was used up")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.STREAM, Tag.ITERATOR, Tag.GENERATOR)
            .weaknesses(Weakness.CWE_672)
            .since("0.1")
            .check(ExhaustedReuse::check);

    private static final Set<String> EXPECTED =
            Set.of("IllegalStateException", "NoSuchElementException", "GeneratorStateException", "GeneratorReturn");

    private ExhaustedReuse() {}

    private static void check(Pass pass) {
        for (Body body : pass.resultOf(Bodies.ANALYSIS)) {
            Roots.in(body, call -> true).values().forEach(uses -> check(pass, body, uses));
        }
    }

    private static void check(Pass pass, Body body, List<Expression> uses) {
        boolean again = uses.size() > 1
                || body.copies().stream().anyMatch(Body.Copy::direct)
                || Roots.inLoop(uses.get(0), body);
        if (!again) {
            pass.unsaid(uses.get(0), "this is its only use in the method, and stands in no loop");
        }
        for (Node declaration : Followed.declarations(pass, body, uses)) {
            if (again || Subject.isField(declaration)) {
                kindOf(pass, declaration)
                        .filter(kind -> again || OwnCalls.speakOf(pass, body, Subject.nameOf(declaration)))
                        .ifPresent(kind -> check(pass, body, declaration, kind));
            }
        }
    }

    private static void check(Pass pass, Body body, Node declaration, SingleUse kind) {
        Exhaustion protocol = new Exhaustion(kind, pass.types());
        Followed.observe(pass, body, declaration, protocol)
                .forEach(observation -> report(pass, body, kind, declaration, observation));
    }

    private static Optional<SingleUse> kindOf(Pass pass, Node declaration) {
        if (!(pass.types().ofCandidate(declaration) instanceof TypeRef.Known known)) {
            return Optional.empty();
        }
        if (known.name().equals("java.lang.Object")) {
            return hidden(pass, declaration);
        }
        return known.name().equals("java.lang.Iterable")
                ? oneShot(pass, declaration)
                : SingleUse.of(known.name())
                        .or(() -> pass.resultOf(OwnTypes.ANALYSIS).singleUse(known.name()));
    }

    /** What a variable of type Object was given, if it is given nothing else. */
    private static Optional<SingleUse> hidden(Pass pass, Node declaration) {
        return declaration instanceof VariableDeclarator variable
                        && !Assigned.later(variable)
                        && variable.getInitializer().isPresent()
                        && pass.types()
                                        .withoutInference(
                                                variable.getInitializer().get())
                                instanceof TypeRef.Known made
                ? SingleUse.of(made.name())
                : Optional.empty();
    }

    /** An Iterable made of something that can be gone through once. */
    private static Optional<SingleUse> oneShot(Pass pass, Node declaration) {
        if (!(declaration instanceof VariableDeclarator variable)
                || variable.getInitializer().isEmpty()
                || Assigned.later(variable)) {
            return Optional.empty();
        }
        Expression value = Expressions.bare(variable.getInitializer().get());
        if (value instanceof MethodReferenceExpr reference
                && reference.getIdentifier().equals("iterator")) {
            return isOf(pass, reference.getScope(), SingleUse.STREAM)
                    ? Optional.of(SingleUse.ITERABLE_OF_STREAM)
                    : Optional.empty();
        }
        return value instanceof LambdaExpr lambda
                        && lambda.getExpressionBody()
                                .filter(NameExpr.class::isInstance)
                                .filter(name -> isOf(pass, name, SingleUse.ITERATOR))
                                .isPresent()
                ? Optional.of(SingleUse.ITERABLE_OF_ITERATOR)
                : Optional.empty();
    }

    private static boolean isOf(Pass pass, Expression variable, SingleUse kind) {
        return pass.types()
                .declarationOf(variable)
                .filter(declaration -> !Subject.isField(declaration))
                .map(pass.types()::ofDeclaration)
                .filter(type ->
                        type instanceof TypeRef.Known known && kind.types().contains(known.name()))
                .isPresent();
    }

    private static void report(
            Pass pass, Body body, SingleUse kind, Node declaration, Observation<Exhaustion.Reuse> reuse) {
        Node at = reuse.at();
        if (Expected.isMeant(pass, reuse, EXPECTED)) {
            return;
        }
        boolean definite =
                reuse.always() && isCertain(pass, kind, declaration) && Followed.isSurelyMeant(at, declaration);
        if (wasClosedByTry(reuse.trace())) {
            pass.unsaid(at, "it got out of the try statement that closes it, which is EscapedResource's to tell");
            return;
        }
        boolean silent = reuse.event() == Exhaustion.Reuse.SEES_NOTHING;
        if (silent && at instanceof MethodCallExpr call && !kind.actions().containsKey(call.getNameAsString())) {
            pass.unsaid(at, "it is used up, but a helper that finds nothing left may well be used to that");
            return;
        }
        if (silent && !reuse.always()) {
            pass.unsaid(at, "it may be used up; but to go on with what is left is how loops share an iterator");
            return;
        }
        Certainty certainty = definite ? Certainty.DEFINITE : Certainty.POSSIBLE;
        String name = Followed.nameAt(pass, at, declaration);
        Story.of(pass, reuse.trace())
                .then(
                        at,
                        silent ? "used again here: sees nothing" : "used again here: " + kind.failure(),
                        silent ? "empty" : Story.FAILS)
                .mendedBy(Code.isWritten(at) ? Reuse.fix(pass, body, kind, at, certainty) : Optional.empty())
                .report(
                        RULE,
                        certainty,
                        at,
                        kind.noun() + " '" + name + "' " + (definite ? "is" : "may be") + " used again after it was "
                                + how(reuse.trace()));
    }

    /**
     * Whether what is known of the object holds for every object that the variable can hold: a field may be another one by
     * now, and an iterator that is not the JDK's own may have more when asked again.
     */
    private static boolean isCertain(Pass pass, SingleUse kind, Node declaration) {
        if (Subject.isField(declaration)) {
            return false;
        }
        boolean iterates = kind == SingleUse.ITERATOR || kind == SingleUse.ITERABLE_OF_ITERATOR;
        return !iterates || kind == SingleUse.ITERATOR && isOfCollection(pass, declaration);
    }

    private static boolean isOfCollection(Pass pass, Node declaration) {
        return declaration instanceof VariableDeclarator variable
                && !Assigned.later(variable)
                && variable.getInitializer().map(Expressions::withoutCasts).orElse(null) instanceof MethodCallExpr call
                && call.getNameAsString().equals("iterator")
                && call.getScope()
                        .filter(scope -> pass.types().of(scope) instanceof TypeRef.Known known
                                && known.name().startsWith("java.util.")
                                && pass.types().isA(known, "java.util.Collection"))
                        .isPresent();
    }

    private static boolean wasClosedByTry(Trace trace) {
        List<Trace.Event> events = trace.events();
        return !events.isEmpty()
                && events.get(events.size() - 1).message().equals("closed here")
                && events.get(events.size() - 1).at() instanceof VariableDeclarationExpr;
    }

    /** What used it up: the last event of its story that says so, "consumed here", as a participle. */
    private static String how(Trace trace) {
        List<Trace.Event> events = trace.events();
        for (int i = events.size() - 1; i >= 0; i--) {
            String message = events.get(i).message();
            if (message.endsWith(" here") && !message.contains("'")) {
                return message.substring(0, message.length() - " here".length());
            }
        }
        return "run to its end";
    }
}
