package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Step;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlReporterTest {
    private static String page(Report report) {
        return Samples.written(new HtmlReporter(SampleSources.of(report)), report);
    }

    private static Document parsed(Report report) {
        return Jsoup.parse(page(report));
    }

    @Test
    void manyFindings() {
        String page = page(Samples.many());
        // style and script have files and tests of their own
        Golden.check(
                "many.html",
                page.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>").replaceAll("sha256-[^']*", "sha256-"));
    }

    @Test
    void everyFindingIsThereWithAllOfItsStory() {
        Report report = Samples.many();
        List<Element> shown = parsed(report).select(".finding");
        assertThat(shown).hasSameSizeAs(report.findings());
        for (int i = 0; i < shown.size(); i++) {
            Finding finding = report.findings().get(i);
            Element element = shown.get(i);
            assertThat(element.select("h3").text()).isEqualTo(finding.message());
            assertThat(element.select(".at").text())
                    .isEqualTo(finding.location().toString());
            assertThat(element.select(".meta").text())
                    .contains(finding.rule())
                    .contains(finding.certainty().label());
            assertThat(element.select(".level").text())
                    .isEqualTo(finding.level().label());
            assertThat(element.select(".told").eachText().stream()
                            .map(text -> text.replaceFirst("^\\d+ ", ""))
                            .toList())
                    .containsExactlyInAnyOrderElementsOf(
                            finding.story().stream().map(Step::message).toList());
            finding.fix()
                    .ifPresent(fix -> assertThat(element.select(".fix").text())
                            .isEqualTo(fix.applicability().label() + " fix: " + fix.description()));
        }
    }

    @Test
    void whatWasNotDoneIsSaid() {
        assertThat(parsed(Samples.many()).select(".notices li").eachText())
                .containsExactly(
                        "unparsed src/Bröken [1].java line 3, column 5: unexpected token",
                        "rule-failed " + Samples.SHOP + " UnprimedSend: it threw \\ [x](0)",
                        "budget the time was up");
    }

    @Test
    void everyLinkWithinThePageLeadsSomewhere() {
        Document page = parsed(Samples.many());
        List<String> ids = page.select("[id]").eachAttr("id");
        assertThat(ids).doesNotHaveDuplicates();
        List<String> links = page.select("a[href^=#]").eachAttr("href");
        List<String> indexed = page.select("noscript a").eachAttr("href");
        assertThat(indexed).hasSize(5).doesNotHaveDuplicates();
        assertThat(links).isNotEmpty().allMatch(link -> ids.contains(link.substring(1)));
    }

    @Test
    void thePageOfARuleThatSpokeIsInThePage() {
        Document page = parsed(Samples.many());
        assertThat(page.select(".rule-page h3").eachText()).containsExactly("UnclosedGenerator", "UnprimedSend");
        Element rule = page.getElementById("rule-UnprimedSend");
        assertThat(rule.select("a").last().attr("href")).isEqualTo(RulePage.uriOf(Samples.UnprimedSend.RULE));
        assertThat(rule.select("h1, h2, h3")).isEmpty();
        assertThat(rule.select("table td").first().text()).isEqualTo("error");
        assertThat(page.select(".silent").text()).isEqualTo("Nothing found by BarePage.");
    }

    @Test
    void itRunsAndShowsNothingButItsOwn() {
        Document page = parsed(Samples.many());
        String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertThat(policy)
                .startsWith("default-src 'none'; style-src '"
                        + hash(page.select("style").first().data()) + "'; script-src '"
                        + hash(page.select("script").first().data()) + "';");
        assertThat(page.select("style")).hasSize(1);
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("img, iframe, object, embed, base, video, audio, [src], [style], [srcset]"))
                .isEmpty();
        assertThat(page.select("link").eachAttr("href")).allMatch(link -> link.startsWith("data:image/svg+xml,"));
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).doesNotStartWith("on");
            }
        }
        assertThat(page.select("a").eachAttr("href"))
                .allMatch(link -> link.startsWith("#") || link.startsWith("https://"));
    }

    private static String hash(String text) {
        try {
            return "sha256-"
                    + Base64.getEncoder()
                            .encodeToString(
                                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "</script><script>alert(1)</script>",
                "</details></pre><img src=x onerror=alert(1)>",
                "\" onclick=\"alert(1)\" evil=\"",
                "' onclick='alert(1)' evil='",
                "<!-- --> ]]> <![CDATA[ &lt; &amp &#x202e;",
                "{} {} {}",
                "javascript:alert(1)",
                "turned \u202E round \u2066 and \u200F marked",
                "half \uD83D a pair \uDE00",
                "nul \u0000 escape \u001B[31m bell \u0007 delete \u007F \uFEFF"
            })
    void nothingThatIsReadActs(String evil) {
        Location at = Samples.at(evil + "/A.java", 3, "int a = f(); // " + evil, "f()");
        Location other = Samples.at(evil, 9, evil + "\t" + "x".repeat(500), evil);
        Finding finding = Samples.finding(
                Samples.UnprimedSend.RULE,
                Certainty.DEFINITE,
                at,
                evil,
                new Step(other, evil, Optional.of(evil)),
                new Step(at, evil, Optional.of("end")));
        Report report = Samples.report(
                List.of(finding),
                new Notification(Notification.Kind.UNREAD, Optional.of(evil), Optional.of(evil), evil));
        String text = page(report);
        Document page = Jsoup.parse(text);
        String seen = Jsoup.parse("<p>" + Html.escaped(evil)).text();
        assertThat(page.select(".finding h3").first().text()).isEqualTo(seen);
        assertThat(page.select(".group").attr("data-path")).isEqualTo(Display.visible(evil + "/A.java"));
        assertThat(page.select("img")).isEmpty();
        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("[onclick], [onerror], [evil]")).isEmpty();
        assertThat(page.select("details")).hasSize(4);
        assertThat(text)
                .doesNotContainPattern("[\u202A-\u202E\u2066-\u2069\u200E\u200F\u061C\u0000-\u0008\u000B-\u001F]");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void aLongLineIsCutAroundWhatIsMarked() {
        String page = parsed(Samples.many())
                .select(".finding")
                .first()
                .selectFirst("pre")
                .wholeText();
        assertThat(page).contains("{ g.send(42); }").startsWith("1…").contains("int y = 2;");
        assertThat(page.lines().mapToInt(String::length).max().orElseThrow()).isLessThan(400);
    }

    @Test
    void aCleanRunIsAPageToo() {
        Document page = parsed(Samples.report(List.of()));
        assertThat(page.select(".clean").text()).isEqualTo("Nothing was found.");
        assertThat(page.select(".numbers").text()).contains("errors 0").contains("lines checked 34,567");
        assertThat(page.select(".silent").text()).contains("UnprimedSend");
        assertThat(parsed(Samples.empty()).select("form.toolbar, .finding, .group"))
                .isEmpty();
    }

    @Test
    void fewFindingsAreOpenAndManyAreClosed() {
        assertThat(parsed(Samples.many()).select(".finding[open]")).hasSize(5);
        assertThat(parsed(crowd(HtmlReporter.OPEN + 1)).select(".finding[open]"))
                .isEmpty();
    }

    /** What a finding costs, whatever their number. */
    @Test
    void fiveThousandFindingsAreAPageThatABrowserTakes() {
        assertThat(page(crowd(5_000)).length()).isLessThan(15_000_000);
    }

    static Report crowd(int size) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Location created = Samples.at("src/F" + i / 7 + ".java", 10 + i % 7 * 12, "  var c = C.of(b);", "C.of(b)");
            Location sent = Samples.at(created.path(), created.range().startLine() + 4, "  c.send(1);", "c.send(1)");
            findings.add(Samples.finding(
                    Samples.UnprimedSend.RULE,
                    i % 3 == 0 ? Certainty.POSSIBLE : Certainty.DEFINITE,
                    sent,
                    "value sent to coroutine 'c' before its first yield",
                    new Step(created, "created here", Optional.of("created")),
                    new Step(sent, "a value is sent here", Optional.of("fails"))));
        }
        return Samples.report(findings);
    }

    @Test
    void equalReportsGiveEqualBytes() {
        assertThat(page(Samples.many())).isEqualTo(page(Samples.many()));
    }
}
