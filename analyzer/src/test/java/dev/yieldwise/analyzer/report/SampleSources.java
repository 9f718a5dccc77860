package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Files made up for a report: each has the lines that its locations carry, and others around them. */
final class SampleSources {
    /** This file is gone. */
    static final String GONE = "src/main/java/com/acme/Averages.java";

    private SampleSources() {}

    static SourceLines of(Report report) {
        Map<String, List<String>> files = new HashMap<>();
        for (Finding finding : report.findings()) {
            put(finding.location(), files);
            finding.story().stream().map(Step::location).forEach(at -> put(at, files));
        }
        files.remove(GONE);
        return path -> files.getOrDefault(path, List.of());
    }

    private static void put(Location at, Map<String, List<String>> files) {
        List<String> lines = files.computeIfAbsent(at.path(), path -> new ArrayList<>());
        while (lines.size() < at.range().startLine() + 5) {
            lines.add("    int line" + (lines.size() + 1) + " = 0;");
        }
        lines.set(at.range().startLine() - 1, at.line());
    }
}
