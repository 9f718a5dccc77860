package dev.yieldwise.cli;

import dev.yieldwise.analyzer.report.CheckstyleReporter;
import dev.yieldwise.analyzer.report.ConciseReporter;
import dev.yieldwise.analyzer.report.GitHubReporter;
import dev.yieldwise.analyzer.report.GitLabReporter;
import dev.yieldwise.analyzer.report.HtmlReporter;
import dev.yieldwise.analyzer.report.JsonReporter;
import dev.yieldwise.analyzer.report.Palette;
import dev.yieldwise.analyzer.report.RdjsonReporter;
import dev.yieldwise.analyzer.report.Reporter;
import dev.yieldwise.analyzer.report.SarifReporter;
import dev.yieldwise.analyzer.report.SourceLines;
import dev.yieldwise.analyzer.report.TextReporter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A format of reports. Its reporter is made, and its libraries are loaded, only when it is asked for. */
enum Format {
    TEXT,
    CONCISE,
    JSON,
    SARIF,
    GITHUB,
    GITLAB,
    CHECKSTYLE,
    RDJSON,
    HTML;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> named(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Format::label).toList();
    }

    /** @param sources for a format that shows more of a file than what a finding carries */
    Reporter reporter(Palette palette, boolean summary, SourceLines sources) {
        return switch (this) {
            case TEXT -> new TextReporter(palette, summary);
            case CONCISE -> new ConciseReporter(palette, summary);
            case JSON -> new JsonReporter();
            case SARIF -> new SarifReporter();
            case GITHUB -> new GitHubReporter();
            case GITLAB -> new GitLabReporter();
            case CHECKSTYLE -> new CheckstyleReporter();
            case RDJSON -> new RdjsonReporter();
            case HTML -> new HtmlReporter(sources);
        };
    }

    /** Whether the format has a place for what could not be checked. */
    boolean tellsNotices() {
        return switch (this) {
            case GITLAB, CHECKSTYLE, RDJSON -> false;
            default -> true;
        };
    }

    /** The labels, for help and completion. */
    static final class Labels implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return labels().iterator();
        }
    }
}
