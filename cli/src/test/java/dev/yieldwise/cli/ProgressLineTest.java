package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgressLineTest {
    private static final String ERASE = "\u001B[K";

    private final AtomicLong millis = new AtomicLong();
    private final StringWriter text = new StringWriter();

    private ProgressLine line(int width) {
        return new ProgressLine(new PrintWriter(text), width, () -> millis.get() * 1_000_000);
    }

    @Test
    void aShortRunShowsNothing() {
        try (ProgressLine line = line(80)) {
            millis.set(999);
            line.checked(1, 10);
        }
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void aLongRunCountsAtMostTenTimesASecondAndCleansUp() {
        ProgressLine line = line(80);
        for (int done = 1; done <= 130; done++) {
            millis.addAndGet(10);
            line.checked(done, 130);
        }
        line.close();
        line.checked(130, 130);
        assertThat(text.toString().split("\r"))
                .containsExactly(
                        "",
                        "[#######################.......]   76%  100 of 130 files  0:01" + ERASE,
                        "[#########################.....]   84%  110 of 130 files  0:01" + ERASE,
                        "[###########################...]   92%  120 of 130 files  0:01" + ERASE,
                        "[##############################]  100%  130 of 130 files  0:01" + ERASE,
                        ERASE);
    }

    /** With one column to spare. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "50|[#####.........]   40%  8000 of 20000 files  2:05",
                "46|[####......]   40%  8000 of 20000 files  2:05",
                "45| 40%  8000 of 20000 files  2:05",
                "30| 40%  8000 of 20000 files",
                "20| 40%"
            })
    void aNarrowTerminalGetsWhatHasRoom(int width, String shown) {
        ProgressLine line = line(width);
        millis.set(125_000);
        line.checked(8_000, 20_000);
        assertThat(text).hasToString("\r" + shown + ERASE);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 5, 29, 30, 31, 45, 46, 80, 200})
    void noLineIsAsWideAsTheTerminal(int width) {
        ProgressLine line = line(width);
        millis.set(3_600_000);
        line.checked(19_999, 20_000);
        assertThat(text.toString().replace("\r", "").replace(ERASE, "")).hasSizeLessThan(width);
    }
}
