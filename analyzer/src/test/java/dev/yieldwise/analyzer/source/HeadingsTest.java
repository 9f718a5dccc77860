package dev.yieldwise.analyzer.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether a text may declare {@code Box}. */
class HeadingsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Box {}",
                "public final class Box<T> {}",
                "class\n\tBox {}",
                "class Other { interface Box {} }",
                "enum Box { ONE }",
                "record Box(int i) {}",
                "@interface Box {}",
                "class /* a word */ Box {}",
                "// class Box was here",
            })
    void may(String text) {
        assertThat(new Headings(text).mayDeclare("Box")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "class Boxes {}",
                "class MailBox {}",
                "class Other { Box box; }",
                "class Other extends Box {}",
                "import p.Box;",
                "Object subclass = Box.class;",
            })
    void surelyDoesNot(String text) {
        assertThat(new Headings(text).mayDeclare("Box")).isFalse();
    }

    /** Bytes are taken for characters, so a name with an umlaut cannot be looked for. */
    @Test
    void isNotSureOfOtherLetters() {
        assertThat(new Headings("").mayDeclare("Größe")).isTrue();
    }

    @Test
    void tellsThePackage() {
        assertThat(new Headings("/* package no; */\npackage a.b ;\nclass C {}").packageName())
                .isEqualTo("a.b");
        assertThat(new Headings("class C {}").packageName()).isEmpty();
    }

    @Test
    void ofAFileThatIsNotThereNothing() {
        assertThat(Headings.of(Path.of("no/such/File.java")).text()).isEmpty();
    }
}
