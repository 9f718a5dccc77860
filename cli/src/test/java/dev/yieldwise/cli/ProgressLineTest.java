package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private final AtomicLong millis = new AtomicLong();
    private final StringWriter text = new StringWriter();
    private final ProgressLine line = new ProgressLine(new PrintWriter(text), () -> millis.get() * 1_000_000);

    @Test
    void aShortRunShowsNothing() {
        millis.set(999);
        line.checked(1, 10);
        line.close();
        assertThat(text.toString()).isEmpty();
    }

    @Test
    void aLongRunCountsAtMostTenTimesASecondAndCleansUp() {
        for (int done = 1; done <= 130; done++) {
            millis.addAndGet(10);
            line.checked(done, 130);
        }
        line.close();
        assertThat(text.toString().split("\r"))
                .containsExactly(
                        "",
                        "\u001B[Kchecked 100 of 130 files",
                        "\u001B[Kchecked 110 of 130 files",
                        "\u001B[Kchecked 120 of 130 files",
                        "\u001B[Kchecked 130 of 130 files",
                        "\u001B[K");
    }
}
