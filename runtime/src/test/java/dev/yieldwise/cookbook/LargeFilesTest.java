package dev.yieldwise.cookbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/cookbook/large-files.md. */
class LargeFilesTest {
    private static final int LINES = 50_000;

    private final List<String> log = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;

    /** About 3 MB; every 1,000th line is an error, every 10,000th one is blank. */
    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("server.log");
        Files.write(
                file,
                IntStream.rangeClosed(1, LINES).mapToObj(LargeFilesTest::line).toList());
        assertThat(Files.size(file)).isGreaterThan(2_500_000);
    }

    private static String line(int n) {
        if (n % 10_000 == 0) {
            return "";
        }
        return n + (n % 1_000 == 0 ? " ERROR" : " INFO") + " request handled by a worker of the pool " + n % 7;
    }

    private static final class Counted extends InputStream {
        private final InputStream bytes;
        private final List<String> log;

        Counted(Path file, List<String> log) throws IOException {
            this.bytes = Files.newInputStream(file);
            this.log = log;
            log.add("open");
        }

        @Override
        public int read() throws IOException {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            int read = bytes.read(into, from, length);
            log.add("read " + read);
            return read;
        }

        @Override
        public void close() throws IOException {
            bytes.close();
            log.add("closed");
        }
    }

    private InputStream open(Path path) throws IOException {
        return new Counted(path, log);
    }

    // #region lines
    /** The lines of a file that are not blank. The file is open while the body runs. */
    Generator<String> lines(Path path) {
        return Generator.of(out -> {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(open(path), UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    if (!line.isBlank()) {
                        out.yield(line);
                    }
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-057")
    void toTheEnd() {
        // #region all
        long errors = lines(file).filter(line -> line.contains(" ERROR ")).count();
        assertThat(errors).isEqualTo(45);
        assertThat(log).startsWith("open").endsWith("closed");
        // #endregion
    }

    @Test
    @Covers("SEED-057")
    void stoppedEarly() {
        // #region early
        try (Generator<String> lines = lines(file)) {
            for (String line : lines) {
                if (line.contains(" ERROR ")) {
                    assertThat(line).startsWith("1000 ERROR");
                    break;
                }
            }
        }
        assertThat(log).endsWith("closed");
        assertThat(log.size()).isLessThan(20); // some 8 KB at a time, so a small part of the file
        // #endregion
    }

    @Test
    @Covers("SEED-057")
    void failing() {
        // #region failing
        assertThatThrownBy(() -> lines(file).map(Integer::valueOf).forEach(number -> {}))
                .isInstanceOf(NumberFormatException.class);
        assertThat(log).endsWith("closed");
        // #endregion
    }

    // #region chunks
    static Generator<byte[]> chunks(Path path, int size) {
        return Generator.of(out -> {
            try (InputStream in = Files.newInputStream(path)) {
                for (byte[] chunk = in.readNBytes(size); chunk.length > 0; chunk = in.readNBytes(size)) {
                    out.yield(chunk);
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-057")
    void chunked() throws Exception {
        // #region digest
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (byte[] chunk : chunks(file, 65_536)) {
            digest.update(chunk);
        }
        byte[] whole = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        assertThat(Arrays.equals(digest.digest(), whole)).isTrue();
        // #endregion
    }

    @Test
    @Covers("SEED-057")
    void grouped() {
        // #region grouped
        Map<String, Long> byLevel =
                lines(file).collect(Collectors.groupingBy(line -> line.split(" ")[1], Collectors.counting()));
        assertThat(byLevel).containsEntry("ERROR", 45L).containsEntry("INFO", 49_950L);
        // #endregion
    }
}
