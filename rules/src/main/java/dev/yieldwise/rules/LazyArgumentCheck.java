package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.rules.fixes.CheckFirst;
import dev.yieldwise.rules.knowledge.LateChecks;

/** Reports a check of arguments that a body makes, which its method should have made. */
final class LazyArgumentCheck {
    static final Rule RULE = Rule.named(LazyArgumentCheck.class)
            .summary("argument checked inside the body, so at the first next() and not at the call")
            .levels(Level.WARNING, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.GENERATOR, Tag.COROUTINE)
            .weaknesses(Weakness.CWE_696)
            .since("0.1")
            .check(LazyArgumentCheck::check);

    private LazyArgumentCheck() {}

    private static void check(Pass pass) {
        LateChecks.in(pass).forEach(late -> report(pass, late));
    }

    private static void report(Pass pass, LateChecks.Late late) {
        String name = ((Parameter) late.parameter()).getNameAsString();
        Node made = late.factory();
        Story.start(pass)
                .then(
                        ((Parameter) late.parameter()).getName(),
                        "'" + name + "' is given to '" + late.maker() + "'",
                        "given")
                .then(made, "makes the generator and returns; no code of the body has run", "unchecked")
                .then(late.at(), "runs when the first element is asked for, if it ever is", "checked too late")
                .mendedBy(CheckFirst.of(pass, late))
                .report(
                        RULE,
                        late.always() ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        late.at(),
                        "'" + name + "' is checked by the body, not by the call of '" + late.maker() + "'");
    }
}
