package dev.yieldwise.benchmarks.driver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A group as bars on a logarithmic scale, the cheapest first: a drawing that needs no font, and that brings its own paper, so
 * that it can be read on a light page and on a dark one.
 */
final class Chart {
    private static final int WIDTH = 900;
    private static final int LABELS = 390;
    private static final int VALUES = 70;
    private static final int TOP = 62;
    private static final int BAR = 9;

    private static final String STYLE = """
            <style>
            text{font:12px system-ui,-apple-system,"Segoe UI",sans-serif;fill:#1f2328}
            .title{font-size:15px;font-weight:600}.soft{fill:#59636e;font-size:11px}.end{text-anchor:end}.mid{text-anchor:middle}
            .paper{fill:#fff;stroke:#d1d9e0}.line{stroke:#d1d9e0}.earlier{opacity:.55}
            .hand{fill:#818b98}.woven{fill:#0969da}.push{fill:#1a7f37}.thread{fill:#bc4c00}.other{fill:#8250df}
            @media (prefers-color-scheme:dark){text{fill:#f0f6fc}.soft{fill:#9198a1}.paper{fill:#0d1117;stroke:#3d444d}
            .line{stroke:#3d444d}.hand{fill:#9198a1}.woven{fill:#4493f8}.push{fill:#3fb950}.thread{fill:#db6d28}.other{fill:#ab7df8}}
            </style>
            """;

    private final List<Results> results;
    private final StringBuilder svg = new StringBuilder();
    private double from;
    private double to;

    private Chart(List<Results> results) {
        this.results = results;
    }

    static String of(Group group, List<Results> results) {
        return new Chart(results).draw(group);
    }

    private String draw(Group group) {
        Map<String, String> labels = Page.labels(group, results);
        List<String> ids = new ArrayList<>(labels.keySet());
        ids.sort(Comparator.comparingDouble(
                id -> bars(id).get(bars(id).size() - 1).median()));
        double[] values = ids.stream()
                .flatMap(id -> bars(id).stream())
                .mapToDouble(Measured::median)
                .filter(value -> value > 0)
                .toArray();
        from = Math.floor(Math.log10(java.util.Arrays.stream(values).min().orElse(1)) - 0.05);
        to = Math.ceil(Math.log10(java.util.Arrays.stream(values).max().orElse(10)));
        int row = BAR * results.size() + 9;
        int bottom = TOP + row * ids.size();
        head(group, bottom);
        for (int i = 0; i < ids.size(); i++) {
            bars(ids.get(i), labels.get(ids.get(i)), TOP + row * i + 4);
        }
        return svg.append("</svg>\n").toString();
    }

    private void head(Group group, int bottom) {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">",
                WIDTH, bottom + 30, escaped(group.title));
        svg.append(STYLE);
        add("<rect class=\"paper\" x=\".5\" y=\".5\" width=\"%d\" height=\"%d\" rx=\"6\"/>", WIDTH - 1, bottom + 29);
        add("<text class=\"title\" x=\"16\" y=\"26\">%s</text>", escaped(group.title));
        add("<text class=\"soft\" x=\"16\" y=\"44\">%s, logarithmic; %s</text>", group.unit, jdks());
        legend();
        for (int power = (int) from; power <= (int) to; power++) {
            double x = x(Math.pow(10, power));
            add("<line class=\"line\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, TOP, bottom);
            add("<text class=\"soft mid\" x=\"%.1f\" y=\"%d\">%s</text>", x, bottom + 18, power(power));
        }
    }

    private String jdks() {
        if (results.size() == 1) {
            return "JDK " + results.get(0).machine().feature();
        }
        return String.format(
                "upper bar JDK %d; lower bar, and figure, JDK %d",
                results.get(0).machine().feature(),
                results.get(results.size() - 1).machine().feature());
    }

    private void legend() {
        int x = WIDTH - 430;
        for (String each : List.of("hand", "woven", "push", "thread", "other")) {
            add("<rect class=\"%s\" x=\"%d\" y=\"16\" width=\"10\" height=\"10\" rx=\"1\"/>", each, x);
            add("<text class=\"soft\" x=\"%d\" y=\"25\">%s</text>", x + 15, each.replace("hand", "written by hand"));
            x += each.equals("hand") ? 110 : 75;
        }
    }

    private void bars(String id, String label, int y) {
        List<Measured> bars = bars(id);
        int middle = y + BAR * results.size() / 2 + 4;
        add("<text class=\"end\" x=\"%d\" y=\"%d\">%s</text>", LABELS - 8, middle, escaped(label));
        for (Results each : results) {
            if (each.row(id).isPresent()) {
                bar(each, each.row(id).get(), y);
            }
            y += BAR;
        }
        Measured last = bars.get(bars.size() - 1);
        double end = bars.stream().mapToDouble(bar -> x(bar.median())).max().orElse(LABELS);
        add("<text class=\"soft\" x=\"%.1f\" y=\"%d\">%s</text>", end + 5, middle, Table.number(last.median()));
    }

    private void bar(Results of, Measured bar, int y) {
        String earlier = of == results.get(results.size() - 1) ? "" : " earlier";
        add(
                "<rect class=\"%s%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" rx=\"1\"/>",
                family(bar), earlier, LABELS, y, Math.max(1, x(bar.median()) - LABELS), BAR - 1);
    }

    /** The row on each JDK that has it. */
    private List<Measured> bars(String id) {
        return results.stream().flatMap(each -> each.row(id).stream()).toList();
    }

    private static String family(Measured row) {
        if (row.engine().endsWith("_THREAD")) {
            return "thread";
        }
        if (row.engine().equals("WOVEN") || row.engine().equals("PUSH")) {
            return row.engine().toLowerCase(Locale.ROOT);
        }
        String label = row.label();
        boolean hand = label.contains("hand-written")
                || label.startsWith("plain")
                || label.startsWith("textbook")
                || label.startsWith("five iterators");
        return hand && !row.id().startsWith("node") ? "hand" : "other";
    }

    private double x(double value) {
        double share = value <= 0 ? 0 : (Math.log10(value) - from) / (to - from);
        return LABELS + share * (WIDTH - LABELS - VALUES);
    }

    private static String power(int power) {
        return power < 0
                ? String.format(Locale.ROOT, "%." + -power + "f", Math.pow(10, power))
                : String.format(Locale.ROOT, "%,.0f", Math.pow(10, power));
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
