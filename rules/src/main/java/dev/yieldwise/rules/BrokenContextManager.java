package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.rules.fixes.CleanUpFinally;
import dev.yieldwise.rules.knowledge.BrokenScope;
import dev.yieldwise.rules.knowledge.BrokenScope.Fault;
import dev.yieldwise.rules.knowledge.BrokenScopes;

/** Reports the body of a context manager that does not yield exactly once, or cleans up only if its scope succeeds. */
final class BrokenContextManager {
    static final Rule RULE = Rule.named(BrokenContextManager.class)
            .summary("context manager yields not exactly once, or cleans up outside of finally")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.CONTEXT_MANAGER)
            .weaknesses(Weakness.CWE_460)
            .since("0.1")
            .check(BrokenContextManager::check);

    private BrokenContextManager() {}

    private static void check(Pass pass) {
        BrokenScopes.in(pass).forEach(broken -> report(pass, broken));
    }

    private static void report(Pass pass, BrokenScope broken) {
        story(pass, broken)
                .mendedBy(CleanUpFinally.of(pass, broken))
                .report(RULE, broken.always() ? Certainty.DEFINITE : Certainty.POSSIBLE, broken.at(), message(broken));
    }

    private static Story story(Pass pass, BrokenScope broken) {
        switch (broken.fault()) {
            case ENDS_WITHOUT_YIELD -> {
                Story story = Story.start(pass);
                if (broken.other().isPresent()) {
                    story = story.then(broken.other().get(), "leaves the body before it has yielded", "set up");
                }
                return story.then(
                        broken.at(),
                        "whoever enters the scope then gets GeneratorStateException DID_NOT_YIELD",
                        Story.FAILS);
            }
            case CLEANS_UP_IN_SUCCESS_ALONE -> {
                return Story.start(pass)
                        .then(broken.at(), "the scope runs here; what it throws is thrown here", "in its scope")
                        .then(broken.other().orElseThrow(), "is passed by if it throws", "not cleaned up");
            }
            default -> {
                return Story.of(pass, broken.before().orElseThrow())
                        .then(
                                broken.at(),
                                broken.fault() == Fault.YIELDS_AGAIN
                                        ? "yields again: the scope ends with GeneratorStateException DID_NOT_STOP"
                                        : "yields again: the scope ends with GeneratorStateException"
                                                + " DID_NOT_STOP_AFTER_THROW",
                                Story.FAILS);
            }
        }
    }

    private static String message(BrokenScope broken) {
        String may = broken.always() ? "" : "may ";
        String verb = broken.always() ? "s" : "";
        return switch (broken.fault()) {
            case YIELDS_AGAIN ->
                "context manager " + may + "yield" + verb + " a second time, after its scope has completed";
            case YIELDS_AGAIN_AFTER_FAILURE ->
                "context manager " + may + "yield" + verb + " a second time, after its scope has failed";
            case ENDS_WITHOUT_YIELD ->
                "context manager " + may + "end" + verb + " without a yield, so that its scope cannot be entered";
            case CLEANS_UP_IN_SUCCESS_ALONE ->
                "'" + named(broken.other().orElseThrow()) + "' behind the yield is left out if the scope fails";
        };
    }

    private static String named(Node cleanup) {
        return cleanup.toString();
    }
}
