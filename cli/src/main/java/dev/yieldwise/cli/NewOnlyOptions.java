package dev.yieldwise.cli;

import dev.yieldwise.analyzer.baseline.Baseline;
import dev.yieldwise.analyzer.changes.Since;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.engine.fix.FixRun;
import dev.yieldwise.analyzer.engine.fix.Fixed;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.suppression.Offer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options by which a run tells only what is new. */
final class NewOnlyOptions {
    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description =
                    "Findings of this file are not told; 'yieldwise baseline' writes it; default: that of yieldwise.toml.")
    private Path baseline;

    @Option(
            names = "--since",
            paramLabel = "REF",
            description = {
                "Tell only what touches lines changed since the branch left this commit, branch or tag;",
                "what is not committed yet counts as changed. Needs git."
            })
    private String since;

    @Option(
            names = "--add-suppressions",
            paramLabel = "REASON",
            arity = "0..1",
            fallbackValue = Offer.NOT_REVIEWED,
            description = {
                "Write a comment into the sources before each finding that is told, so that it is not told again.",
                "The reason must be joined with '='; default: ${FALLBACK-VALUE}."
            })
    private String suppressions;

    /** @throws UsageException if the options do not go together; said before anything is checked */
    void requireSense(boolean fixes) {
        if (addsSuppressions() && fixes) {
            throw new UsageException("--add-suppressions does not go with --fix or --diff; fix first");
        }
    }

    /**
     * Options that know of these.
     *
     * @throws UsageException if there is no such baseline, commit or reason
     */
    Options added(Options options, Host host) {
        List<Sieve> sieves = new ArrayList<>();
        Path configured = options.configuration().run().value(Key.BASELINE);
        if (baseline != null || configured != null) {
            sieves.add(Baseline.read(baseline == null ? configured : host.resolve(baseline)));
        }
        if (since != null) {
            sieves.add(Since.commit(since, options.base(), searchPath(host)));
        }
        Options sieving = options.withSieves(sieves);
        return addsSuppressions() ? sieving.withSuppressions(suppressions) : sieving;
    }

    /** Windows calls it Path. */
    private static String searchPath(Host host) {
        return host.environment().entrySet().stream()
                .filter(variable -> variable.getKey().equalsIgnoreCase("PATH"))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    boolean addsSuppressions() {
        return suppressions != null;
    }

    /** Checks, writes the comments, and tells what remains: what is found about suppressions themselves. */
    FixOptions.Checked addSuppressions(Session session, List<Path> paths, Progress progress) {
        Fixed fixed = new FixRun(session.open(paths), Applicability.SAFE, outcome -> session.sifted(outcome, paths))
                .plan(progress)
                .write();
        Outcome left = fixed.outcome();
        List<String> remarks = new ArrayList<>(left.remarks());
        remarks.addAll(fixed.warnings());
        return new FixOptions.Checked(
                new Outcome(left.findings(), left.silenced(), left.notifications(), left.coverage(), remarks),
                Optional.empty(),
                Optional.empty());
    }
}
