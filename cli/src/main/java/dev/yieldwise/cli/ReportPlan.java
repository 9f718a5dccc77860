package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.GitHubSummaryReporter;
import dev.yieldwise.analyzer.report.NoticeLine;
import dev.yieldwise.analyzer.report.Palette;
import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.ReportFiles;
import dev.yieldwise.analyzer.report.SarifReporter;
import dev.yieldwise.analyzer.report.SourceLines;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The reports of one run: looked at before it, so that nobody waits for what cannot be written, and written after it.
 *
 * @param targets with their files resolved; at most one without a file
 * @param jobSummary the file that GitHub shows on a job's page, if that is wanted
 */
record ReportPlan(List<ReportTarget> targets, Optional<Path> jobSummary, Host host, Palette palette, boolean quiet) {

    /** @throws UsageException if a report could not be written, or two would go to one place */
    static ReportPlan of(List<ReportTarget> asked, Host host, Palette palette, boolean quiet) {
        List<ReportTarget> targets = new ArrayList<>();
        Set<Path> files = new HashSet<>();
        int toOut = 0;
        for (ReportTarget target : asked) {
            Optional<Path> file = target.file().map(host::resolve);
            if (file.isPresent()) {
                requireWritable(file.get());
                if (!files.add(file.get().toAbsolutePath().normalize())) {
                    throw new UsageException("two reports cannot go to one file: " + file.get());
                }
            } else if (++toOut > 1) {
                throw new UsageException("only one report can go to standard output; give the others a file");
            }
            targets.add(new ReportTarget(target.format(), file));
        }
        boolean forGitHub = targets.stream().anyMatch(target -> target.format() == Format.GITHUB);
        Optional<Path> jobSummary = forGitHub ? jobSummary(host) : Optional.empty();
        jobSummary.ifPresent(ReportPlan::requireWritable);
        return new ReportPlan(List.copyOf(targets), jobSummary, host, palette, quiet);
    }

    private static Optional<Path> jobSummary(Host host) {
        String file = host.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(host.resolve(Path.of(file)));
        } catch (InvalidPathException e) {
            throw new UsageException("cannot write " + file + ", which GITHUB_STEP_SUMMARY names: it is no file name");
        }
    }

    private static void requireWritable(Path file) {
        try {
            ReportFiles.requireWritable(file);
        } catch (FileSystemException e) {
            throw cannotWrite(e);
        }
    }

    private static UsageException cannotWrite(FileSystemException failure) {
        return new UsageException("cannot write " + failure.getMessage());
    }

    /**
     * Writes all of them. Files first: standard output may be a pipe that somebody closes.
     *
     * @param sources the files that the report speaks of
     */
    void write(Report report, SourceLines sources) throws IOException {
        try (ReportFiles files = new ReportFiles()) {
            for (ReportTarget target : targets) {
                if (target.file().isPresent()) {
                    files.write(target.file().get(), target.format().reporter(Palette.NONE, true, sources), report);
                }
            }
            files.commit();
            if (jobSummary.isPresent()) {
                ReportFiles.append(jobSummary.get(), new GitHubSummaryReporter(blobs()), report);
            }
        } catch (FileSystemException e) {
            throw cannotWrite(e);
        }
        for (ReportTarget target : targets) {
            if (target.file().isEmpty()) {
                target.format().reporter(palette, !quiet, sources).write(report, host.out());
                host.out().flush();
            }
        }
        tellWhatIsLeftOut(report);
    }

    /** What the report on the screen, or every report, has no place for goes to standard error, or nobody would learn of it. */
    private void tellWhatIsLeftOut(Report report) {
        boolean silentOutput = targets.stream()
                .anyMatch(target -> target.file().isEmpty() && !target.format().tellsNotices());
        if (silentOutput || targets.stream().noneMatch(target -> target.format().tellsNotices())) {
            report.notifications()
                    .forEach(notice -> host.err().println("yieldwise: " + NoticeLine.of(notice, Palette.NONE)));
        }
        if (targets.stream().anyMatch(target -> target.format() == Format.SARIF)) {
            SarifReporter.cut(report).ifPresent(cut -> host.err().println("yieldwise: warning: sarif: " + cut));
        }
        host.err().flush();
    }

    /** Where GitHub shows the files of the commit that is being checked; empty if the job does not tell. */
    private String blobs() {
        Map<String, String> environment = host.environment();
        List<String> parts = new ArrayList<>();
        for (String name : List.of("GITHUB_SERVER_URL", "GITHUB_REPOSITORY", "GITHUB_SHA")) {
            String value = environment.getOrDefault(name, "");
            if (value.isEmpty()) {
                return "";
            }
            parts.add(value);
        }
        return parts.get(0) + "/" + parts.get(1) + "/blob/" + parts.get(2) + "/";
    }
}
