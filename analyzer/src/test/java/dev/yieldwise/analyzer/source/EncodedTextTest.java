package dev.yieldwise.analyzer.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncodedTextTest {
    /** The form stays: order of bytes, and byte order mark or none. */
    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8, ''",
        "UTF-8, UTF-8, \uFEFF",
        "UTF-16, UTF-16BE, \uFEFF",
        "UTF-16, UTF-16LE, \uFEFF",
        "UTF-16, UTF-16BE, ''",
        "UTF-16LE, UTF-16LE, ''",
        "UTF-32, UTF-32LE, \uFEFF",
        "ISO-8859-1, ISO-8859-1, ''",
        "Shift_JIS, Shift_JIS, ''",
    })
    void anotherTextIsWrittenAsThisOneIs(String encoding, String form, String mark) throws CharacterCodingException {
        String text = encoding.equals("Shift_JIS") ? "class \u6570;\r\n" : "class Gr\u00F6\u00DFe;\r\n";
        byte[] bytes = (mark + text).getBytes(Charset.forName(form));
        EncodedText encoded = EncodedText.of(bytes, Charset.forName(encoding));
        assertThat(encoded.text()).isEqualTo(text);
        assertThat(encoded.hasBytes(encoded.encode(text))).isTrue();
        assertThat(encoded.encode(text + "x")).isEqualTo((mark + text + "x").getBytes(Charset.forName(form)));
        assertThat(encoded.withMark("x")).isEqualTo(mark + "x");
    }

    @Test
    void whatTheEncodingLacksIsRefused() throws CharacterCodingException {
        EncodedText ascii = EncodedText.of(new byte[] {'a'}, StandardCharsets.US_ASCII);
        assertThatThrownBy(() -> ascii.encode("\u00F6")).isInstanceOf(CharacterCodingException.class);
        EncodedText utf8 = EncodedText.of(new byte[] {'a'}, StandardCharsets.UTF_8);
        assertThatThrownBy(() -> utf8.encode("\uD800")).isInstanceOf(CharacterCodingException.class);
        assertThatThrownBy(() -> EncodedText.of(new byte[] {(byte) 0xF6}, StandardCharsets.UTF_8))
                .isInstanceOf(CharacterCodingException.class);
    }

    /** Two ways to write one text, of which an encoder knows one: nobody could tell what else would change. */
    @Test
    void bytesThatWouldNotComeBackAreRefused() {
        byte[] switchedTwice = {0x1B, 0x28, 0x42, 'a'};
        assertThatThrownBy(() -> EncodedText.of(switchedTwice, Charset.forName("ISO-2022-JP")))
                .isInstanceOf(CharacterCodingException.class);
    }
}
