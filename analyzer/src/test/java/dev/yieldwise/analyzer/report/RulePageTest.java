package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RulePageTest {
    private final RulePage page = new RulePage(Samples.UnprimedSend.RULE);

    @Test
    void theHeadIsMadeOfTheMetadata() {
        assertThat(page.markdown()).startsWith("""
                        # UnprimedSend

                        Value sent to a coroutine that has not reached its first yield.

                        | definite | possible | category | about | weakness | since |
                        |----------|----------|----------|-------|----------|-------|
                        | error | warning | correctness | coroutine | \
                        [CWE-666](https://cwe.mitre.org/data/definitions/666.html) | 0.1 |

                        ## What it reports
                        """).endsWith("here.\n");
        assertThat(new RulePage(Samples.UnclosedGenerator.RULE).markdown()).contains("| style | stream, file | - |");
    }

    @Test
    void theFirstParagraphLosesItsMarkup() {
        assertThat(page.firstParagraph())
                .isEqualTo("A value other than null that is sent to a coroutine which has not run to its first yield. "
                        + "There is no yield yet that could receive it.");
    }

    @Test
    void withoutAParagraphTheSummaryStandsIn() {
        assertThat(new RulePage(Samples.BarePage.RULE).firstParagraph()).isEqualTo("A page without prose.");
    }

    @Test
    void thePlainTextKeepsTheCode() {
        assertThat(page.text())
                .startsWith("Value sent to a coroutine that has not reached its first yield.\n\nWhat it reports\n")
                .contains("    average.send(10.0); // want \"sent\"\n")
                .doesNotContain("`")
                .doesNotContain("#");
    }
}
