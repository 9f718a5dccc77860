package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.FixCount;
import java.util.Optional;

/**
 * The line of the summary that says what was fixed and what can be, with the options that do it.
 *
 * <pre>{@code
 * [*] 3 fixable with --fix; 1 more with --unsafe-fixes
 * fixed 3 findings in 2 files; 1 more with --unsafe-fixes
 * }</pre>
 */
public final class FixLine {
    static final String MARK = "[*]";

    private FixLine() {}

    /** Empty if nothing was to be fixed and nothing can be. */
    static Optional<String> of(Report report) {
        long safe = fixable(report, Applicability.SAFE);
        long more = fixable(report, Applicability.UNSAFE) - safe;
        if (report.fixed().isPresent()) {
            return Optional.of(of("fixed ", report.fixed().get(), more));
        }
        if (safe + more == 0) {
            return Optional.empty();
        }
        return Optional.of(
                safe == 0
                        ? more + " fixable with --fix --unsafe-fixes"
                        : MARK + " " + safe + " fixable with --fix" + more(more));
    }

    /** For a run that only shows what it would fix. */
    public static String wouldFix(Report report) {
        return of("would fix ", report.fixed().orElseThrow(), fixable(report, Applicability.UNSAFE));
    }

    private static String of(String verb, FixCount fixed, long more) {
        String what = TextReporter.count(fixed.findings(), "finding");
        return verb
                + (fixed.files() == 0 ? "nothing" : what + " in " + TextReporter.count(fixed.files(), "file"))
                + more(more);
    }

    private static String more(long more) {
        return more == 0 ? "" : "; " + more + " more with --unsafe-fixes";
    }

    private static long fixable(Report report, Applicability upTo) {
        return report.findings().stream()
                .filter(finding -> finding.isFixable(upTo))
                .count();
    }
}
