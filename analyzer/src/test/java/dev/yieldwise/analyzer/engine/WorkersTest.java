package dev.yieldwise.analyzer.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.SourceIndex;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.types.Classes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Java can stop no thread: a file that takes beyond all measure is left behind, and the run ends without it. */
@Timeout(60)
@Isolated("what it checks has little time")
class WorkersTest {
    @TempDir
    private Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private static final class Endless {}

    private final Rule endless = TestRules.rule(Endless.class, Level.ERROR, pass -> {
        if (pass.file().name().startsWith("Slow")) {
            waitForTheEnd();
        }
    });

    private void waitForTheEnd() {
        try {
            end.await();
            ended.countDown();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a worker", e);
        }
    }

    @AfterEach
    void letGo() {
        end.countDown();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2", "4, 3"})
    void aFileThatNeverEndsIsGivenUpAndTheOthersAreChecked(int threads, int slow) throws IOException {
        List<String> names = new ArrayList<>(List.of("A.java"));
        for (int i = 0; i < slow; i++) {
            names.add("Slow" + i + ".java");
        }
        names.addAll(List.of("X.java", "Y.java"));
        List<Integer> heard = new ArrayList<>();
        List<FileResult> results = run(threads, names, (done, total) -> heard.add(done));
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith("Slow")) {
                assertThat(results.get(i).notifications()).singleElement().satisfies(notification -> {
                    assertThat(notification.kind()).isEqualTo(Notification.Kind.BUDGET);
                    assertThat(notification.message()).isEqualTo("given up after 1 seconds");
                });
                assertThat(results.get(i).notifications().get(0).path()).contains(names.get(i));
            } else {
                assertThat(results.get(i).findings()).hasSize(1);
            }
        }
        assertThat(heard).hasSize(names.size()).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void whatAnAbandonedThreadSaysInTheEndIsNotHeard() throws Exception {
        List<Integer> heard = new ArrayList<>();
        List<FileResult> results = run(1, List.of("Slow.java"), (done, total) -> heard.add(done));
        end.countDown();
        ended.await();
        assertThat(results)
                .singleElement()
                .satisfies(result -> assertThat(result.notifications()).hasSize(1));
        assertThat(heard).containsExactly(1);
    }

    private List<FileResult> run(int threads, List<String> names, Progress progress) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String name : names) {
            files.add(Files.writeString(folder.resolve(name), "class A { void m() { bad(); } }"));
        }
        Sources sources = new Sources(folder, StandardCharsets.UTF_8, 1 << 20);
        Classes classes = new Classes(new SourceIndex(files), List.of());
        return new Workers(
                        threads,
                        () -> new FileCheck(
                                new Sources(folder, StandardCharsets.UTF_8, 1 << 20),
                                classes,
                                List.of(endless, TestRules.BAD_CALL),
                                Options.in(folder),
                                Set.of()),
                        progress,
                        Duration.ofSeconds(1))
                .run(files, sources::nameOf);
    }
}
