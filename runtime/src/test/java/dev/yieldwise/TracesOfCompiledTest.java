package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.EngineChoice.Kind;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stack traces of woven bodies whose class files are not as those of most. */
class TracesOfCompiledTest {
    @TempDir
    private Path folder;

    /** Compiles a class Made, and asks its get() for a generator. */
    private Generator<?> made(String get, String... options) throws Exception {
        Path source = folder.resolve("Made.java");
        Files.writeString(source, """
                import dev.yieldwise.*;
                public class Made implements java.util.function.Supplier<Generator<Integer>> {
                    static int fail(int n) {
                        if (n < 0) throw new IllegalStateException();
                        return n + 1;
                    }
                    public Generator<Integer> get() {
                %s
                    }
                }
                """.formatted(get));
        Path library = Path.of(Generator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<String> arguments = new ArrayList<>(List.of("-d", folder.toString(), "-proc:none"));
        arguments.addAll(List.of("-cp", library.toString()));
        arguments.addAll(Arrays.asList(options));
        arguments.add(source.toString());
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(status).isZero();
        URL[] urls = {folder.toUri().toURL()};
        ClassLoader loader =
                new URLClassLoader("loader of Made", urls, getClass().getClassLoader());
        Supplier<?> supplier =
                (Supplier<?>) loader.loadClass("Made").getDeclaredConstructor().newInstance();
        Generator<?> generator = (Generator<?>) supplier.get();
        assertThat(generator.engine().single()).as(generator.engine().reason()).isEqualTo(Kind.WOVEN);
        return generator;
    }

    private static List<String> told(Throwable error) {
        return Arrays.stream(error.getStackTrace())
                .filter(element -> element.getClassName().equals("Made"))
                .map(element -> element.toString().replaceAll("lambda\\$get\\$[0-9a-f]+\\$1", "lambda"))
                .toList();
    }

    @Test
    void elementsAreToldAsTheJvmTellsThem() throws Exception {
        Generator<?> g = made("return Generator.of(out -> out.yield(fail(-1)));", "-g");
        assertThat(told(catchThrowable(g::next)))
                .containsExactly("loader of Made//Made.fail(Made.java:4)", "loader of Made//Made.lambda(Made.java:8)");
    }

    @Test
    void withoutALineTableTheMethodIsShown() throws Exception {
        Generator<?> g = made("return Generator.of(out -> { out.yield(1);\n out.yield(fail(-1)); });", "-g:none");
        g.next();
        assertThat(told(catchThrowable(g::next)))
                .containsExactly(
                        "loader of Made//Made.fail(Unknown Source)", "loader of Made//Made.lambda(Unknown Source)");
    }

    @Test
    @Tag("deep")
    void aMethodThatLeavesNoRoomIsWovenWithoutLines() throws Exception {
        assertThat(told(afterTheFirst(large(2_500)))).hasSize(2);
        assertThat(told(afterTheFirst(large(8_500)))).hasSize(1);
    }

    private static Throwable afterTheFirst(Generator<?> generator) {
        generator.next();
        return catchThrowable(generator::next);
    }

    private Generator<?> large(int lines) throws Exception {
        return made("return Generator.of(out -> {\nint n = 0;\ntry {\n"
                + IntStream.range(0, lines).mapToObj(i -> "n = fail(n);").collect(Collectors.joining("\n"))
                + "\nout.yield(n);\nfail(-n); } catch (IllegalStateException e) { n++; throw e; } });");
    }
}
