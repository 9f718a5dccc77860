package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.FixCount;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What Maven's log says, a line for each thing. */
final class LogLines {
    private LogLines() {}

    /** {@code src/main/java/Shop.java:14:9 error ExhaustedReuse stream 'lines' is used again after it was consumed}. */
    static String of(Finding finding) {
        return visible(
                finding.location() + " " + finding.level().label() + " " + finding.rule() + " " + finding.message());
    }

    /** {@code src/main/java/Shop.java incomplete unparsed line 3, column 5: ...}. */
    static String of(Notification notification) {
        String path = notification.path().map(name -> name + " ").orElse("");
        String rule = notification.rule().map(name -> " " + name).orElse("");
        return visible(path + "incomplete " + notification.kind().label() + rule + " " + notification.message());
    }

    /** {@code 2 errors, 1 note in 12 files of 340 lines}. */
    static String summary(Outcome outcome) {
        List<String> counts = new ArrayList<>();
        for (Level level : List.of(Level.ERROR, Level.WARNING, Level.NOTE)) {
            long count = outcome.findings().stream()
                    .filter(finding -> finding.level() == level)
                    .count();
            if (count > 0) {
                counts.add(count(count, level.label()));
            }
        }
        int silenced = outcome.silenced().size();
        return (counts.isEmpty() ? "no findings" : String.join(", ", counts))
                + (silenced == 0 ? "" : " (" + silenced + " kept silent)")
                + " in " + count(outcome.coverage().files(), "file")
                + " of " + count(outcome.coverage().lines(), "line")
                + (outcome.notifications().isEmpty() ? "" : "; incomplete");
    }

    /** {@code fixed 2 findings in 1 file}. */
    static String of(FixCount fixed) {
        return fixed.files() == 0
                ? "fixed nothing"
                : "fixed " + count(fixed.findings(), "finding") + " in " + count(fixed.files(), "file");
    }

    static String count(long number, String noun) {
        return count(number, noun, noun + "s");
    }

    static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /** What is in a file must not move the cursor, change colours or turn the direction of writing. */
    private static String visible(String text) {
        return text.codePoints()
                .mapToObj(c -> isHarmless(c) ? Character.toString(c) : "\uFFFD")
                .collect(Collectors.joining());
    }

    private static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
