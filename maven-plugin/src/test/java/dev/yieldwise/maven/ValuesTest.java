package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.analyzer.config.FailOn;
import dev.yieldwise.analyzer.engine.UsageException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class ValuesTest {
    @Test
    void levelsAreNamedAsInReports() {
        assertThat(Values.failOn("error")).isEqualTo(FailOn.ERROR);
        assertThat(Values.failOn("warning")).isEqualTo(FailOn.WARNING);
        assertThat(Values.failOn("note")).isEqualTo(FailOn.NOTE);
        assertThat(Values.failOn("never")).isEqualTo(FailOn.NEVER);
    }

    @Test
    void whatMeansNothingIsNamed() {
        assertThatThrownBy(() -> Values.failOn("info"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'info'");
        assertThatThrownBy(() -> Values.threads(-1))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> Values.maxAllowedViolations(-2))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("-2");
        for (String encoding : new String[] {"utf-9", "not a name"}) {
            assertThatThrownBy(() -> Values.encoding(encoding))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(encoding);
        }
    }

    @Test
    void whatIsNotSaidHasADefault() {
        assertThat(Values.threads(0)).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(Values.threads(3)).isEqualTo(3);
        assertThat(Values.encoding(null)).isEmpty();
        assertThat(Values.encoding("")).isEmpty();
        assertThat(Values.encoding("ISO-8859-1")).contains(StandardCharsets.ISO_8859_1);
    }
}
