package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GitHubReporterTest {
    private static final Reporter ANNOTATIONS = new GitHubReporter();

    @Test
    void manyFindings() {
        Golden.check("many.github.txt", Samples.written(ANNOTATIONS, Samples.many()));
    }

    @Test
    void nothingInAFileEndsACommandOrAProperty() {
        Finding finding = Samples.single("a,b:100%\n::error::x\r.java", "first\r\n::warning::50% off, see: x");
        assertThat(Samples.written(ANNOTATIONS, Samples.report(List.of(finding))))
                .isEqualTo("""
                        ::error file=a%2Cb%3A100%25%0A%3A%3Aerror%3A%3Ax%0D.java,line=3,endLine=3,col=5,endColumn=14,title=UnprimedSend\
                        ::first%0D%0A::warning::50%25 off, see: x
                        """);
    }

    /** The runner refuses columns where the lines differ, and would show such a finding nowhere. */
    @Test
    void columnsAreForOneLineOnly() {
        Location block = new Location("A.java", new Range(200, 9, 204, 10), "        try (var it = walk()) {");
        Finding finding = Samples.finding(
                Samples.UnprimedSend.RULE, Certainty.DEFINITE, block, "it fails", new Step(block, "here"));
        assertThat(Samples.written(ANNOTATIONS, Samples.report(List.of(finding))))
                .isEqualTo("::error file=A.java,line=200,endLine=204,title=UnprimedSend::it fails\n");
    }

    @Test
    void theWorstAreShownAndTheOthersCounted() {
        List<Finding> findings = new ArrayList<>();
        for (int line = 1; line <= 25; line++) {
            Location at = new Location("A.java", new Range(line, 1, line, 2), "x");
            Certainty certainty = line > 20 ? Certainty.DEFINITE : Certainty.POSSIBLE;
            findings.add(Samples.finding(
                    Samples.UnclosedGenerator.RULE, certainty, at, "finding " + line, new Step(at, "here")));
            findings.add(Samples.finding(Samples.BarePage.RULE, certainty, at, "note " + line, new Step(at, "here")));
        }
        List<String> lines = Samples.written(ANNOTATIONS, Samples.report(findings, Samples.notices()))
                .lines()
                .toList();
        // three notices and the five definite findings are warnings, and then come the notes, definite ones first
        assertThat(lines.subList(0, 9)).allMatch(line -> line.startsWith("::warning ") || line.startsWith("::notice "));
        assertThat(lines.stream().filter(line -> line.startsWith("::warning "))).hasSize(8);
        assertThat(lines.stream().filter(line -> line.startsWith("::notice "))).hasSize(10);
        assertThat(lines.get(0)).contains("title=incomplete%3A unparsed");
        assertThat(lines.get(8)).endsWith("::note 21");
        assertThat(lines.get(lines.size() - 1))
                .isEqualTo("yieldwise: GitHub shows 10 annotations of each kind, so 35 more are left out here");
    }

    @Test
    void theJobSummary() {
        String blobs = "https://github.com/acme/shop/blob/0123abc/";
        Golden.check("many.summary.md", Samples.written(new GitHubSummaryReporter(blobs), Samples.many()));
    }

    @Test
    void theJobSummaryOfACleanRunHasNoTable() {
        assertThat(Samples.written(new GitHubSummaryReporter(""), Samples.report(List.of())))
                .isEqualTo("""
                        ## Yieldwise

                        no findings; 120 files, 34,567 lines checked; types known for 98% of 412 receivers
                        """);
    }

    @Test
    void nothingInAFileIsReadAsMarkdown() {
        Report report = Samples.report(List.of(Samples.single("a|b_c_.java", "<img src=x> | **bold** [x](y) `z` \\|")));
        assertThat(Samples.written(new GitHubSummaryReporter(""), report))
                .contains("| error | UnprimedSend | a\\|b\\_c\\_.java:3 | "
                        + "&lt;img src=x&gt; \\| \\*\\*bold\\*\\* \\[x\\](y) \\`z\\` \\\\\\| |\n");
    }

    /** GitHub refuses a summary above a megabyte. */
    @Test
    void theJobSummaryHasItsLimits() {
        List<Finding> findings = new ArrayList<>();
        for (int line = 1; line <= 5_000; line++) {
            Location at = new Location("&".repeat(291) + "A.java", new Range(line, 1, line, 2), "x");
            findings.add(Samples.finding(
                    Samples.UnprimedSend.RULE, Certainty.DEFINITE, at, "&".repeat(9_000), new Step(at, "here")));
        }
        Notification[] notices = new Notification[300];
        Arrays.fill(
                notices,
                new Notification(
                        Notification.Kind.UNREAD, Optional.of("&".repeat(9_000)), Optional.empty(), "no permission"));
        String summary = Samples.written(new GitHubSummaryReporter("https://x/"), Samples.report(findings, notices));
        assertThat(summary.length()).isLessThan(1 << 20);
        assertThat(summary).contains("\nand 4800 more findings\n").endsWith("\nand 100 more notices\n");
    }
}
