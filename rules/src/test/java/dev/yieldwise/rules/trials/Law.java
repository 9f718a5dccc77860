package dev.yieldwise.rules.trials;

import dev.yieldwise.rules.trials.Trials.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the marks of a method promise of its trials. */
final class Law {
    private Law() {}

    /** The promises that are not kept, each with a trial that shows it. */
    static List<String> broken(Marks marks, List<Trial> trials) {
        List<Trial> conclusive = trials.stream().filter(Trial::conclusive).toList();
        if (conclusive.isEmpty()) {
            return List.of("no trial came to its end");
        }
        List<String> problems = new ArrayList<>();
        for (Map.Entry<Integer, Boolean> mark : marks.lines().entrySet()) {
            int line = mark.getKey();
            List<Trial> there = conclusive.stream()
                    .filter(trial -> trial.journal().reached(line))
                    .toList();
            List<Trial> fine = there.stream()
                    .filter(trial -> !trial.journal().wentWrongAfter(line))
                    .toList();
            if (there.isEmpty()) {
                problems.add("no trial reaches line " + line);
            } else if (fine.size() == there.size()) {
                problems.add("nothing goes wrong after line " + line);
            } else if (mark.getValue() && !fine.isEmpty()) {
                problems.add("line " + line + " is certain, yet all is well with "
                        + fine.get(0).arguments());
            }
        }
        conclusive.stream()
                .filter(trial -> marks.lines().keySet().stream()
                        .noneMatch(line -> trial.journal().reached(line)))
                .filter(trial -> trial.journal().firstLoud().isPresent())
                .findFirst()
                .ifPresent(trial -> problems.add("no mark, yet "
                        + trial.journal().firstLoud().orElseThrow().what() + " with " + trial.arguments()));
        return problems;
    }
}
