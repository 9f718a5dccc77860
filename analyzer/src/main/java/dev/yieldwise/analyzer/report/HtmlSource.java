package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;

/** The source around a finding, with its steps drawn in. */
final class HtmlSource {
    /** A longer line, as generated code has, is cut around what is marked. */
    private static final int WIDTH = 300;

    private static final int LEAD = 60;

    private final Html html;

    HtmlSource(Html html) {
        this.html = html;
    }

    /** @param id of the finding in the page; steps get theirs from it */
    void write(Finding finding, String id, List<Excerpt> excerpts) throws IOException {
        boolean numbered = finding.story().size() > 1;
        for (Excerpt excerpt : excerpts) {
            if (excerpts.size() > 1) {
                html.put("<p class=\"file\">{}</p>\n", excerpt.path());
            }
            html.put("<pre class=\"src\"><code>");
            int next = excerpt.lines().get(0).number();
            for (Excerpt.Line line : excerpt.lines()) {
                if (line.number() > next) {
                    html.put("<i class=\"gap\">\u22ef</i>\n");
                }
                next = line.number() + 1;
                if (line.stops().isEmpty()) {
                    html.put("<i>{}</i>{}\n", line.number(), cut(line.text()));
                } else {
                    marked(line);
                    for (Excerpt.Stop stop : line.stops()) {
                        note(finding, stop, id, numbered);
                    }
                }
            }
            html.put("</code></pre>\n");
            if (!excerpt.whole()) {
                html.put(
                        "<p class=\"aside\">The file has changed or is gone, so only the lines that were checked are shown.</p>\n");
            }
        }
    }

    static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH) + "\u2026";
    }

    private void marked(Excerpt.Line line) throws IOException {
        String text = line.text();
        BitSet marked = new BitSet();
        TreeMap<Integer, String> starts = new TreeMap<>();
        boolean primary = false;
        for (Excerpt.Stop stop : line.stops()) {
            Range range = stop.step().location().range();
            int start = Math.min(range.startColumn() - 1, text.length());
            int end = range.endLine() == range.startLine() ? range.endColumn() - 1 : text.length();
            marked.set(start, Math.max(start, Math.min(end, text.length())));
            starts.merge(start, "" + stop.number(), (one, other) -> one + "," + other);
            primary |= stop.primary();
        }
        int from = text.length() <= WIDTH ? 0 : Math.max(0, Math.min(marked.nextSetBit(0), text.length()) - LEAD);
        int to = Math.min(text.length(), from + WIDTH);
        html.put("<b class=\"{}\"><i>{}</i>", primary ? "line own" : "line", line.number());
        html.put("{}", from > 0 ? "\u2026" : "");
        for (int at = from; at < to; ) {
            boolean mark = marked.get(at);
            int end = mark ? marked.nextClearBit(at) : marked.nextSetBit(at);
            Integer start = starts.higherKey(at);
            end = Math.min(end < 0 ? to : Math.min(end, to), start == null ? to : start);
            if (line.stops().size() > 1 && starts.containsKey(at)) {
                html.put("<sup>{}</sup>", starts.get(at));
            }
            html.put(mark ? "<mark>{}</mark>" : "{}", text.substring(at, end));
            at = end;
        }
        html.put("{}</b>", to < text.length() ? "\u2026" : "");
    }

    /** What the step says, below its line. Its number leads to the next step. */
    private void note(Finding finding, Excerpt.Stop stop, String id, boolean numbered) throws IOException {
        html.put("<span class=\"{}\">", stop.primary() ? "told own" : "told");
        if (numbered) {
            int next = stop.number() % finding.story().size() + 1;
            html.put(
                    "<a class=\"n\" id=\"{}\" href=\"#{}\" title=\"{}\">{}</a> ",
                    stepId(id, stop.number()),
                    stepId(id, next),
                    "to step " + next,
                    stop.number());
        }
        html.put("{}</span>", stop.step().message());
    }

    static String stepId(String id, int number) {
        return id + "-" + number;
    }
}
