package dev.yieldwise.benchmarks.driver;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page on what the engines cost. */
final class Page {
    private static final String INTRODUCTION = """
            # What the engines cost

            Made by `benchmarks/engines.sh` of [engines.json](engines.json); not to be edited. `generator.engine()` says which engine a
            generator has, and why. How to measure, and what each row is: [benchmarks/README.md](../benchmarks/README.md).

            The workload: a body yields the numbers below n, the consumer adds up their squares. Figures are medians; `made` is what a row
            allocates. A row that says *not woven* is the thread engine, whatever its name, and is not judged.
            """;

    private final List<Results> results;
    private final StringBuilder text = new StringBuilder(INTRODUCTION);

    private Page(List<Results> results) {
        this.results = results;
    }

    static String of(List<Results> results) {
        Page page = new Page(results);
        for (Results each : results) {
            page.text.append("\n* ").append(each.machine().line());
        }
        page.text.append("\n\nMachines differ and are shared: the ratios of one run tell more than its figures.\n");
        page.bounds();
        for (Group group : Group.values()) {
            page.group(group);
        }
        return page.text.toString();
    }

    static String image(Group group) {
        return "engines-" + group.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg";
    }

    /** The names of rows, in the order they were measured in; the later JDK may have more. */
    static Map<String, String> labels(Group group, List<Results> results) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Results each : results) {
            each.rows().stream().filter(row -> row.group() == group).forEach(row -> labels.put(row.id(), label(row)));
        }
        return labels;
    }

    private static String label(Measured row) {
        return row.substitute() ? row.label() + " (" + row.note().replaceFirst(":.*", "") + ")" : row.label();
    }

    private void bounds() {
        Map<String, String> names = new LinkedHashMap<>();
        results.forEach(each -> each.verdicts().forEach(one -> names.put(one.name(), number(one.limit()))));
        head("What is promised", "at most");
        names.forEach((name, limit) -> row(
                name,
                limit,
                each -> each.verdicts().stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .map(one -> (one.value() == null ? one.reason() : number(one.value())) + ", " + one.status())));
    }

    private void group(Group group) {
        Map<String, String> labels = labels(group, results);
        if (labels.isEmpty()) {
            return;
        }
        boolean allocates = !group.allocationUnit.isEmpty();
        head(group.title + ", " + group.unit, allocates ? "made, " + group.allocationUnit : "");
        text.insert(
                text.lastIndexOf("\n| |"),
                String.format(
                        "\n![%s, as a chart: the table below has its figures](images/%s)\n",
                        group.title, image(group)));
        labels.forEach((id, label) -> row(
                label,
                results.stream()
                        .flatMap(each -> each.row(id).stream())
                        .filter(row -> row.allocated() != null)
                        .reduce((earlier, last) -> last)
                        .map(row -> Table.number(row.allocated()))
                        .orElse(""),
                each -> each.row(id).map(row -> Table.number(row.median()))));
    }

    private void head(String title, String second) {
        text.append("\n## ").append(title).append("\n\n| | ").append(second).append(" |");
        results.forEach(
                each -> text.append(" JDK ").append(each.machine().feature()).append(" |"));
        text.append("\n|---|---:|").append(results.stream().map(each -> "---:|").collect(Collectors.joining()));
        text.append('\n');
    }

    private interface Cell {
        Optional<String> of(Results results);
    }

    private void row(String label, String second, Cell cell) {
        text.append("| ").append(label).append(" | ").append(second).append(" |");
        results.forEach(
                each -> text.append(' ').append(cell.of(each).orElse("")).append(" |"));
        text.append('\n');
    }

    private static String number(double value) {
        return Table.number(value);
    }
}
