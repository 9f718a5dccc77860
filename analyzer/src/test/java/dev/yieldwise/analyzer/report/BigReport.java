package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A program that writes a report of as many findings as code scanning takes, each with a story of four steps and a fix; and
 * with a second file, reads it back, merges it with itself and writes that.
 */
final class BigReport {
    private BigReport() {}

    public static void main(String[] args) throws IOException {
        write(report(), Path.of(args[0]));
        if (args.length > 1) {
            SarifReader reader = new SarifReader("0.1.0", Samples.RULES);
            Report read = reader.read(Path.of(args[0]));
            write(MergedReport.of(List.of(read, reader.read(Path.of(args[0]))), "0.1.0"), Path.of(args[1]));
        }
    }

    private static void write(Report report, Path file) throws IOException {
        try (ReportFiles files = new ReportFiles()) {
            files.write(file, new SarifReporter(), report);
            files.commit();
        }
    }

    private static Report report() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < SarifReporter.MAX_RESULTS; i++) {
            String path = "module" + i % 7 + "/src/main/java/com/acme/part" + i % 97 + "/Shop" + i / 50 + ".java";
            Location at = at(path, 20 + i % 50 * 10, "        consume(stream" + i + ".map(x -> x + " + i + "));");
            Location created = at(path, 11 + i % 50 * 10, "        Stream<Integer> stream" + i + " = numbers();");
            List<Step> story = List.of(
                    new Step(created, "created here"),
                    new Step(at(path, 15 + i % 50 * 10, "        stream" + i + ".count();"), "consumed here"),
                    new Step(at("Helper.java", i + 1, "    void consume" + i + "() {"), "passed on here"),
                    new Step(at, "consumed again here"));
            findings.add(new Finding(
                    i % 3 == 0 ? Samples.UnprimedSend.RULE.name() : Samples.UnclosedGenerator.RULE.name(),
                    Certainty.DEFINITE,
                    Samples.UnprimedSend.RULE.level(Certainty.DEFINITE),
                    at,
                    "stream 'stream" + i + "' was already consumed and cannot be consumed again",
                    story,
                    "com.acme.part" + i % 97 + ".Shop" + i / 50 + ".total" + i + "(List)",
                    new Fingerprints(Integer.toHexString(i * 31) + ":1", Integer.toHexString(i * 37) + ":1"),
                    Optional.of(new Fix(
                            "make a new stream",
                            Applicability.UNSAFE,
                            List.of(new TextEdit(Range.at(at.range().startLine(), 9), "numbers" + i + "();\n"))))));
        }
        return Samples.report(findings);
    }

    private static Location at(String path, int line, String text) {
        return new Location(path, new Range(line, 9, line, text.length() + 1), text);
    }
}
