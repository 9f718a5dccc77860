package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.engine.Checking;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.source.EncodedText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Checks files and plans which fixes are made in them: the one way in for all fronts. */
public final class FixRun {
    private final Checking checking;
    private final Applicability upTo;
    private final UnaryOperator<Outcome> told;
    private final Map<String, Path> files = new TreeMap<>();

    /**
     * @param upTo whether only safe fixes are made, or unsafe ones too
     * @param told what of all that is found the user gets to see; nothing else is fixed
     */
    public FixRun(Checking checking, Applicability upTo, UnaryOperator<Outcome> told) {
        this.checking = checking;
        this.upTo = upTo;
        this.told = told;
        checking.files().forEach(file -> files.put(checking.nameOf(file), file));
    }

    /**
     * Finds out which fixes can be made, and writes nothing.
     *
     * @param progress hears of the checks of all files: one, and another one if there is anything to fix
     * @throws dev.yieldwise.analyzer.engine.UsageException if the thread is interrupted
     * @throws IllegalStateException for a defect of the checker
     */
    public FixPlan plan(Progress progress) {
        Outcome before = checking.check(progress);
        Outcome toldBefore = told.apply(before);
        Predicate<Finding> wanted = wanted(before, toldBefore);
        Set<String> mendable = fixableIn(before, wanted);
        Set<String> watched = new TreeSet<>();
        while (true) {
            Originals originals = read(mendable);
            State start = new State(files, originals.texts(), State.byPath(before))
                    .with(Map.of(), originals.byPath().keySet(), checking);
            Course course = run(start, watched, wanted, originals);
            if (course.end().texts().equals(start.texts())) {
                return new FixPlan(checking, toldBefore, before, Map.of(), course.leftOut(), originals.unread());
            }
            // Only now it shows what the changes do to files that call what was changed.
            Outcome after = checking.check(course.end().texts(), progress);
            Map<String, State.Found> found = State.byPath(after);
            boolean more = mendable.addAll(fixableIn(after, wanted));
            more |= watched.addAll(worse(found, course.end()));
            if (!more) {
                if (!worse(found, course.end()).isEmpty()) {
                    throw new IllegalStateException("the same texts were checked twice, and something else was found");
                }
                return new FixPlan(
                        checking,
                        toldBefore,
                        after,
                        changes(originals, course.end()),
                        course.leftOut(),
                        originals.unread());
            }
        }
    }

    /** How a run of rounds ended. */
    private record Course(State end, List<LeftOut> leftOut) {}

    /** Goes on while fixes are made; each makes the findings fewer. What was left out is tried again after others were made. */
    private Course run(State start, Set<String> watched, Predicate<Finding> wanted, Originals originals) {
        State state = start;
        while (true) {
            Round round = new Round(state, watched, checking);
            round.make(Proposal.of(state.findingsIn(originals.byPath().keySet()), wanted, upTo));
            if (!round.madeSome()) {
                return new Course(state, round.leftOut());
            }
            state = round.end();
        }
    }

    /** What is told, and is not to be mixed up with anything that is not. */
    private static Predicate<Finding> wanted(Outcome all, Outcome told) {
        Set<Surplus.Kind> kinds =
                told.findings().stream().map(Surplus.Kind::of).collect(Collectors.toCollection(HashSet::new));
        Surplus.of(all.findings(), told.findings()).forEach(hidden -> kinds.remove(Surplus.Kind.of(hidden)));
        return finding -> kinds.contains(Surplus.Kind.of(finding));
    }

    private Set<String> fixableIn(Outcome outcome, Predicate<Finding> wanted) {
        return Proposal.of(outcome.findings(), wanted, upTo).stream()
                .map(Proposal::path)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> worse(Map<String, State.Found> found, State expected) {
        return files.keySet().stream()
                .filter(path -> found.getOrDefault(path, State.Found.NOTHING).isWorseThan(expected.in(path)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<Path, FixPlan.Change> changes(Originals originals, State end) {
        Map<Path, FixPlan.Change> changes = new TreeMap<>();
        originals.byPath().forEach((path, was) -> {
            if (!was.text().equals(end.textOf(path))) {
                changes.put(end.files().get(path), new FixPlan.Change(path, was, end.textOf(path)));
            }
        });
        return changes;
    }

    /** The files that are to be changed, as they were when the fixes were planned. */
    private record Originals(Map<String, EncodedText> byPath, Map<Path, String> texts, List<Notification> unread) {}

    private Originals read(Set<String> paths) {
        Map<String, EncodedText> byPath = new TreeMap<>();
        Map<Path, String> texts = new TreeMap<>();
        List<Notification> unread = new ArrayList<>();
        for (String path : paths) {
            Path file = files.get(path);
            try {
                EncodedText text = EncodedText.of(Files.readAllBytes(file), checking.encoding());
                byPath.put(path, text);
                texts.put(file, text.text());
            } catch (CharacterCodingException e) {
                unread.add(FixPlan.unwritten(
                        path, "its bytes would not all come back if it were written as " + checking.encoding()));
            } catch (IOException e) {
                unread.add(FixPlan.unwritten(path, InPlace.reasonOf(e)));
            }
        }
        return new Originals(byPath, texts, unread);
    }
}
