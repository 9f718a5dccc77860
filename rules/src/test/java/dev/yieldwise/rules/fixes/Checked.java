package dev.yieldwise.rules.fixes;

import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Edits;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.fixtures.want.Fixture;
import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java text and what all rules say of it.
 *
 * @param beside what else belongs to it, by file name
 */
record Checked(SourceFile file, List<Finding> findings, Map<String, String> beside) {
    private static final Path RUNTIME =
            Path.of("..", "runtime", "target", "classes").normalize();

    static Checked of(Path folder, Fixture fixture, String text) {
        try {
            Path home = Files.createDirectories(folder.resolve(fixture.folder()));
            Map<String, String> beside = Companions.of(fixture);
            List<Path> all = new ArrayList<>();
            for (Map.Entry<String, String> other : beside.entrySet()) {
                all.add(Files.writeString(home.resolve(other.getKey()), other.getValue()));
            }
            Path path = Files.writeString(home.resolve(fixture.name()), text);
            all.add(path);
            Options options = Options.in(folder).withClasspath(List.of(RUNTIME)).withThreads(1);
            Outcome outcome = new Session(options, GeneratorRules.ALL).check(all, Progress.SILENT);
            if (!outcome.notifications().isEmpty()) {
                throw new AssertionError(outcome.notifications());
            }
            List<Finding> findings = outcome.findings().stream()
                    .filter(finding -> finding.location().path().endsWith("/" + fixture.name()))
                    .toList();
            return new Checked(new SourceFile(path, fixture.name(), text), findings, beside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Finding> mendable() {
        return findings.stream().filter(finding -> finding.fix().isPresent()).toList();
    }

    List<Finding> safelyMendable() {
        return mendable().stream()
                .filter(finding -> finding.fix().get().applicability() == Applicability.SAFE)
                .toList();
    }

    /** The text after as many of the fixes as can be made together. */
    String mended(List<Finding> some) {
        return edited(
                together(some).stream().flatMap(fix -> fix.edits().stream()).toList());
    }

    List<Finding> mendedTogether(List<Finding> some) {
        List<Fix> fixes = together(some);
        return some.stream()
                .filter(finding -> fixes.contains(finding.fix().orElseThrow()))
                .toList();
    }

    private static List<Fix> together(List<Finding> some) {
        return Edits.compatible(
                some.stream().map(Finding::fix).flatMap(Optional::stream).toList());
    }

    String edited(Collection<TextEdit> edits) {
        return Edits.apply(file, edits);
    }

    /** The findings by what survives shifted lines. */
    static List<String> identities(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.rule() + " in " + finding.member() + ": " + finding.message())
                .sorted()
                .toList();
    }
}
