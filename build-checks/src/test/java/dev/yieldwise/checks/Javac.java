package dev.yieldwise.checks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Jdks;
import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/**
 * The compiler of a JDK of this machine, as our users run it: a program of its own, with all warnings, which are errors.
 *
 * @param home the JDK
 */
record Javac(Path home) {
    /** The releases that user code is promised to compile on. */
    static final List<Integer> RELEASES = List.of(17, 25);

    private static final Pattern ERROR =
            Pattern.compile("^(\\S+?)\\.java:\\d+: ((?:error|warning): .*)$", Pattern.MULTILINE);

    /** The compiler of a release; the test is skipped if the machine has none. */
    static Javac of(int feature) {
        assumeTrue(Tools.jdk(feature).isThere(), Tools.jdk(feature).reason());
        return new Javac(Jdks.found().entrySet().stream()
                .filter(jdk -> jdk.getValue() == feature
                        && Files.isExecutable(jdk.getKey().resolve("bin/javac")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow());
    }

    /** Statements as a class of that name, below imports of all that examples use. */
    static String asClass(String name, String statements) {
        int members = statements.startsWith("static ") ? statements.indexOf("\n}\n") + 3 : 0;
        return """
                import static dev.yieldwise.testing.CoroutineAssert.assertThat;
                import static dev.yieldwise.testing.GeneratorAssert.assertThat;
                import dev.yieldwise.*;
                import dev.yieldwise.annotation.*;
                import dev.yieldwise.testing.*;
                import java.lang.invoke.MethodHandles;
                import java.nio.file.*;
                import java.util.*;
                import java.util.concurrent.*;
                import java.util.function.*;

                class %s extends Around {
                %s
                void statements() throws Exception {
                %s
                }
                }
                """.formatted(name, statements.substring(0, members), statements.substring(members));
    }

    /** The first thing that is said of each class that does not compile without a word; the others are missing. */
    Map<String, String> complaints(Map<String, String> classes, Path folder) throws IOException, InterruptedException {
        Path sources = Files.createDirectories(folder.resolve("sources"));
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/javac").toString(),
                "-J-Duser.language=en",
                "-proc:none",
                "-Xlint:all",
                "-Werror",
                "-Xmaxerrs",
                "1000",
                "-classpath",
                Stream.of(dev.yieldwise.Generator.class, Assertions.class)
                        .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                        .map(place -> Path.of(place.getPath()).toString())
                        .reduce((a, b) -> a + java.io.File.pathSeparator + b)
                        .orElseThrow(),
                "-d",
                folder.resolve("classes").toString()));
        for (Map.Entry<String, String> one : classes.entrySet()) {
            Path source = sources.resolve(one.getKey() + ".java");
            Files.writeString(source, one.getValue());
            command.add(source.getFileName().toString());
        }
        Path said = folder.resolve("said.txt");
        int status = new ProcessBuilder(command)
                .directory(sources.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start()
                .waitFor();
        Map<String, String> complaints = new TreeMap<>();
        Matcher error = ERROR.matcher(Files.readString(said));
        while (error.find()) {
            complaints.putIfAbsent(error.group(1), error.group(2));
        }
        if (status != 0 && complaints.isEmpty()) {
            throw new AssertionError(Files.readString(said));
        }
        return complaints;
    }
}
