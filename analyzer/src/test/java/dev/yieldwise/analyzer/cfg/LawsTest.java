package dev.yieldwise.analyzer.cfg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.javaparser.ast.Node;
import dev.yieldwise.fixtures.tools.Jdks;
import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The laws hold for every body of java.util: generics, streams, concurrency, and code of twenty-five years. */
class LawsTest {
    /** A file in so many: the whole takes longer than a test should. {@code -Dcfg.every=1} takes them all. */
    private static final int EVERY = Integer.getInteger("cfg.every", 5);

    @Test
    void holdForTheJdk() throws IOException {
        assumeTrue(Tools.SRC_ZIP.isThere(), Tools.SRC_ZIP.reason());
        int bodies = 0;
        for (String text : texts(Jdks.sources().orElseThrow(), EVERY)) {
            for (Node owner : CfgBuilder.bodies(Parsing.parse(text))) {
                bodies++;
                assertThat(Laws.brokenBy(CfgBuilder.of(owner).orElseThrow())).isEmpty();
            }
        }
        assertThat(bodies).isGreaterThan(1_000);
    }

    static List<String> texts(Path archive, int every) throws IOException {
        List<String> texts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> files = zip.stream()
                    .filter(entry -> entry.getName().startsWith("java.base/java/util/")
                            && entry.getName().endsWith(".java")
                            && !entry.getName().contains("-info"))
                    .toList();
            for (int i = 0; i < files.size(); i += every) {
                texts.add(new String(zip.getInputStream(files.get(i)).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
