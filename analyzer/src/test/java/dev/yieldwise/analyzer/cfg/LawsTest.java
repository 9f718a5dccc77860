package dev.yieldwise.analyzer.cfg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The laws hold for every body of java.util: generics, streams, concurrency, and code of twenty-five years. */
class LawsTest {
    /** A file in so many: the whole takes longer than a test should. {@code -Dcfg.every=1} takes them all. */
    private static final int EVERY = Integer.getInteger("cfg.every", 3);

    @Test
    void holdForTheJdk() throws IOException {
        Optional<Path> sources = sourcesOfJdk();
        assumeTrue(sources.isPresent(), "no src.zip with content beside " + System.getProperty("java.home"));
        int bodies = 0;
        long lines = 0;
        long nanos = 0;
        for (String text : texts(sources.get())) {
            CompilationUnit unit = Parsing.parse(text);
            lines += text.lines().count();
            List<Cfg> graphs = new ArrayList<>();
            long start = System.nanoTime();
            for (Node owner : CfgBuilder.bodies(unit)) {
                CfgBuilder.of(owner).ifPresent(graphs::add);
            }
            nanos += System.nanoTime() - start;
            for (Cfg cfg : graphs) {
                bodies++;
                assertThat(Laws.brokenBy(cfg)).isEmpty();
            }
        }
        assertThat(bodies).isGreaterThan(1_000);
        System.out.printf("cfg: %,d bodies, %,d lines, %.2f ms per 1000 lines%n", bodies, lines, nanos / 1e3 / lines);
    }

    private static List<String> texts(Path archive) throws IOException {
        List<String> texts = new ArrayList<>();
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            List<? extends ZipEntry> files = zip.stream()
                    .filter(entry -> entry.getName().startsWith("java.base/java/util/")
                            && entry.getName().endsWith(".java")
                            && !entry.getName().contains("-info"))
                    .toList();
            for (int i = 0; i < files.size(); i += EVERY) {
                texts.add(new String(zip.getInputStream(files.get(i)).readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    /** Of the running JDK, or of another one installed beside it: Debian's JDK has a link to nowhere. */
    private static Optional<Path> sourcesOfJdk() throws IOException {
        Path home = Path.of(System.getProperty("java.home")).toRealPath();
        try (Stream<Path> neighbours = Files.list(home.getParent())) {
            return Stream.concat(Stream.of(home), neighbours.sorted())
                    .map(jdk -> jdk.resolve("lib").resolve("src.zip"))
                    .filter(Files::isRegularFile)
                    .findFirst();
        }
    }
}
