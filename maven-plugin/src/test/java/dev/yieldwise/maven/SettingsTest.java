package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class SettingsTest {
    private static Settings of(String failOn, int threads, String encoding) {
        return Settings.of(Path.of("base"), failOn, Path.of("out.sarif"), false, threads, encoding);
    }

    @Test
    void levelsAreNamedAsInReports() {
        assertThat(of("error", 1, null).failOn()).contains(Level.ERROR);
        assertThat(of("warning", 1, null).failOn()).contains(Level.WARNING);
        assertThat(of("note", 1, null).failOn()).contains(Level.NOTE);
        assertThat(of("never", 1, null).failOn()).isEmpty();
        assertThat(of("error", 1, null).neverFailing().failOn()).isEmpty();
    }

    @Test
    void whatMeansNothingIsNamed() {
        assertThatThrownBy(() -> of("info", 1, null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'info'");
        assertThatThrownBy(() -> of("never", -1, null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("-1");
        for (String encoding : new String[] {"utf-9", "not a name"}) {
            assertThatThrownBy(() -> of("never", 1, encoding))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining(encoding);
        }
    }

    @Test
    void whatIsNotSaidHasADefault() {
        assertThat(of("never", 0, null).threads())
                .isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(of("never", 3, null).threads()).isEqualTo(3);
        assertThat(of("never", 1, null).encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(of("never", 1, "").encoding()).isEqualTo(StandardCharsets.UTF_8);
        assertThat(of("never", 1, "ISO-8859-1").encoding()).isEqualTo(StandardCharsets.ISO_8859_1);
    }
}
