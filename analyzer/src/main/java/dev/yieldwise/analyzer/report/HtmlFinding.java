package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Location;
import java.io.IOException;
import java.util.List;

/** One finding: a line that says it all, and what there is to see when it is opened. */
final class HtmlFinding {
    private final Html html;
    private final SourceLines sources;
    private final String open;

    /** @param open the attribute of what is open from the start, or nothing */
    HtmlFinding(Html html, SourceLines sources, String open) {
        this.html = html;
        this.sources = sources;
        this.open = open;
    }

    /** @param id of the finding in the page */
    void write(Finding finding, String id) throws IOException {
        Location at = finding.location();
        html.put(
                "<details class=\"finding {}\" data-level=\"{}\" data-certainty=\"{}\" data-rule=\"{}\"{}>\n",
                finding.level().label(),
                finding.level().label(),
                finding.certainty().label(),
                finding.rule(),
                open);
        html.put("<summary><span class=\"level\">{}</span>", finding.level().label());
        html.put("<h3>{}</h3>", finding.message());
        html.put("<span class=\"meta\"><span class=\"at\">");
        int name = at.path().lastIndexOf('/') + 1;
        html.put(
                "<span class=\"dir\">{}</span>{}",
                at.path().substring(0, name),
                at.path().substring(name));
        html.put(":{}:{}</span>", at.range().startLine(), at.range().startColumn());
        html.put("<span class=\"rule\">{}</span>", finding.rule());
        html.put("<span>{}</span>", finding.certainty().label());
        if (finding.fix().isPresent()) {
            Fix fix = finding.fix().get();
            html.put("<span class=\"{}\">{}</span>", style(fix), label(fix));
        }
        html.put("</span></summary>\n<div class=\"body\" id=\"{}\">\n", id);
        body(finding, id);
        html.put("</div>\n</details>\n");
    }

    private static String label(Fix fix) {
        return fix.applicability().label() + " fix";
    }

    private static String style(Fix fix) {
        return "fix-" + fix.applicability().label();
    }

    private void body(Finding finding, String id) throws IOException {
        if (!finding.member().isEmpty()) {
            html.put("<p class=\"member\">in <code>{}</code></p>\n", finding.member());
        }
        StateDiagram states = StateDiagram.of(finding.story());
        if (states.isWorthDrawing()) {
            states.write(html);
        }
        List<Excerpt> excerpts = Excerpt.of(finding, sources);
        new HtmlSource(html).write(finding, id, excerpts);
        if (finding.fix().isPresent()) {
            // the file of the finding itself comes first
            fix(
                    finding.fix().get(),
                    excerpts.get(0).whole() ? sources.of(finding.location().path()) : List.of());
        }
        html.put(
                "<p class=\"more\"><a href=\"#{}\">About {}</a></p>\n", HtmlRules.idOf(finding.rule()), finding.rule());
    }

    private void fix(Fix fix, List<String> file) throws IOException {
        html.put("<p class=\"fix\"><b class=\"{}\">{}:</b> {}</p>\n", style(fix), label(fix), fix.description());
        List<FixDiff.Line> lines = FixDiff.of(fix, file);
        if (lines.isEmpty()) {
            return;
        }
        html.put("<pre class=\"src diff\"><code>");
        for (FixDiff.Line line : lines) {
            switch (line.kind()) {
                case GAP -> html.put("<i class=\"gap\">\u22ef</i>\n");
                case KEPT -> html.put("<i>{}</i>  {}\n", line.number(), HtmlSource.cut(line.text()));
                case REMOVED -> html.put("<del><i>{}</i>- {}</del>", line.number(), HtmlSource.cut(line.text()));
                case ADDED -> html.put("<ins><i></i>+ {}</ins>", HtmlSource.cut(line.text()));
            }
        }
        html.put("</code></pre>\n");
    }
}
