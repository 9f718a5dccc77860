package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.analyzer.typestate.Ending;
import dev.yieldwise.analyzer.typestate.Ending.How;
import dev.yieldwise.analyzer.typestate.Typestate;
import dev.yieldwise.rules.fixes.TryAround;
import dev.yieldwise.rules.knowledge.Backing;
import dev.yieldwise.rules.knowledge.Expected;
import dev.yieldwise.rules.knowledge.LeftOpen;
import dev.yieldwise.rules.knowledge.LeftOpen.State;
import dev.yieldwise.rules.knowledge.Ownership;
import dev.yieldwise.rules.knowledge.Ownership.Made;
import dev.yieldwise.rules.knowledge.SourceLoops;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reports something lazy that the code which makes it, and alone could close it, leaves open. */
final class UnclosedGenerator {
    static final Rule RULE = Rule.named(UnclosedGenerator.class)
            .summary("generator with clean-up code, or stream of a file, is left without being closed")
            .levels(Level.WARNING, Level.WARNING)
            .category(Category.RESOURCE)
            .tags(Tag.GENERATOR, Tag.STREAM, Tag.FILE)
            .weaknesses(Weakness.CWE_772)
            .since("0.1")
            .check(UnclosedGenerator::check);

    private UnclosedGenerator() {}

    private static void check(Pass pass) {
        Ownership ownership = pass.resultOf(Ownership.ANALYSIS);
        SourceLoops loops = pass.resultOf(SourceLoops.ANALYSIS);
        for (Made made : ownership.all()) {
            if (loops.isSource(made.at())) {
                pass.unsaid(made.at(), "it is the source of a loop that yields, of which UnclosedSource tells");
                continue;
            }
            switch (ownership.whose(made)) {
                case BODYS -> check(pass, made);
                case SOMEBODYS -> pass.unsaid(made.at(), "it goes to others at once, who may close it");
                case NOBODYS ->
                    pass.unsaid(made.at(), "nothing is done with it, which is DiscardedGenerator's to tell");
            }
        }
    }

    private static void check(Pass pass, Made made) {
        if (Expected.isMeant(pass, made.at(), Set.of())) {
            return;
        }
        LeftOpen protocol = new LeftOpen(made.backing(), pass.types());
        List<Ending<State>> endings = made.body()
                .cfg(pass)
                .map(cfg -> Typestate.endings(cfg, pass.program(), protocol, made.at(), pass.witness()))
                .orElse(List.of());
        List<Ending<State>> completing =
                endings.stream().filter(ending -> ending.how() != How.THROWS).toList();
        Optional<Ending<State>> open = completing.stream()
                .filter(ending -> isLost(ending) && ending.state() != State.CUT_OFF)
                .findFirst();
        Optional<Ending<State>> cutOff =
                endings.stream().filter(ending -> ending.state().isOpen()).findFirst();
        if (open.isPresent()) {
            boolean definite = made.sure()
                    && made.backing() != Backing.TREE
                    && completing.stream().allMatch(ending -> isLost(ending) && ending.state() != State.PERHAPS);
            report(pass, made, open.get(), definite ? Certainty.DEFINITE : Certainty.POSSIBLE, Level.WARNING);
        } else if (cutOff.isPresent() && isClosedOtherwise(made, completing)) {
            report(pass, made, cutOff.get(), Certainty.POSSIBLE, Level.NOTE);
        } else {
            pass.unsaid(made.at(), "no way was found on which it is left open");
        }
    }

    private static boolean isLost(Ending<State> ending) {
        return ending.state().isOpen() && ending.how() != How.MAKES_ANOTHER;
    }

    /** Whether the body itself does close it, or run it to its end, whenever no exception gets in the way. */
    private static boolean isClosedOtherwise(Made made, List<Ending<State>> completing) {
        List<State> states = completing.stream().map(Ending::state).toList();
        return !states.contains(State.ELSEWHERE)
                && (states.contains(State.CLOSED)
                        || made.backing() == Backing.GENERATOR && states.contains(State.ENDED));
    }

    private static void report(Pass pass, Made made, Ending<State> ending, Certainty certainty, Level level) {
        Story story = Story.of(pass, ending.trace());
        Node end = ending.at();
        if (end instanceof CallableDeclaration<?> method) {
            story = story.then(
                    method.getName(),
                    ending.how() == How.THROWS
                            ? "is left by an exception without having closed it"
                            : "completes without having closed it",
                    Story.LOST);
        } else if (ending.how() == How.LETS_GO && end != made.at()) {
            story = story.then(end, "nobody can close it after this", Story.LOST);
        }
        // How a team's own resource can be closed, and with what exceptions, is for its own people to say.
        boolean mends = level != Level.NOTE && made.backing() != Backing.RESOURCE;
        story.mendedBy(mends ? TryAround.use(pass, made, certainty) : Optional.empty())
                .report(RULE, certainty, level, made.at(), message(made, certainty, level));
    }

    private static String message(Made made, Certainty certainty, Level level) {
        String thing = "the " + made.backing().noun() + " of '" + made.name() + "' ";
        boolean definite = certainty == Certainty.DEFINITE;
        if (level == Level.NOTE) {
            return thing + "is not closed if an exception is thrown";
        }
        return thing
                + switch (made.backing()) {
                    case GENERATOR ->
                        definite
                                ? "is left suspended: its clean-up does not run"
                                : "may be left suspended: its clean-up does not run then";
                    case TREE -> "may be left before its end, and is not closed then";
                    default -> definite ? "is never closed" : "may not be closed";
                };
    }
}
