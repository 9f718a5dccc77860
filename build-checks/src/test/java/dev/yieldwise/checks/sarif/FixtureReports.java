package dev.yieldwise.checks.sarif;

import com.google.common.collect.ImmutableList;
import dev.yieldwise.Generator;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.SarifReporter;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.fixtures.want.Fixtures;
import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The reports of the rules' fixtures: all rules on all of them at once, and on each alone, as a shard of a build sees it. */
final class FixtureReports {
    private static final Path ROOT = Path.of("..", "test-fixtures", "fixtures").normalize();

    private FixtureReports() {}

    /** By the fixture's name, {@code "all"} for all at once. What does not compile is among them, for its notices. */
    static SortedMap<String, Report> all() {
        Fixtures fixtures = Fixtures.in(ROOT);
        List<Path> paths = new ArrayList<>(fixtures.broken());
        fixtures.all().stream().map(Fixture::path).forEach(paths::add);
        SortedMap<String, Report> reports = new TreeMap<>();
        reports.put("all", check(paths));
        for (Path path : paths) {
            reports.put(ROOT.relativize(path).toString(), check(List.of(path)));
        }
        return reports;
    }

    private static Report check(List<Path> paths) {
        Options options = Options.in(ROOT).withClasspath(classpath());
        Outcome outcome = new Session(options, GeneratorRules.ALL).check(paths, Progress.SILENT);
        return new Report("0.1.0", GeneratorRules.ALL, outcome.findings(), outcome.notifications(), outcome.coverage());
    }

    /** The runtime, and Guava, whose views the fixtures use. */
    private static List<Path> classpath() {
        return List.of(home(Generator.class), home(ImmutableList.class));
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static String sarif(Report report) {
        StringWriter out = new StringWriter();
        try {
            new SarifReporter().write(report, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
