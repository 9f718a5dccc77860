package dev.yieldwise.cli;

import com.github.javaparser.ast.body.MethodDeclaration;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;

/** Rules that find what a test asks for. */
final class TestRules {
    private TestRules() {}

    /** Reports methods by their names: evil is definite, dubious is possible. */
    static final class EvilName {
        static final Rule RULE = Rule.named(EvilName.class)
                .summary("method with an evil name")
                .levels(Level.WARNING, Level.NOTE)
                .category(Category.STYLE)
                .since("0.1")
                .check(EvilName::check);

        private static void check(Pass pass) {
            for (MethodDeclaration method : pass.unit().findAll(MethodDeclaration.class)) {
                String name = method.getNameAsString();
                if (name.equals("evil") || name.equals("dubious")) {
                    pass.report(
                            EvilName.RULE,
                            name.equals("evil") ? Certainty.DEFINITE : Certainty.POSSIBLE,
                            method.getName(),
                            "method '" + name + "' has an evil name",
                            List.of(new Step(pass.locationOf(method.getName()), "named here")));
                }
            }
        }
    }

    /** Fails on a method named crash, and has no page. */
    static final class NoPage {
        static final Rule RULE = Rule.named(NoPage.class)
                .summary("rule without a page")
                .levels(Level.ERROR, Level.ERROR)
                .category(Category.STYLE)
                .since("0.1")
                .check(pass -> {
                    boolean crash = pass.unit().findAll(MethodDeclaration.class).stream()
                            .anyMatch(method -> method.getNameAsString().equals("crash"));
                    if (crash) {
                        throw new IllegalStateException("this rule does not like crash");
                    }
                });
    }
}
