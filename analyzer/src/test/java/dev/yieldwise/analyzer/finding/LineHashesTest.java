package dev.yieldwise.analyzer.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values are those that GitHub's own upload action gives for the same texts. */
class LineHashesTest {
    @Test
    void anEmptyTextHasOneLine() {
        assertThat(LineHashes.of("")).isEqualTo(Map.of(1, "c129715d7a2bc9a3:1"));
    }

    @Test
    void blanksAndTabsDoNotCount() {
        assertThat(inOrder(" a\nb\n  \t\tc\n d"))
                .containsExactly("271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n",
                " hello; \t\rworld!!!\r\r\r  \t\tGreetings\r End\r",
                " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n",
                " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
            })
    void everyKindOfLineEndIsOne(String text) {
        assertThat(inOrder(text))
                .containsExactly(
                        "e9496ae3ebfced30:1",
                        "fb7c023a8b9ccb3f:1",
                        "ce8ba1a563dcdaca:1",
                        "e20e36e16fcb0cc8:1",
                        "b3edc88f2938467e:1",
                        "c8e28b0b4002a3a0:1",
                        "c129715d7a2bc9a3:1");
    }

    @Test
    void equalHashesAreNumbered() {
        assertThat(inOrder("Lorem ipsum dolor sit amet.\n".repeat(10)))
                .startsWith("a7f2ff13bc495cf2:1", "a7f2ff13bc495cf2:2", "a7f2ff13bc495cf2:3")
                .endsWith("cc97dc7b1d7d8f7b:1", "c129715d7a2bc9a3:1")
                .hasSize(11);
    }

    @Test
    void oneLineAloneHasItsValueInTheMap() {
        String text = "Lorem ipsum dolor sit amet.\n".repeat(10);
        assertThat(LineHashes.of(text, 2)).isEqualTo("a7f2ff13bc495cf2:2");
        assertThat(LineHashes.of(text, 99)).isEqualTo("c129715d7a2bc9a3:1");
    }

    private static List<String> inOrder(String text) {
        Map<Integer, String> hashes = LineHashes.of(text);
        return IntStream.rangeClosed(1, hashes.size()).mapToObj(hashes::get).toList();
    }
}
