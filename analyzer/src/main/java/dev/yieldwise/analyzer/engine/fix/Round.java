package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.engine.Checking;
import dev.yieldwise.analyzer.finding.Edits;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes as many proposals of one state as can be made together. They are tried all at once; where that leads to something
 * worse, by halves, so that a bad one among many costs few checks.
 */
final class Round {
    private final Checking checking;
    private final State start;
    private final Set<String> watched;
    private final List<Proposal> made = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private State state;

    /** @param watched files that are looked at for whatever is changed */
    Round(State start, Set<String> watched, Checking checking) {
        this.checking = checking;
        this.start = start;
        this.watched = watched;
        this.state = start;
    }

    /** Of two that collide the first one is made; if it is left out, the other. */
    void make(List<Proposal> proposals) {
        List<Proposal> waiting = new ArrayList<>(proposals);
        while (!waiting.isEmpty()) {
            waiting.removeIf(proposal -> collides(proposal, made));
            List<Proposal> batch = new ArrayList<>();
            for (Proposal proposal : waiting) {
                if (!collides(proposal, batch)) {
                    batch.add(proposal);
                }
            }
            waiting.removeAll(batch);
            tryOut(batch);
        }
    }

    private static boolean collides(Proposal proposal, List<Proposal> others) {
        return others.stream().anyMatch(proposal::collidesWith);
    }

    private void tryOut(List<Proposal> batch) {
        if (batch.isEmpty()) {
            return;
        }
        List<Proposal> all = new ArrayList<>(made);
        all.addAll(batch);
        Map<String, String> texts = textsAfter(batch, all);
        Set<String> looked = new TreeSet<>(watched);
        looked.addAll(texts.keySet());
        State tried = state.with(texts, looked, checking);
        if (looked.stream().noneMatch(path -> tried.in(path).isWorseThan(expected(path, all)))) {
            made.addAll(batch);
            state = tried;
        } else if (batch.size() == 1) {
            leftOut.add(verdict(batch.get(0), all, looked, tried));
        } else {
            tryOut(batch.subList(0, batch.size() / 2));
            tryOut(batch.subList(batch.size() / 2, batch.size()));
        }
    }

    /** Of the files that {@code batch} changes, with the edits of {@code all}, which are those of the start's text. */
    private Map<String, String> textsAfter(List<Proposal> batch, List<Proposal> all) {
        Map<String, List<TextEdit>> edits = new TreeMap<>();
        batch.forEach(proposal -> edits.put(proposal.path(), new ArrayList<>()));
        for (Proposal proposal : all) {
            if (edits.containsKey(proposal.path())) {
                edits.get(proposal.path()).addAll(proposal.fix().edits());
            }
        }
        Map<String, String> texts = new TreeMap<>();
        edits.forEach((path, own) ->
                texts.put(path, Edits.apply(new SourceFile(start.files().get(path), path, start.textOf(path)), own)));
        return texts;
    }

    /** What is to be found at most. */
    private State.Found expected(String path, List<Proposal> all) {
        Set<Finding> mended = all.stream()
                .filter(proposal -> proposal.path().equals(path))
                .flatMap(proposal -> proposal.findings().stream())
                .collect(Collectors.toSet());
        State.Found before = start.in(path);
        return new State.Found(
                before.findings().stream()
                        .filter(finding -> !mended.contains(finding))
                        .toList(),
                before.notifications());
    }

    private LeftOut verdict(Proposal proposal, List<Proposal> all, Set<String> looked, State tried) {
        List<Finding> revealed = new ArrayList<>();
        Optional<String> broken = Optional.empty();
        for (String path : looked) {
            State.Found expected = expected(path, all);
            revealed.addAll(tried.in(path).revealed(expected));
            broken = broken.or(() -> tried.in(path).broken(expected).stream()
                    .map(Notification::message)
                    .findFirst());
        }
        boolean inVain = Surplus.of(revealed, proposal.findings()).isEmpty();
        return new LeftOut(
                proposal.findings().get(0),
                revealed,
                broken.map(reason -> "the file could not be checked after it: " + reason)
                        .or(() -> inVain ? Optional.of("the finding is still there after it") : Optional.empty()));
    }

    boolean madeSome() {
        return !made.isEmpty();
    }

    /** What it comes to. */
    State end() {
        return state;
    }

    List<LeftOut> leftOut() {
        return List.copyOf(leftOut);
    }
}
