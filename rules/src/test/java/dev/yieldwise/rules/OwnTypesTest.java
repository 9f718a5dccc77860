package dev.yieldwise.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team says of its own types is heard from class files, and from the configuration. Of sources the fixtures tell. */
class OwnTypesTest {
    private static final Path RUNTIME =
            Path.of("..", "runtime", "target", "classes").normalize();

    /** Twice, left open, and changed while iterated. */
    private static final String USE = """
            package app;

            import acme.*;

            class Use {
                long twice(RowReader reader) {
                    long rows = reader.count();
                    return rows + reader.count();
                }

                int leftOpen() {
                    RowReader reader = new RowReader();
                    return reader.columns();
                }

                int leftOpenBy(Pool pool) {
                    CsvReader reader = pool.open();
                    return reader.columns();
                }

                void changed(Ring ring) {
                    for (String each : ring) {
                        ring.push(each);
                    }
                }

                int fine(Pool pool, Ring ring) {
                    int columns = pool.borrow().columns();
                    try (RowReader reader = new RowReader()) {
                        columns += (int) reader.count();
                    }
                    for (String each : ring) {
                        columns += ring.size() + each.length();
                    }
                    return columns;
                }
            }
            """;

    private static final List<String> FOUND = List.of(
            "8 ExhaustedReuse one-shot RowReader 'reader' is used again after it was consumed",
            "12 UnclosedGenerator the resource of 'new RowReader' is never closed",
            "17 UnclosedGenerator the resource of 'open' is never closed",
            "23 MutationDuringIteration changing 'ring' by push while it is iterated may fail or skip elements");

    private static final String PROTOCOLS = """
            [protocols."acme.RowReader"]
            single-use = ["count"]
            must-close = true

            [protocols."acme.Pool"]
            must-close = ["open"]

            [protocols."acme.Ring"]
            mutates = ["push"]
            """;

    @TempDir
    private Path temporary;

    private Path sources;
    private Path classes;

    @BeforeEach
    void program() throws IOException {
        sources = Files.createDirectories(temporary.toRealPath().resolve("src"));
        classes = Files.createDirectories(temporary.toRealPath().resolve("classes"));
        write(sources.resolve("app/Use.java"), USE);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** The library, annotated or not. */
    private void library(Path folder, String singleUse, String mustClose, String mutates) throws IOException {
        write(folder.resolve("acme/RowReader.java"), """
                package acme;

                %s
                public class RowReader implements AutoCloseable {
                    %s
                    public long count() {
                        return 0;
                    }

                    public int columns() {
                        return 3;
                    }

                    @Override
                    public void close() {}
                }
                """.formatted(mustClose, singleUse));
        write(folder.resolve("acme/CsvReader.java"), """
                package acme;

                public class CsvReader extends RowReader {}
                """);
        write(folder.resolve("acme/Pool.java"), """
                package acme;

                public interface Pool {
                    %s
                    CsvReader open();

                    RowReader borrow();
                }
                """.formatted(mustClose));
        write(folder.resolve("acme/Ring.java"), """
                package acme;

                public interface Ring extends Iterable<String> {
                    %s
                    void push(String element);

                    int size();
                }
                """.formatted(mutates));
    }

    private void compile(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-d",
                classes.toString(),
                "-classpath",
                RUNTIME.toString(),
                folder.resolve("acme/RowReader.java").toString(),
                folder.resolve("acme/CsvReader.java").toString(),
                folder.resolve("acme/Pool.java").toString(),
                folder.resolve("acme/Ring.java").toString());
        assertThat(status).isZero();
    }

    private Outcome check(String toml, Path... classpath) throws IOException {
        Path base = temporary.toRealPath();
        Path file = base.resolve("own.toml");
        Files.writeString(file, toml);
        List<String> rules = GeneratorRules.ALL.stream().map(Rule::name).toList();
        Configuration configuration =
                new Configuration.Builder(base, base, rules, new Layer.Builder().build()).with(file);
        Options options = Options.of(base, configuration)
                .withClasspath(List.of(classpath))
                .withThreads(1);
        return new Session(options, GeneratorRules.ALL).check(List.of(sources), Progress.SILENT);
    }

    private static List<String> found(Outcome outcome) {
        assertThat(outcome.notifications()).isEmpty();
        return outcome.findings().stream()
                .map(finding -> finding.location().range().startLine() + " " + finding.rule() + " " + finding.message())
                .toList();
    }

    @Test
    void annotationsAreReadFromClassFiles() throws IOException {
        Path folder = temporary.resolve("lib");
        library(
                folder,
                "@dev.yieldwise.annotation.SingleUse",
                "@dev.yieldwise.annotation.MustClose",
                "@dev.yieldwise.annotation.Mutates");
        compile(folder);
        assertThat(found(check("", RUNTIME, classes))).isEqualTo(FOUND);
    }

    @Test
    void annotationsAreReadFromOtherSources() throws IOException {
        library(
                sources,
                "@dev.yieldwise.annotation.SingleUse",
                "@dev.yieldwise.annotation.MustClose",
                "@dev.yieldwise.annotation.Mutates");
        assertThat(found(check("", RUNTIME))).isEqualTo(FOUND);
    }

    /** Another annotation of that name may mean anything. */
    @Test
    void annotationsOfOthersAreNotHeard() throws IOException {
        for (String name : List.of("SingleUse", "MustClose", "Mutates")) {
            write(sources.resolve("acme/" + name + ".java"), "package acme;\n\npublic @interface " + name + " {}\n");
        }
        library(sources, "@SingleUse", "@MustClose", "@Mutates");
        assertThat(found(check("", RUNTIME))).isEmpty();
    }

    @Test
    void theConfigurationSpeaksOfClassFiles() throws IOException {
        Path folder = temporary.resolve("lib");
        library(folder, "", "", "");
        compile(folder);
        assertThat(found(check("", RUNTIME, classes))).isEmpty();
        Outcome outcome = check(PROTOCOLS, classes);
        assertThat(found(outcome)).isEqualTo(FOUND);
        assertThat(outcome.remarks()).isEmpty();
    }

    @Test
    void theConfigurationSpeaksOfSources() throws IOException {
        library(sources, "", "", "");
        assertThat(found(check(PROTOCOLS))).isEqualTo(FOUND);
    }

    /** What is known of a name is heard without the class; what depends on what the class is, is not. */
    @Test
    void withoutTheClassesLessIsFound() throws IOException {
        write(
                sources.resolve("app/Use.java"),
                USE.replace(
                        "import acme.*;",
                        "import acme.RowReader; import acme.Pool; import acme.Ring; import acme.CsvReader;"));
        Outcome outcome = check(PROTOCOLS);
        assertThat(found(outcome)).containsExactly(FOUND.get(0), FOUND.get(3));
        assertThat(outcome.remarks())
                .containsExactly(
                        "own.toml:1: 'acme.RowReader' is neither in the sources nor on the class path",
                        "own.toml:5: 'acme.Pool' is neither in the sources nor on the class path",
                        "own.toml:8: 'acme.Ring' is neither in the sources nor on the class path");
    }

    /** What stands in for a reader in a test may be asked again and again. */
    @Test
    void mocksAreNoReaders() throws IOException {
        library(sources, "", "", "");
        write(sources.resolve("app/Use.java"), """
                package app;

                import static org.mockito.Mockito.*;

                import acme.RowReader;

                class UseTest {
                    @Mock
                    private RowReader field;

                    long mocked() {
                        RowReader reader = mock(RowReader.class);
                        return reader.count() + reader.count();
                    }

                    void taught(RowReader reader) {
                        when(reader.count()).thenReturn(1L);
                        when(field.count()).thenReturn(2L);
                        given(reader.count()).willReturn(3L);
                        given(field.count()).willReturn(4L);
                    }
                }
                """);
        assertThat(found(check(PROTOCOLS))).isEmpty();
    }

    /** One that nobody can annotate. */
    @Test
    void theConfigurationSpeaksOfTheJdk() throws IOException {
        write(sources.resolve("app/Use.java"), """
                package app;

                import java.net.URL;
                import java.net.URLClassLoader;

                class Use {
                    Class<?> leftOpen(URL... urls) throws ClassNotFoundException {
                        var loader = new URLClassLoader(urls);
                        return loader.loadClass("Main");
                    }

                    ClassLoader fine(URL... urls) {
                        return new URLClassLoader(urls);
                    }
                }
                """);
        assertThat(found(check("[protocols.'java.net.URLClassLoader']\nmust-close = true\n")))
                .containsExactly("8 UnclosedGenerator the resource of 'new URLClassLoader' is never closed");
    }

    @Test
    void aWrongNameIsTold() throws IOException {
        library(sources, "", "", "");
        String wrong = """
                [protocols."acme.CsvReader"]
                single-use = ["cuont"]

                [protocols."acme.Ring"]
                must-close = true
                single-use = true
                """;
        assertThatThrownBy(() -> check(wrong))
                .isInstanceOf(UsageException.class)
                .hasMessage("""
                        the configuration is wrong:
                        own.toml:1:1: 'acme.CsvReader' has no method 'cuont'; did you mean 'count'?
                        own.toml:4:1: 'acme.Ring' is not AutoCloseable, so nobody can be asked to close it""");
    }
}
