package dev.yieldwise.analyzer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class CheckstyleReporterTest {
    @Test
    void manyFindings() throws Exception {
        String xml = Samples.written(new CheckstyleReporter(), Samples.many());
        Golden.check("many.checkstyle.xml", xml);
        Document document = parsed(xml);
        assertThat(document.getElementsByTagName("file").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("error").getLength()).isEqualTo(5);
    }

    @Test
    void aCleanRunIsADocument() throws Exception {
        Document document = parsed(Samples.written(new CheckstyleReporter(), Samples.empty()));
        assertThat(document.getDocumentElement().getTagName()).isEqualTo("checkstyle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a & b < c > d \" e ' f ]]> <!-- &amp; &#10;",
                "line\nbreak\r\nand\ttab",
                "größe 数字 \uD83D\uDE00",
                " two  blanks ",
            })
    void whatXmlCanHoldComesThrough(String text) throws Exception {
        assertThat(roundTrip(text)).isEqualTo(List.of(text, text));
    }

    /** A file may hold any character, and one that XML cannot hold would make the whole report unreadable. */
    @Test
    void everyCharacterGivesADocument() throws Exception {
        for (int c = 0; c <= 0xFFFF; c++) {
            boolean control = c < 0x20 || c >= 0x7F && c < 0xA0 || c >= 0xD800 && c < 0xE000 || c >= 0xFFFE;
            if (control || c % 997 == 0) {
                boolean kept = !control || c == '\t' || c == '\n' || c == '\r';
                String text = "a" + (char) c + "b";
                String wanted = kept ? text : "a\uFFFDb";
                assertThat(roundTrip(text)).as("%04x", c).isEqualTo(List.of(wanted, wanted));
            }
        }
    }

    private static List<String> roundTrip(String text) throws Exception {
        Document document =
                parsed(Samples.written(new CheckstyleReporter(), Samples.report(List.of(Samples.single(text, text)))));
        Element error = (Element) document.getElementsByTagName("error").item(0);
        return List.of(((Element) error.getParentNode()).getAttribute("name"), error.getAttribute("message"));
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}
