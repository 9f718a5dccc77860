package dev.yieldwise.benchmarks.driver;

import dev.yieldwise.benchmarks.fresh.Retained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the engines have promised. A row that is not what it says is not judged. */
final class Bounds {
    /** Machines are noisy: a ratio that may not be above 1 may be, by this. */
    private static final double NOISE = 0.1;

    private final Results results;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Bounds(Results results) {
        this.results = results;
    }

    static List<Verdict> judge(Results results) {
        Bounds bounds = new Bounds(results);
        bounds.elements();
        bounds.delegation();
        bounds.memory();
        bounds.firstUse();
        return List.copyOf(bounds.verdicts);
    }

    private void elements() {
        ratio("woven boxed, loop / hand-written", "pull", "twin", 1.25, "");
        ratio("woven boxed, next() only / hand-written", "pull-next", "twin-next", 1.25, "");
        ratio("woven boxed, kept in a field / hand-written", "pull-kept", "twin-kept", 1.25, "");
        ratio("woven boxed, kept in a field / hand-written and guarded", "pull-kept", "twin-guarded", 1.25, "");
        ratio("woven int, loop / hand-written", "int", "twin-int", 1.25, "");
        ratio("woven int, nextInt() only / hand-written", "int-next", "twin-int-next", 1.25, "");
        ratio("woven int, kept in a field / hand-written", "int-kept", "twin-int-kept", 1.25, "");
        for (String id : List.of("int", "int-next", "int-kept")) {
            row(id).ifPresent(row ->
                    judge("bytes allocated per element, " + row.label(), row, row.allocated(), null, 0.1, ""));
        }
        ratio("push boxed / plain loop", "push", "plain", 1.25, "");
        ratio("push boxed / plain loop into a Consumer of Integer", "push", "plain-boxed", 1.25, "");
        ratio("push int / plain loop", "push-int", "plain", 1.25, "");
    }

    private void delegation() {
        ratio("woven tree of 2^15 - 1 nodes / flat", "tree", "pull", 4, "");
        ratio("woven chain of 100 / chain of 10", "chain-100", "chain-10", 1 + NOISE, "1.00 and a tenth of noise");
    }

    private void memory() {
        if (results.rows().stream().noneMatch(row -> row.group() == Group.MEMORY)) {
            return;
        }
        for (Retained.Shape shape : Retained.Shape.values()) {
            if (shape == Retained.Shape.BY_HAND) {
                continue;
            }
            String name = "bytes of a suspended generator beside " + shape.label;
            String crowd = "MB of a million of them alive, " + shape.label;
            Optional<Measured> row = row("retained-" + shape);
            if (row.isEmpty()) {
                verdicts.add(new Verdict(crowd, null, null, 256, "BROKEN", "out of memory, or failed"));
                continue;
            }
            judge(name, row.get(), row.get().median() - shape.own, null, 64, "");
            judge(crowd, row.get(), row.get().median() * Fresh.MILLION / (1 << 20), null, 256, "run with -Xmx256m");
        }
    }

    private void firstUse() {
        ratio("first woven generator / ASM loaded and the class copied", "first-pull", "first-copy", 1.5, "");
        ratio("later bodies / the first", "later-pull", "first-pull", 0.1, "");
    }

    private void ratio(String name, String id, String base, double limit, String remark) {
        Optional<Measured> row = row(id);
        Optional<Measured> other = row(base);
        if (row.isPresent() && other.isPresent()) {
            double value = row.get().median() / other.get().median();
            judge(name, row.get(), value, best(row.get(), other.get()), limit, remark);
        }
    }

    /** The least ratio of a round: what was measured at about the same time is divided. */
    private static Double best(Measured row, Measured other) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < Math.min(row.rounds().size(), other.rounds().size()); i++) {
            least = Math.min(least, row.rounds().get(i) / other.rounds().get(i));
        }
        return least;
    }

    private void judge(String name, Measured row, double value, Double best, double limit, String remark) {
        verdicts.add(
                row.substitute()
                        ? Verdict.skipped(name, limit, row.note())
                        : Verdict.judged(name, value, best, limit, remark));
    }

    private Optional<Measured> row(String id) {
        return results.row(id);
    }
}
