package dev.yieldwise.rules;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.rules.knowledge.NullAtTheEnd;
import dev.yieldwise.rules.knowledge.UnguardedNext;
import dev.yieldwise.rules.knowledge.UntoldEnd;

/** Reports ends that come out wrong: an iterator's that leaves a generator's body, and one that next() does not tell. */
final class StopIterationLeak {
    static final Rule RULE = Rule.named(StopIterationLeak.class)
            .summary("next() in a body that can end it by accident, or an iterator's next() that does not tell its end")
            .levels(Level.WARNING, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.GENERATOR, Tag.ITERATOR)
            .since("0.1")
            .check(StopIterationLeak::check);

    private StopIterationLeak() {}

    private static void check(Pass pass) {
        UnguardedNext.in(pass).forEach(call -> report(pass, call));
        // one that answers null has no way to throw either; the first finding of a place stays
        NullAtTheEnd.in(pass).forEach(answer -> report(pass, answer));
        UntoldEnd.in(pass).forEach(end -> report(pass, end));
    }

    private static void report(Pass pass, MethodCallExpr call) {
        String iterator = call.getScope().orElseThrow().toString();
        Story.start(pass)
                .then(
                        call,
                        "at the end of '" + iterator + "': NoSuchElementException, out of the body as "
                                + "GeneratorStateException with reason RAISED_STOP",
                        Story.FAILS)
                .report(
                        RULE,
                        Certainty.POSSIBLE,
                        call,
                        "'" + iterator + "' may have ended, and nothing asks before '" + call.getNameAsString()
                                + "': the generator then fails instead of ending");
    }

    private static void report(Pass pass, NullAtTheEnd.Answer answer) {
        Story.start(pass)
                .then(answer.next().getName(), "asked again after the last element", "at its end")
                .then(answer.answer(), "hasNext() has said no, and this is returned", "answers null")
                .report(
                        RULE,
                        Certainty.DEFINITE,
                        answer.next().getName(),
                        "'next' returns null at the end, where Iterator demands NoSuchElementException");
    }

    /** Who gets another exception at least hears of the end; who gets an element works on with it. */
    private static void report(Pass pass, UntoldEnd end) {
        Story.start(pass)
                .then(
                        end.next().getName(),
                        "asked again after the last element: neither this nor what it calls throws the exception",
                        "at its end")
                .report(
                        RULE,
                        Certainty.POSSIBLE,
                        end.answers() ? Level.WARNING : Level.NOTE,
                        end.next().getName(),
                        "'" + end.next().getNameAsString() + "' "
                                + (end.answers()
                                        ? "goes on to return something at the end"
                                        : "has no way to tell the end")
                                + ", where Iterator demands NoSuchElementException");
    }
}
