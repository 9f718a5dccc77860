package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.ContextManager;
import dev.yieldwise.Covers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code of docs/cookbook/context-managers.md. */
class ContextManagersTest {
    private final List<String> log = new ArrayList<>();

    // #region managed
    ContextManager<String> managed(String resource) {
        return ContextManager.of(out -> {
            log.add("acquiring " + resource);
            try {
                out.yield(resource);
            } catch (Exception e) {
                log.add("failed: " + e.getMessage());
                throw e;
            } finally {
                log.add("releasing " + resource);
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-044")
    void use() {
        // #region use
        managed("db").use(db -> log.add("working with " + db));
        assertThat(log).containsExactly("acquiring db", "working with db", "releasing db");
        // #endregion
    }

    @Test
    @Covers("SEED-045")
    void failing() {
        // #region failing
        IOException failure = new IOException("disk full");
        Throwable thrown = catchThrowable(() -> managed("db").use(db -> {
            throw failure;
        }));
        assertThat(thrown).isSameAs(failure);
        assertThat(log).containsExactly("acquiring db", "failed: disk full", "releasing db");
        // #endregion
    }

    @Test
    void result() {
        // #region result
        int length = managed("db").compute(String::length).orElseThrow();
        assertThat(length).isEqualTo(2);
        // #endregion
    }

    // #region suppressing
    static ContextManager<Void> suppressing(Class<? extends Exception> kind) {
        return ContextManager.of(out -> {
            try {
                out.yield(null);
            } catch (Exception e) {
                if (!kind.isInstance(e)) {
                    throw e;
                }
            }
        });
    }
    // #endregion

    @Test
    void suppress(@TempDir Path folder) throws IOException {
        // #region suppress
        suppressing(NoSuchFileException.class).use(nothing -> Files.delete(folder.resolve("not there")));
        // #endregion
        assertThat(folder).isEmptyDirectory();
    }

    // #region temporary
    static ContextManager<Path> temporaryFile() {
        return ContextManager.of(out -> {
            Path file = Files.createTempFile("recipe", ".txt");
            try {
                out.yield(file);
            } finally {
                Files.delete(file);
            }
        });
    }
    // #endregion

    @Test
    void temporary() throws IOException {
        List<Path> seen = new ArrayList<>();
        // #region nested
        temporaryFile()
                .use(from -> temporaryFile().use(to -> {
                    Files.writeString(from, "text");
                    Files.writeString(to, Files.readString(from));
                    seen.addAll(List.of(from, to));
                }));
        assertThat(seen).hasSize(2).allMatch(Files::notExists);
        // #endregion
    }

    @Test
    void tryWithResources() {
        Throwable thrown = catchThrowable(() -> {
            // #region try
            try (ContextManager<String> manager = managed("db")) {
                String db = manager.enter();
                throw new UncheckedIOException(new IOException(db));
            }
            // #endregion
        });
        assertThat(thrown).isInstanceOf(UncheckedIOException.class);
        assertThat(log).containsExactly("acquiring db", "releasing db");
    }
}
