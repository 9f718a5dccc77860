package dev.yieldwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Generator;
import dev.yieldwise.rules.GeneratorRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/own-types.md} is followed; {@code -Dupdate} writes what the program prints into it. */
class OwnTypesPageTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", "."), "..", "docs", "own-types.md");
    private static final Pattern FILE =
            Pattern.compile("`(src/\\S+)`:\n\n```java\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SHOWN =
            Pattern.compile("(?<=^```text\n).*?(?=^```)", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern SETTINGS = Pattern.compile("^```toml\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    /** The last one needs no other file. */
    private static final Pattern JAVA = Pattern.compile("^```java\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL);

    @TempDir
    private Path folder;

    private String page;

    @BeforeEach
    void project() throws IOException {
        page = Files.readString(PAGE);
        Files.createDirectories(folder.resolve(".git"));
        for (MatchResult file : FILE.matcher(page).results().toList()) {
            write(file.group(1), file.group(2));
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> settings() {
        return SETTINGS.matcher(page).results().map(block -> block.group(1)).toList();
    }

    private String checked() throws IOException {
        StringWriter out = new StringWriter();
        Host host = new Host(new PrintWriter(out), new PrintWriter(new StringWriter()), folder, Map.of(), false, false);
        String runtime = Path.of(Generator.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .toString();
        assertThat(Main.run(host, GeneratorRules.ALL, "check", "--classpath", runtime))
                .isEqualTo(1);
        // The last line counts what all rules asked for.
        return out.toString().substring(0, out.toString().lastIndexOf("\n\n") + 1);
    }

    @Test
    void theAnnotatedReader() throws IOException {
        String made = SHOWN.matcher(page).replaceAll(Matcher.quoteReplacement(checked()));
        if (System.getProperty("update") != null) {
            Files.writeString(PAGE, made);
        } else {
            assertThat(page)
                    .as("docs/own-types.md is stale; -Dupdate writes it")
                    .isEqualTo(made);
        }
        assertThat(made).contains("error[ExhaustedReuse] definite", "warning[UnclosedGenerator] definite");
    }

    @Test
    void theConfigurationFindsTheSame() throws IOException {
        Path reader = folder.resolve("src/main/java/acme/RowReader.java");
        Files.writeString(reader, Files.readString(reader).replaceAll("(?m)^ *@(MustClose|SingleUse)$", ""));
        write("yieldwise.toml", settings().get(0));
        Matcher shown = SHOWN.matcher(page);
        assertThat(shown.find()).isTrue();
        assertThat(checked()).isEqualTo(shown.group());
    }

    @Test
    void theJdksTypesToo() throws IOException {
        write("src/main/java/acme/Plugins.java", """
                package acme;

                import java.net.URL;
                import java.net.URLClassLoader;

                class Plugins {
                    Class<?> load(URL jar) throws ClassNotFoundException {
                        URLClassLoader loader = new URLClassLoader(new URL[] {jar});
                        return loader.loadClass("Plugin");
                    }
                }
                """);
        write("yieldwise.toml", settings().get(1));
        assertThat(checked()).contains("the resource of 'new URLClassLoader' is never closed");
    }

    @Test
    void theCollection() throws IOException {
        List<String> blocks =
                JAVA.matcher(page).results().map(block -> block.group(1)).toList();
        write("src/main/java/Echo.java", blocks.get(blocks.size() - 1));
        assertThat(checked())
                .contains("Echo.java:11:", "warning[MutationDuringIteration] possible: changing 'ring' by push");
    }
}
