package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The report for reviewers: one page that needs nothing else. It shows each finding in its source with the steps of its
 * story, and opens, filters and groups them with a script; without scripts all of it is there and opens all the same.
 *
 * <p>The page loads nothing, and its content security policy lets it run and show its own script and style alone.
 */
public final class HtmlReporter implements Reporter {
    /** Of no more findings than this all are open from the start. */
    static final int OPEN = 20;

    private final SourceLines sources;

    /** @param sources for the lines around a finding */
    public HtmlReporter(SourceLines sources) {
        this.sources = sources;
    }

    @Override
    public void write(Report report, Writer out) throws IOException {
        Html html = new Html(out);
        String style = resource("report.css");
        String script = resource("report.js");
        head(report, html, style, script);
        new HtmlOverview(html).write(report);
        findings(report, html);
        rules(report, html);
        html.put(FOOT, report.version());
        html.raw("<script>").raw(script).raw("</script>\n</body>\n</html>\n");
    }

    private static void head(Report report, Html html, String style, String script) throws IOException {
        html.put(HEAD, hash(style), hash(script), report.version(), TextReporter.summaryOf(report));
        html.raw("<style>").raw(style).raw("</style>\n").put(BEGIN);
    }

    private void findings(Report report, Html html) throws IOException {
        html.put("<section id=\"findings\" class=\"by-file\" aria-label=\"Findings\">\n");
        if (report.findings().isEmpty()) {
            html.put("<p class=\"clean\">Nothing was found.</p>\n</section>\n");
            return;
        }
        toolbar(report, html);
        byRule(report.findings(), html);
        html.put("<div id=\"groups\">\n");
        HtmlFinding writer = new HtmlFinding(html, sources, report.findings().size() > OPEN ? "" : " open");
        String path = "";
        for (int i = 0; i < report.findings().size(); i++) {
            Finding finding = report.findings().get(i);
            if (!finding.location().path().equals(path)) {
                html.put(path.isEmpty() ? "" : "</section>\n");
                path = finding.location().path();
                html.put("<section class=\"group\" data-path=\"{}\"><h2>{}</h2>\n", path, path);
            }
            writer.write(finding, idOf(i));
        }
        html.put("</section>\n</div>\n</section>\n");
    }

    private static void toolbar(Report report, Html html) throws IOException {
        html.put(SEARCH);
        html.put("<fieldset><legend>Level</legend>");
        for (Level level : HtmlOverview.LEVELS) {
            long count = report.findings().stream()
                    .filter(finding -> finding.level() == level)
                    .count();
            if (count > 0) {
                choice("level", level.label(), count, html);
            }
        }
        html.put("</fieldset>\n<fieldset><legend>Certainty</legend>");
        for (Certainty certainty : Certainty.values()) {
            long count = report.findings().stream()
                    .filter(finding -> finding.certainty() == certainty)
                    .count();
            if (count > 0) {
                choice("certainty", certainty.label(), count, html);
            }
        }
        html.put("</fieldset>\n<label>Rule <select name=\"rule\"><option value=\"\">all</option>");
        for (String rule : HtmlOverview.counts(report.findings()).keySet()) {
            html.put("<option>{}</option>", rule);
        }
        html.put(TOOLS);
    }

    private static void choice(String name, String value, long count, Html html) throws IOException {
        html.put(
                "<label class=\"choice {}\"><input type=\"checkbox\" name=\"{}\" value=\"{}\" checked>{} <small>{}</small></label>",
                value,
                name,
                value,
                value,
                count);
    }

    /** Without a script nothing can be grouped anew; then this index leads from rules to findings. */
    private static void byRule(List<Finding> findings, Html html) throws IOException {
        Map<String, List<Integer>> byRule = new TreeMap<>();
        for (int i = 0; i < findings.size(); i++) {
            byRule.computeIfAbsent(findings.get(i).rule(), rule -> new ArrayList<>())
                    .add(i);
        }
        html.put("<noscript>\n<details class=\"index\"><summary>Findings by rule</summary>\n");
        for (Map.Entry<String, List<Integer>> entry : byRule.entrySet()) {
            html.put("<h3>{}</h3>\n<ul>\n", entry.getKey());
            for (int i : entry.getValue()) {
                html.put(
                        "<li><a href=\"#{}\">{}</a></li>\n",
                        idOf(i),
                        findings.get(i).location());
            }
            html.put("</ul>\n");
        }
        html.put("</details>\n</noscript>\n");
    }

    private static void rules(Report report, Html html) throws IOException {
        Map<String, Map<Level, Integer>> found = HtmlOverview.counts(report.findings());
        if (found.isEmpty()) {
            return;
        }
        html.put("<section class=\"rules\" aria-labelledby=\"rules\"><h2 id=\"rules\">About the rules</h2>\n");
        HtmlRules pages = new HtmlRules(html);
        for (Rule rule : report.rules()) {
            if (found.containsKey(rule.name())) {
                pages.write(rule);
            }
        }
        html.put("</section>\n");
    }

    private static String idOf(int finding) {
        return "f" + (finding + 1);
    }

    /** A file beside this class. What a page says of itself must not change with the system that built it. */
    private static String resource(String name) {
        try (InputStream in = HtmlReporter.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the build left out " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final String HEAD = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{}'; script-src '{}'; img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="referrer" content="no-referrer">
            <meta name="generator" content="Yieldwise {}">
            <title>Yieldwise: {}</title>
            <link rel="icon" href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230d6e6e'/%3E%3Cpath d='M4 4l4 4v4M12 4L8 8' stroke='%23fff' stroke-width='2' fill='none'/%3E%3C/svg%3E">
            """;

    private static final String BEGIN = """
            </head>
            <body>
            <a class="skip" href="#findings">Skip to the findings</a>
            <header>
            <h1>Yieldwise report</h1>
            <div class="scripted"><button type="button" id="theme">Dark</button><button type="button" id="help" aria-keyshortcuts="?">Keys</button></div>
            </header>
            <main>
            """;

    private static final String SEARCH = """
            <form class="toolbar scripted" role="search" aria-label="Filter the findings">
            <label class="search">Search <input type="search" name="text" placeholder="path, message or rule" aria-keyshortcuts="/" autocomplete="off"></label>
            """;

    private static final String TOOLS = """
            </select></label>
            <label>Group by <select name="group"><option value="file">file</option><option value="rule">rule</option></select></label>
            <button type="button" id="all">Open all</button>
            <output id="shown" aria-live="polite"></output>
            </form>
            """;

    private static final String FOOT = """
            </main>
            <footer><p>Made by Yieldwise {}. This page is one file: it loads nothing and sends nothing.</p></footer>
            <dialog id="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">Keys</h2>
            <dl>
            <dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous finding</dd>
            <dt><kbd>Enter</kbd></dt><dd>open or close it</dd>
            <dt><kbd>n</kbd> <kbd>p</kbd></dt><dd>next and previous step of it</dd>
            <dt><kbd>o</kbd></dt><dd>open or close all</dd>
            <dt><kbd>g</kbd></dt><dd>group by file or by rule</dd>
            <dt><kbd>/</kbd></dt><dd>search</dd>
            <dt><kbd>d</kbd></dt><dd>dark or light</dd>
            <dt><kbd>?</kbd></dt><dd>this help</dd>
            </dl>
            <form method="dialog"><button>Close</button></form>
            </dialog>
            """;
}
