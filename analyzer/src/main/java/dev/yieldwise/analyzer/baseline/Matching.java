package dev.yieldwise.analyzer.baseline;

import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.finding.Finding;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Pairs findings with entries, each at most once: first what is the same in every respect, then what was moved or changed
 * beside. What is paired early is not there any more for a later step, so that a copy of something known is told and the
 * original is not.
 *
 * @param known the findings that have an entry
 * @param others those that have none, in order
 * @param gone the entries that stand for nothing any more
 * @param kept the entries of what this run did not look at, and cannot tell of
 */
record Matching(Set<Finding> known, List<Finding> others, List<Entry> gone, List<Entry> kept) {
    private static final List<Function<Entry, List<String>>> WITHIN_A_FILE = List.of(
            // nothing changed
            entry -> List.of(entry.rule(), entry.path(), entry.member(), entry.code(), entry.around()),
            // the lines next to it did
            entry -> List.of(entry.rule(), entry.path(), entry.member(), entry.code()),
            // the method got another name or other parameters, or its code came into another one
            entry -> List.of(entry.rule(), entry.path(), entry.code(), entry.around()));

    private static final List<Function<Entry, List<String>>> ACROSS_FILES = List.of(
            // the file got another name or came into another folder
            entry -> List.of(entry.rule(), entry.member(), entry.code()),
            // the code came into another class
            entry -> List.of(entry.rule(), entry.code(), entry.around()));

    static Matching of(List<Entry> entries, List<Finding> findings, Sieve.Scope scope) {
        Set<Finding> open = new LinkedHashSet<>(findings);
        List<Entry> left = new ArrayList<>(entries);
        WITHIN_A_FILE.forEach(key -> pair(open, left, key, entry -> true));
        // what stands in a file that this run does not look at has not moved out of it
        Predicate<Entry> mayHaveMoved =
                entry -> scope.complete().test(entry.path()) || !scope.present().test(entry.path());
        ACROSS_FILES.forEach(key -> pair(open, left, key, mayHaveMoved));

        Set<Finding> known = new LinkedHashSet<>(findings);
        known.removeAll(open);
        Predicate<Entry> isGone =
                entry -> scope.complete().test(entry.path()) && scope.rules().test(entry.rule());
        return new Matching(
                known,
                List.copyOf(open),
                left.stream().filter(isGone).toList(),
                left.stream().filter(isGone.negate()).toList());
    }

    private static void pair(
            Set<Finding> open, List<Entry> left, Function<Entry, List<String>> key, Predicate<Entry> eligible) {
        Map<List<String>, Deque<Entry>> byKey = new HashMap<>();
        left.stream()
                .filter(eligible)
                .forEach(entry -> byKey.computeIfAbsent(key.apply(entry), any -> new ArrayDeque<>())
                        .add(entry));
        Map<Entry, Integer> taken = new HashMap<>();
        open.removeIf(finding -> {
            Deque<Entry> some = byKey.get(key.apply(Entry.of(finding)));
            if (some == null || some.isEmpty()) {
                return false;
            }
            taken.merge(some.remove(), 1, Integer::sum);
            return true;
        });
        left.removeIf(entry -> taken.merge(entry, -1, Integer::sum) >= 0);
    }
}
