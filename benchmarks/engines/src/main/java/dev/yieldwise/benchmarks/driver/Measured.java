package dev.yieldwise.benchmarks.driver;

import java.util.Arrays;
import java.util.List;

/**
 * What came of a row, in the unit of its group.
 *
 * @param id as {@link Row#id}
 * @param group as {@link Row#group}
 * @param label as {@link Row#label}
 * @param median of all iterations of all rounds
 * @param least the least of the medians of the rounds
 * @param rounds the median of each round
 * @param allocated bytes per element or generator; null if nobody looked
 * @param engine what the library said, or empty
 * @param note what a reader has to know, or empty
 */
record Measured(
        String id,
        Group group,
        String label,
        double median,
        double least,
        List<Double> rounds,
        Double allocated,
        String engine,
        String note) {
    static Measured of(String id, Group group, String label, List<List<Double>> rounds, String engine) {
        List<Double> medians = rounds.stream().map(Measured::median).toList();
        List<Double> all = rounds.stream().flatMap(List::stream).toList();
        double least = medians.stream().mapToDouble(each -> each).min().orElseThrow();
        return new Measured(id, group, label, median(all), least, medians, null, engine, "");
    }

    Measured allocating(double bytes) {
        return new Measured(id, group, label, median, least, rounds, bytes, engine, note);
    }

    Measured noting(String text) {
        return new Measured(id, group, label, median, least, rounds, allocated, engine, text);
    }

    /** A row that was promised and is not what it says; it is never judged. */
    boolean substitute() {
        return note.startsWith("not woven") || note.startsWith("not called");
    }

    static double median(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(each -> each).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
