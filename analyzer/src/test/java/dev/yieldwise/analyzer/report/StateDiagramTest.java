package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import dev.yieldwise.analyzer.source.Range;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories are given by the states of their steps, {@code -} for none. */
class StateDiagramTest {
    private static List<Step> story(String states) {
        Location at = new Location("A.java", new Range(1, 1, 1, 2), "x");
        return Arrays.stream(states.split(" "))
                .map(state -> new Step(at, "here", Optional.of(state).filter(name -> !name.equals("-"))))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "fresh used fails, 1 fresh; 2 used; 3 fails",
        "fresh fresh used, 1 fresh; 2 3 used",
        "fresh - - used, 1 fresh; 2 3 4 used",
        "- - used -, 1 2 3 used",
        "open shut open, 1 open; 2 shut; 3 open",
        "- -, ''"
    })
    void theStepsThatLeadToAState(String story, String states) {
        assertThat(StateDiagram.of(story(story)).states().stream()
                        .map(state ->
                                state.steps().stream().map(String::valueOf).collect(Collectors.joining(" ")) + " "
                                        + state.name())
                        .collect(Collectors.joining("; ")))
                .isEqualTo(states);
    }

    @Test
    void oneStateIsNoStory() {
        assertThat(StateDiagram.of(story("- used used")).isWorthDrawing()).isFalse();
        assertThat(StateDiagram.of(story("fresh used")).isWorthDrawing()).isTrue();
    }

    @Test
    void thePictureSaysItInWordsToo() throws IOException {
        StringWriter out = new StringWriter();
        StateDiagram.of(story("fresh fresh - - <used>")).write(new Html(out));
        assertThat(Jsoup.parse(out.toString()).select("svg").eachAttr("aria-label"))
                .containsExactly("step 1: fresh", "step 2, …, 5: <used>");
    }
}
