package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.CatchClause;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.rules.fixes.Restore;
import dev.yieldwise.rules.fixes.Rethrow;
import dev.yieldwise.rules.knowledge.Closing;
import dev.yieldwise.rules.knowledge.Interrupts;
import dev.yieldwise.rules.knowledge.LostExit;
import java.util.Set;

/** Reports code that loses the signal to end: GeneratorExit in a generator, InterruptedException anywhere. */
final class SwallowedClose {
    static final Rule RULE = Rule.named(SwallowedClose.class)
            .summary("signal to end is caught and lost: GeneratorExit around a yield, or InterruptedException")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.GENERATOR, Tag.COROUTINE, Tag.THREAD)
            .weaknesses(Weakness.CWE_390)
            .since("0.1")
            .check(SwallowedClose::check);

    private static final String LOST = "signal lost";

    private static final Set<String> MEANT = Set.of("ignored", "expected");

    private SwallowedClose() {}

    private static void check(Pass pass) {
        pass.resultOf(Closing.ANALYSIS).losses().forEach(loss -> report(pass, loss));
        Interrupts.in(pass).forEach(lost -> report(pass, lost));
    }

    private static void report(Pass pass, LostExit loss) {
        Node culprit = loss.culprit();
        if (isMeant(loss)) {
            pass.unsaid(culprit, "the handler ends the body, and the name of its parameter says that this is meant");
            return;
        }
        Story story = Story.start(pass)
                .then(loss.raised(), "GeneratorExit is raised here when the generator is closed", Story.CLOSING)
                .then(culprit, culprit instanceof CatchClause ? "caught here" : "takes its place here", LOST);
        if (loss.goesOn()) {
            story = story.then(
                    loss.next().orElseThrow(),
                    "yields instead of ending: close() throws GeneratorStateException IGNORED_EXIT",
                    Story.REFUSES);
        }
        Certainty certainty = loss.always() ? Certainty.DEFINITE : Certainty.POSSIBLE;
        story.mendedBy(Rethrow.of(pass, culprit))
                .report(RULE, certainty, level(loss, certainty), culprit, message(loss));
    }

    /** To end without throwing again is accepted by the protocol; to run on as if nothing had happened is hardly meant. */
    private static Level level(LostExit loss, Certainty certainty) {
        if (loss.goesOn()) {
            return RULE.level(certainty);
        }
        return loss.runsOn() ? Level.WARNING : Level.NOTE;
    }

    /** Whether a handler does nothing worse than to end, and says by the name of its parameter that it means to. */
    private static boolean isMeant(LostExit loss) {
        return loss.culprit() instanceof CatchClause clause
                && !loss.goesOn()
                && !loss.runsOn()
                && MEANT.contains(clause.getParameter().getNameAsString());
    }

    private static String message(LostExit loss) {
        if (loss.culprit() instanceof CatchClause clause) {
            String caught = "GeneratorExit, caught as '" + clause.getParameter().getNameAsString() + "', ";
            if (loss.goesOn()) {
                return caught
                        + (loss.always()
                                ? "is swallowed, and the body goes on to yield"
                                : "may be swallowed, and the body may go on to yield");
            }
            if (loss.replaces()) {
                return caught + (loss.always() ? "is" : "may be")
                        + " replaced by another exception, which close() then throws";
            }
            return caught + (loss.always() ? "is" : "may be") + " not thrown again"
                    + (loss.runsOn() ? ", and the code after it runs" : "");
        }
        String what = "'" + keyword(loss.culprit()) + "' in finally " + (loss.always() ? "discards" : "may discard")
                + " GeneratorExit";
        return loss.goesOn() ? what + ", and the body " + (loss.always() ? "goes" : "may go") + " on to yield" : what;
    }

    private static String keyword(Node jump) {
        return jump.getTokenRange().map(range -> range.getBegin().getText()).orElse("jump");
    }

    private static void report(Pass pass, Interrupts.Lost lost) {
        Story story = Story.start(pass);
        if (lost.source().isPresent()) {
            story = story.then(
                    lost.source().get(), "throws InterruptedException when the thread is interrupted", "interrupted");
        }
        String name = "InterruptedException, caught as '"
                + lost.clause().getParameter().getNameAsString() + "', ";
        String what = switch (lost.manner()) {
            case WRAPPED -> "is wrapped, but the interrupt is not restored";
            case REPLACED -> "is replaced by another exception, and the interrupt is not restored";
            case SWALLOWED, MEANT -> "is neither thrown again nor restored";
        };
        story.then(lost.clause(), "the flag of the thread is cleared, and not set again", LOST)
                .mendedBy(Restore.of(pass, lost))
                .report(
                        RULE,
                        Certainty.POSSIBLE,
                        lost.manner() == Interrupts.Manner.SWALLOWED ? Level.WARNING : Level.NOTE,
                        lost.clause(),
                        name + what);
    }
}
