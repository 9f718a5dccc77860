package dev.yieldwise.analyzer.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.analyzer.source.EncodedText;
import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InPlaceTest {
    @TempDir
    private Path folder;

    private Path file;
    private EncodedText was;

    @BeforeEach
    void source() throws IOException {
        file = Files.writeString(folder.resolve("A.java"), "old");
        was = EncodedText.of(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @Test
    void theTextIsAnotherAndNothingElse() throws IOException {
        assumeTrue(Tools.POSIX_SHELL.isThere(), Tools.POSIX_SHELL.reason());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x-w-"));
        Object owner = Files.getOwner(file);
        assertThat(replace("new")).isEmpty();
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x-w-");
        assertThat(Files.getOwner(file)).isEqualTo(owner);
        assertAlone();
    }

    @Test
    void whatIsNotWhatWasCheckedStays() throws IOException {
        Files.writeString(file, "Old");
        assertThat(replace("new")).contains("it was changed after it was checked; run again");
        assertThat(file).hasContent("Old");
        assertAlone();
    }

    /** Root may write it, and a folder's owner may replace it: that it is read-only is meant all the same. */
    @Test
    void aReadOnlyFileStays() throws IOException {
        assumeTrue(Tools.POSIX_SHELL.isThere(), Tools.POSIX_SHELL.reason());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assertThat(replace("new")).contains("it is read-only");
        assertThat(file).hasContent("old");
        assertAlone();
    }

    @Test
    void aFolderThatMayNotBeWrittenIsTold() throws IOException {
        assumeTrue(Tools.PLAIN_USER.isThere(), Tools.PLAIN_USER.reason());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assertThat(replace("new")).contains("no permission to write into its folder");
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        assertThat(file).hasContent("old");
    }

    @Test
    void whatAnotherRunIsWritingIsLeftToIt() throws IOException {
        Path beside = Files.writeString(folder.resolve("A.java.yieldwise-fix"), "half");
        assertThat(replace("new")).contains("another run is writing it; if there is none, delete A.java.yieldwise-fix");
        assertThat(file).hasContent("old");
        assertThat(beside).as("the other run's").hasContent("half");
    }

    @Test
    void ofRunsAtOnceOneWritesAndTheOthersAreTold() throws Exception {
        for (int round = 0; round < 20; round++) {
            source();
            ExecutorService pool = Executors.newFixedThreadPool(4);
            List<Callable<Optional<String>>> runs = new ArrayList<>();
            for (String text : List.of("new 1", "new 2", "new 3", "new 4")) {
                runs.add(() -> replace(text));
            }
            int written = 0;
            for (Future<Optional<String>> run : pool.invokeAll(runs)) {
                written += run.get().isEmpty() ? 1 : 0;
                run.get().ifPresent(reason -> assertThat(reason).containsAnyOf("another run", "was changed"));
            }
            pool.shutdown();
            assertThat(written).isEqualTo(1);
            assertThat(Files.readString(file)).startsWith("new");
            assertAlone();
        }
    }

    /** What the end of the process starts waits for the file in work, and from then on no other one is begun. */
    @Test
    void afterTheEndHasBegunNothingIsWritten() throws Exception {
        try (InPlace files = InPlace.open()) {
            files.atEnd().run();
            Thread late = new Thread(() -> files.replace(file, was, "new"));
            late.setDaemon(true);
            late.start();
            late.join(300);
            assertThat(late.isAlive()).isTrue();
            assertThat(file).hasContent("old");
            assertAlone();
        }
    }

    private Optional<String> replace(String text) {
        try (InPlace files = InPlace.open()) {
            return files.replace(file, was, text);
        }
    }

    private void assertAlone() throws IOException {
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }
}
