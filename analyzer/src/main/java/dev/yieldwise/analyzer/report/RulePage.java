package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.stream.Collectors;

/**
 * The page of a rule, as {@code docs/rules}, {@code yieldwise explain} and SARIF show it: a head made of the rule's
 * metadata, then its prose. Neither says what the other says.
 */
public final class RulePage {
    /** Where the project's pages are. */
    public static final String HOME = "https://yieldwise.dev";

    private final Rule rule;
    private final String prose;

    public RulePage(Rule rule) {
        this.rule = rule;
        this.prose = rule.page()
                .strip()
                .replace("\r\n", "\n")
                .replaceFirst("(?m)^## Suppressing$", Matcher.quoteReplacement("## Suppressing\n\n" + suppressing()));
    }

    /** What holds for every rule. */
    private String suppressing() {
        return "`// yieldwise:ignore " + rule.name()
                + "` and the reason, beside the code or on a line of its own before it;\n" + "`@SuppressWarnings(\""
                + rule.name() + "\")` on a declaration around it. Both are told when they silence nothing.";
    }

    /** Where the page of a rule is published. */
    public static String uriOf(Rule rule) {
        return HOME + "/rules/" + rule.name();
    }

    /** The whole page; it ends with a line end. */
    public String markdown() {
        StringBuilder page = new StringBuilder();
        page.append("# ").append(rule.name()).append("\n\n");
        page.append(sentence(rule.summary())).append("\n\n");
        page.append("| definite | possible | category | about | weakness | since |\n");
        page.append("|----------|----------|----------|-------|----------|-------|\n");
        page.append("| ").append(rule.level(Certainty.DEFINITE).label());
        page.append(" | ").append(rule.level(Certainty.POSSIBLE).label());
        page.append(" | ").append(rule.category().label());
        page.append(" | ").append(listed(rule.tags(), Tag::label));
        page.append(" | ").append(listed(rule.weaknesses(), RulePage::link));
        page.append(" | ").append(rule.since()).append(" |\n");
        if (!prose.isEmpty()) {
            page.append('\n').append(prose).append('\n');
        }
        return page.toString();
    }

    private static <T> String listed(List<T> all, Function<T, String> text) {
        return all.isEmpty() ? "-" : all.stream().map(text).collect(Collectors.joining(", "));
    }

    private static String link(Weakness weakness) {
        return "[" + weakness.label() + "](" + weakness.uri() + ")";
    }

    /** The first paragraph of the prose without markup, on one line; the summary when there is none. */
    public String firstParagraph() {
        List<String> lines = new ArrayList<>();
        boolean fenced = false;
        for (String line : prose.split("\n")) {
            boolean fence = line.startsWith("```");
            fenced ^= fence;
            boolean text = !fence && !fenced && !line.isBlank() && !line.startsWith("#") && !line.startsWith("|");
            if (text) {
                lines.add(line.strip());
            } else if (!lines.isEmpty()) {
                break;
            }
        }
        return lines.isEmpty() ? sentence(rule.summary()) : withoutMarkup(String.join(" ", lines));
    }

    /** The whole page without markup, for viewers that show none. */
    public String text() {
        StringBuilder plain = new StringBuilder(sentence(rule.summary())).append("\n\n");
        boolean fenced = false;
        for (String line : prose.split("\n")) {
            if (line.startsWith("```")) {
                fenced = !fenced;
            } else if (fenced) {
                plain.append(line.isEmpty() ? "" : "    " + line).append('\n');
            } else {
                plain.append(withoutMarkup(line)).append('\n');
            }
        }
        return plain.toString().strip();
    }

    /** Headings, links, code marks and emphasis lose their marks; the words stay. */
    private static String withoutMarkup(String line) {
        return line.replaceFirst("^#+ +", "")
                .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                .replaceAll("`([^`]*)`", "$1")
                .replaceAll("\\*\\*?([^* ][^*]*)\\*\\*?", "$1");
    }

    private static String sentence(String summary) {
        return summary.isEmpty() ? "" : Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
    }
}
