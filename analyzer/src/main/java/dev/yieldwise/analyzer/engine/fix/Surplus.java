package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.finding.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What one list has more than another, counting those that are alike. */
final class Surplus {
    private Surplus() {}

    /** What findings of two texts of a file have in common, while lines shift and the line itself may be another. */
    record Kind(String path, String rule, String member, String message) {
        static Kind of(Finding finding) {
            return new Kind(finding.location().path(), finding.rule(), finding.member(), finding.message());
        }
    }

    /** The findings of {@code some} beyond those of {@code others}. */
    static List<Finding> of(List<Finding> some, List<Finding> others) {
        return of(some, others, Kind::of);
    }

    static <T> List<T> of(List<T> some, List<T> others, Function<T, ?> alike) {
        Map<Object, Integer> counts = new HashMap<>();
        others.forEach(other -> counts.merge(alike.apply(other), 1, Integer::sum));
        List<T> surplus = new ArrayList<>();
        for (T one : some) {
            if (counts.merge(alike.apply(one), -1, Integer::sum) < 0) {
                surplus.add(one);
            }
        }
        return surplus;
    }
}
