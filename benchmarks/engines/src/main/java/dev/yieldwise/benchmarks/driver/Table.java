package dev.yieldwise.benchmarks.driver;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Results as text: a line for each row, and beside it how many times its group's first it is. */
final class Table {
    private Table() {}

    static String of(Results results) {
        StringBuilder text = new StringBuilder(results.machine().line()).append('\n');
        for (Group group : Group.values()) {
            List<Measured> rows =
                    results.rows().stream().filter(row -> row.group() == group).toList();
            if (!rows.isEmpty()) {
                append(text, group, rows, results.row(group.base));
            }
        }
        results.missing().forEach(line -> text.append('\n').append(line));
        if (!results.verdicts().isEmpty()) {
            text.append("\nBounds\n");
        }
        results.verdicts()
                .forEach(verdict -> text.append("  ").append(verdict.line()).append('\n'));
        return text.toString();
    }

    private static void append(StringBuilder text, Group group, List<Measured> rows, Optional<Measured> base) {
        String allocation = group.allocationUnit.isEmpty() ? "" : group.allocationUnit + " made";
        text.append(String.format(
                "%n%-62s %10s %10s %8s %8s%n",
                group.title, group.unit, "least", base.isPresent() ? "ratio" : "", allocation));
        for (Measured row : rows) {
            text.append(String.format(
                            Locale.ROOT,
                            "  %-60s %10s %10s %8s %8s  %s",
                            row.label(),
                            number(row.median()),
                            number(row.least()),
                            base.map(first -> number(row.median() / first.median()))
                                    .orElse(""),
                            row.allocated() == null ? "" : number(row.allocated()),
                            row.note())
                    .stripTrailing());
            text.append('\n');
        }
    }

    /** Three digits that count. */
    static String number(double value) {
        double size = Math.abs(value);
        if (size < 0.005) {
            return "0";
        }
        return size >= 100
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
    }
}
