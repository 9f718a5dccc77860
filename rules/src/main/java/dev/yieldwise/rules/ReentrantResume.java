package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.rules.knowledge.Expected;
import dev.yieldwise.rules.knowledge.SelfResumption;
import java.util.Set;

/** Reports a body that asks its own generator or coroutine for something, which refuses since it is running. */
final class ReentrantResume {
    static final Rule RULE = Rule.named(ReentrantResume.class)
            .summary("body that resumes itself")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CONCURRENCY)
            .tags(Tag.GENERATOR, Tag.COROUTINE)
            .weaknesses(Weakness.CWE_666)
            .since("0.1")
            .check(ReentrantResume::check);

    private static final Set<String> THROWN = Set.of("GeneratorStateException", "IllegalStateException");

    private ReentrantResume() {}

    private static void check(Pass pass) {
        SelfResumption.in(pass).stream()
                .filter(resumed -> !Expected.isMeant(pass, resumed.at(), THROWN))
                .forEach(resumed -> report(pass, resumed));
    }

    private static void report(Pass pass, SelfResumption.Resumed resumed) {
        String name = "'" + resumed.generator() + "'";
        String operation =
                resumed.at() instanceof MethodCallExpr call ? "'" + call.getNameAsString() + "'" : "the loop";
        Story story = Story.start(pass).then(resumed.factory(), name + " is made here, and runs the body", "running");
        for (Node within : resumed.within().stream().toList()) {
            story = story.then(within, "asks " + name);
        }
        story.then(
                        resumed.at(),
                        "the body is running: GeneratorStateException with reason ALREADY_EXECUTING",
                        Story.FAILS)
                .report(
                        RULE,
                        resumed.always() ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        resumed.at(),
                        operation + (resumed.always() ? " resumes " : " may resume ") + name
                                + ", whose body this is, while it is running");
    }
}
