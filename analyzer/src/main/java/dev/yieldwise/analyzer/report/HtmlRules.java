package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The pages of rules within a page. */
final class HtmlRules {
    private static final int DEEPEST = 6;

    private final Html html;
    private final Parser parser;
    private final HtmlRenderer renderer;

    HtmlRules(Html html) {
        List<Extension> tables = List.of(TablesExtension.create());
        this.html = html;
        this.parser = Parser.builder().extensions(tables).build();
        this.renderer = HtmlRenderer.builder()
                .extensions(tables)
                .escapeHtml(true)
                .sanitizeUrls(true)
                .build();
    }

    /** Where the page of a rule is in the report. */
    static String idOf(String rule) {
        return "rule-" + rule;
    }

    void write(Rule rule) throws IOException {
        RulePage page = new RulePage(rule);
        html.put(
                "<details class=\"rule-page\"><summary><h3>{}</h3> <span>{}</span></summary>\n",
                rule.name(),
                rule.summary());
        html.put("<div class=\"body\" id=\"{}\">\n", idOf(rule.name()));
        html.raw(renderer.render(within(parser.parse(page.markdown()))));
        html.put(
                "<p class=\"more\"><a href=\"{}\">{}</a></p>\n</div>\n</details>\n",
                RulePage.uriOf(rule),
                RulePage.uriOf(rule));
    }

    /** Headings go below those of the report; the first, and the sentence below it, are what is clicked at to open the page. */
    private static Node within(Node page) {
        if (page.getFirstChild() instanceof Heading heading) {
            if (heading.getNext() instanceof Paragraph summary) {
                summary.unlink();
            }
            heading.unlink();
        }
        page.accept(new AbstractVisitor() {
            @Override
            public void visit(Heading heading) {
                heading.setLevel(Math.min(DEEPEST, heading.getLevel() + 2));
            }

            /** A picture would have to be fetched. */
            @Override
            public void visit(Image image) {
                unwrap(image);
            }

            /** What is relative leads from the page's own place, which is not here. */
            @Override
            public void visit(Link link) {
                if (link.getDestination().startsWith("https://")) {
                    visitChildren(link);
                } else {
                    unwrap(link);
                }
            }
        });
        return page;
    }

    /** The text stays. */
    private static void unwrap(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
            node.insertBefore(child);
        }
        node.unlink();
    }
}
