package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Compiled.Result;
import dev.yieldwise.fuzz.Driver.Run;
import java.util.List;

/** Runs a body in two ways, each time on fresh objects. */
final class Comparison {
    private final Way expected;
    private final Way actual;

    Comparison(Way expected, Way actual) {
        this.expected = expected;
        this.actual = actual;
    }

    record Runs(Run expected, Run actual) {
        boolean differ() {
            return !expected.lines().equals(actual.lines());
        }

        /** Both, with the first difference marked. */
        String show() {
            List<String> left = expected.lines();
            List<String> right = actual.lines();
            int same = 0;
            while (same < left.size() && same < right.size() && left.get(same).equals(right.get(same))) {
                same++;
            }
            StringBuilder text = new StringBuilder();
            left.subList(0, same)
                    .forEach(line -> text.append("    ").append(line).append('\n'));
            left.subList(same, left.size())
                    .forEach(line -> text.append("  - ").append(line).append('\n'));
            right.subList(same, right.size())
                    .forEach(line -> text.append("  + ").append(line).append('\n'));
            return text.toString();
        }
    }

    /** The same until the first difference. */
    Runs untilDifference(Sample sample, Result compiled, Script script) {
        Run right = Driver.run(compiled.subject(sample), script, expected);
        return new Runs(
                right,
                Driver.run(
                        compiled.subject(sample),
                        script,
                        actual,
                        lines -> lines.size() <= right.lines().size()
                                && right.lines().subList(0, lines.size()).equals(lines)));
    }

    Runs of(Sample sample, Result compiled, Script script) {
        return new Runs(
                Driver.run(compiled.subject(sample), script, expected),
                Driver.run(compiled.subject(sample), script, actual));
    }
}
