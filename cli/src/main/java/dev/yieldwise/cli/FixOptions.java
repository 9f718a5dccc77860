package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.engine.fix.FixPlan;
import dev.yieldwise.analyzer.engine.fix.FixRun;
import dev.yieldwise.analyzer.engine.fix.Fixed;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.report.FixLine;
import dev.yieldwise.analyzer.report.Palette;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.TextReporter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that make fixes, and the run that they ask for. */
final class FixOptions {
    @Option(
            names = "--fix",
            description = {
                "Make the safe fixes, which change no run that did not come to the failure.",
                "Report and exit status are about what remains."
            })
    private boolean fix;

    @Option(
            names = "--unsafe-fixes",
            description = "With --fix or --diff: the fixes that somebody has to look at, too.")
    private boolean unsafe;

    @Option(
            names = "--diff",
            description = {
                "Print what --fix would change as a patch, instead of a report, and write nothing;",
                "status 1 if there is anything. 'git apply' takes it."
            })
    private boolean diff;

    /** What a run came to; with --diff there is no report, but a patch. */
    record Checked(Outcome outcome, Optional<Fixed> fixed, Optional<String> patch) {
        /** The report, knowing of fixes; what is to be said of them beside it goes to the person who started the run. */
        Report told(Report report, Host host) {
            if (fixed.isEmpty()) {
                return report;
            }
            fixed.get().warnings().forEach(warning -> host.err().println("yieldwise: warning: " + warning));
            return report.after(fixed.get().count());
        }

        /** The patch alone goes to standard output, so that it can be piped into git. */
        void printPatch(Report report, Host host, boolean quiet) throws IOException {
            host.out().print(patch.orElseThrow());
            host.out().flush();
            Report incomplete =
                    new Report(report.version(), report.rules(), List.of(), report.notifications(), report.coverage());
            new TextReporter(Palette.NONE, false).write(incomplete, host.err());
            if (!quiet) {
                host.err().println("yieldwise: " + FixLine.wouldFix(report));
            }
        }

        /** The status of a run that printed a patch: it says whether there is one. */
        ExitStatus patchStatus(boolean allowIncomplete) {
            ExitStatus incomplete = outcome.status(Optional.empty(), allowIncomplete);
            return incomplete == ExitStatus.CLEAN && !patch.orElseThrow().isEmpty() ? ExitStatus.FINDINGS : incomplete;
        }
    }

    boolean makesFixes() {
        return fix || diff;
    }

    /** @throws UsageException if the options do not go together; said before anything is checked */
    void requireSense(boolean reports) {
        if (unsafe && !fix && !diff) {
            throw new UsageException("--unsafe-fixes goes with --fix or --diff");
        }
        if (diff && reports) {
            throw new UsageException("--diff prints a patch instead of a report; leave out --report");
        }
    }

    /** Checks, and makes the fixes that are asked for; a patch takes the place of writing. */
    Checked check(Session session, List<Path> paths, Progress progress) {
        if (!fix && !diff) {
            return new Checked(session.check(paths, progress), Optional.empty(), Optional.empty());
        }
        Applicability upTo = unsafe ? Applicability.UNSAFE : Applicability.SAFE;
        FixPlan plan = new FixRun(session.open(paths), upTo, outcome -> session.sifted(outcome, paths)).plan(progress);
        Fixed fixed = diff ? plan.foreseen() : plan.write();
        return new Checked(fixed.outcome(), Optional.of(fixed), diff ? Optional.of(plan.diff()) : Optional.empty());
    }
}
