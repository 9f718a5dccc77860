package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.CatchClause;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.rules.knowledge.AnsweredExit;
import dev.yieldwise.rules.knowledge.Closing;

/** Reports a yield by which a body answers its own close. */
final class YieldDuringClose {
    static final Rule RULE = Rule.named(YieldDuringClose.class)
            .summary("yield reachable while the body is being closed")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.GENERATOR, Tag.COROUTINE)
            .since("0.1")
            .check(YieldDuringClose::check);

    private YieldDuringClose() {}

    private static void check(Pass pass) {
        pass.resultOf(Closing.ANALYSIS).answers().forEach(answer -> report(pass, answer));
    }

    private static void report(Pass pass, AnsweredExit answer) {
        Node around = answer.within().getParentNode().orElseThrow();
        boolean handler = around instanceof CatchClause;
        Story.start(pass)
                .then(answer.raised(), "GeneratorExit is raised here when the generator is closed", Story.CLOSING)
                .then(
                        handler ? around : answer.within().getParentNode().orElseThrow(),
                        handler ? "caught here" : "on its way out it runs the finally block")
                .then(
                        answer.yield(),
                        "yields instead of ending: close() throws GeneratorStateException IGNORED_EXIT",
                        Story.REFUSES)
                .report(
                        RULE,
                        answer.always() ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        answer.yield(),
                        "'" + answer.yield().getNameAsString() + "' in a " + (handler ? "handler" : "finally block")
                                + (answer.always() ? " is" : " may be")
                                + " reached while the generator is being closed");
    }
}
