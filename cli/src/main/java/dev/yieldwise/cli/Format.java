package dev.yieldwise.cli;

import dev.yieldwise.analyzer.report.HtmlReporter;
import dev.yieldwise.analyzer.report.JsonReporter;
import dev.yieldwise.analyzer.report.Palette;
import dev.yieldwise.analyzer.report.Reporter;
import dev.yieldwise.analyzer.report.SarifReporter;
import dev.yieldwise.analyzer.report.SourceLines;
import dev.yieldwise.analyzer.report.TextReporter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A format of reports. Its reporter is made, and its libraries are loaded, only when it is asked for. */
enum Format {
    TEXT,
    JSON,
    SARIF,
    HTML;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Format> named(String label) {
        return Arrays.stream(values())
                .filter(format -> format.label().equals(label))
                .findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(Format::label).collect(Collectors.joining(", "));
    }

    /** @param sources for a format that shows more of a file than what a finding carries */
    Reporter reporter(Palette palette, boolean summary, SourceLines sources) {
        return switch (this) {
            case TEXT -> new TextReporter(palette, summary);
            case JSON -> new JsonReporter();
            case SARIF -> new SarifReporter();
            case HTML -> new HtmlReporter(sources);
        };
    }
}
