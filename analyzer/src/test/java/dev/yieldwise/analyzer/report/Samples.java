package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Coverage;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fingerprints;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reports made by hand. */
final class Samples {
    static final String SHOP = "src/main/java/com/acme/Shop.java";

    private Samples() {}

    /** Stands for a rule's class. */
    static final class UnprimedSend {
        static final Rule RULE = Rule.named(UnprimedSend.class)
                .summary("value sent to a coroutine that has not reached its first yield")
                .levels(Level.ERROR, Level.WARNING)
                .category(Category.CORRECTNESS)
                .tags(Tag.COROUTINE)
                .weaknesses(Weakness.CWE_666)
                .since("0.1")
                .check(pass -> {});
    }

    /** Stands for a rule's class. */
    static final class UnclosedGenerator {
        static final Rule RULE = Rule.named(UnclosedGenerator.class)
                .summary("generator may leave its scope suspended, so its clean-up never runs")
                .levels(Level.WARNING, Level.NOTE)
                .category(Category.STYLE)
                .tags(Tag.STREAM, Tag.FILE)
                .since("0.1")
                .check(pass -> {});
    }

    /** Stands for a rule's class. */
    static final class BarePage {
        static final Rule RULE = Rule.named(BarePage.class)
                .summary("a page without prose")
                .levels(Level.NOTE, Level.NOTE)
                .category(Category.STYLE)
                .since("0.2")
                .check(pass -> {});
    }

    static final List<Rule> RULES = List.of(BarePage.RULE, UnclosedGenerator.RULE, UnprimedSend.RULE);

    /** The place of {@code marked} in a line. */
    static Location at(String path, int line, String text, String marked) {
        int start = text.indexOf(marked) + 1;
        return new Location(path, new Range(line, start, line, start + marked.length()), text);
    }

    static Finding finding(Rule rule, Certainty certainty, Location location, String message, Step... story) {
        return new Finding(
                rule.name(),
                certainty,
                rule.level(certainty),
                location,
                message,
                Arrays.asList(story),
                "com.acme.Shop.total(List)",
                new Fingerprints("bd293c6bb4e3129d:1", "0123456789abcdef:1"),
                Optional.empty());
    }

    static Finding mended(Finding finding, Fix fix) {
        return new Finding(
                finding.rule(),
                finding.certainty(),
                finding.level(),
                finding.location(),
                finding.message(),
                finding.story(),
                finding.member(),
                finding.fingerprints(),
                Optional.of(fix));
    }

    private static Fix prime() {
        return new Fix(
                "prime 'average' before the value is sent",
                Applicability.SAFE,
                List.of(new TextEdit(Range.at(14, 9), "average.prime();\r\n        ")));
    }

    private static Fix close() {
        return new Fix(
                "close 'numbers[0]' at the end of its scope",
                Applicability.UNSAFE,
                List.of(
                        new TextEdit(Range.at(3, 1), "import java.util.Objects;\n"),
                        new TextEdit(new Range(108, 3, 108, 7), "try (var "),
                        new TextEdit(new Range(111, 3, 112, 1), "")));
    }

    static Finding single(String path, String message) {
        Location location = at(path, 3, "    g.send(1);", "g.send(1)");
        return finding(
                UnprimedSend.RULE, Certainty.DEFINITE, location, message, new Step(location, "a value is sent here"));
    }

    static Report report(List<Finding> findings, Notification... notifications) {
        return new Report(
                "0.1.0",
                RULES,
                findings.stream().sorted().toList(),
                Arrays.asList(notifications),
                new Coverage(120, 34_567, 412, 406, 17));
    }

    static Report empty() {
        return new Report("0.1.0", List.of(), List.of(), List.of(), Coverage.NONE);
    }

    static Report many() {
        Location created = at(
                SHOP,
                12,
                "        Coroutine<Double, Double, Void> average = Averages.running();",
                "Averages.running()");
        Location sent = at(SHOP, 14, "        average.send(10.0);", "average.send(10.0)");
        Location helper =
                at("src/main/java/com/acme/Averages.java", 7, "\treturn Coroutine.of(self -> {", "Coroutine.of");
        Location tabbed =
                at(SHOP, 108, "\t\tvar numbers\t= count(\"größe\", \"数字\");\t// open", "count(\"größe\", \"数字\")");
        Location exit = at(SHOP, 110, "\t\tif (stop) return;", "return;");
        Location block = new Location(SHOP, new Range(200, 9, 204, 10), "        try (var it = walk()) {");
        Location longLine = at(
                "src/main/java/com/acme/Generated.java",
                1,
                "class Generated { " + "int x = 1; ".repeat(30) + "{ g.send(42); } " + "int y = 2; ".repeat(30) + "}",
                "g.send(42)");
        return report(
                List.of(
                        mended(
                                finding(
                                        UnprimedSend.RULE,
                                        Certainty.DEFINITE,
                                        sent,
                                        "value sent to coroutine 'average' before its first yield",
                                        new Step(helper, "made by this factory"),
                                        new Step(created, "created here", Optional.of("created")),
                                        new Step(sent, "a value is sent here", Optional.of("fails"))),
                                prime()),
                        mended(
                                finding(
                                        UnclosedGenerator.RULE,
                                        Certainty.DEFINITE,
                                        tabbed,
                                        "generator 'numbers' is not closed on every path",
                                        new Step(tabbed, "created here"),
                                        new Step(exit, "leaves its scope suspended here")),
                                close()),
                        finding(
                                UnclosedGenerator.RULE,
                                Certainty.POSSIBLE,
                                block,
                                "generator 'it' may stay suspended",
                                new Step(block, "created here")),
                        finding(
                                UnprimedSend.RULE,
                                Certainty.POSSIBLE,
                                longLine,
                                "value may be sent to coroutine 'g' before its first yield",
                                new Step(longLine, "a value is sent here")),
                        finding(
                                UnprimedSend.RULE,
                                Certainty.POSSIBLE,
                                block,
                                "value may be sent to coroutine 'it' before its first yield",
                                new Step(block, "a value is sent here"))),
                notices());
    }

    static Notification[] notices() {
        return new Notification[] {
            new Notification(
                    Notification.Kind.UNPARSED,
                    Optional.of("src/Bröken [1].java"),
                    Optional.empty(),
                    "line 3, column 5: unexpected token"),
            new Notification(
                    Notification.Kind.RULE_FAILED,
                    Optional.of(SHOP),
                    Optional.of("UnprimedSend"),
                    "it threw \\ [x](0)"),
            new Notification(Notification.Kind.BUDGET, Optional.empty(), Optional.empty(), "the time was up")
        };
    }

    /** More results, and more steps in one of them, than code scanning takes. */
    static Report tooMany() {
        List<Finding> findings = new ArrayList<>();
        for (int i = 1; i <= SarifReporter.MAX_RESULTS + 10; i++) {
            Rule rule = i % 2 == 0 ? UnclosedGenerator.RULE : UnprimedSend.RULE;
            Location location = new Location(SHOP, new Range(i, 1, i, 2), "x");
            findings.add(finding(rule, Certainty.DEFINITE, location, "finding " + i, new Step(location, "here")));
        }
        List<Step> story = new ArrayList<>();
        for (int i = 1; i <= 1_200; i++) {
            story.add(new Step(new Location(SHOP, new Range(i, 1, i, 2), "x"), "step " + i + " here"));
        }
        findings.add(finding(
                UnprimedSend.RULE,
                Certainty.DEFINITE,
                new Location(SHOP, new Range(1_200, 1, 1_200, 2), "x"),
                "a long way",
                story.toArray(Step[]::new)));
        return report(findings);
    }

    static String written(Reporter reporter, Report report) {
        StringWriter out = new StringWriter();
        try {
            reporter.write(report, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString();
    }
}
