package dev.yieldwise.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.internal.FolderWeaver;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A tiny application of the library, built as its users build theirs: {@code src/test/resources/modules}.
 *
 * @param classes the folder of its classes
 */
record Shop(Path classes) {
    private static final Path SOURCES = Path.of("src/test/resources/modules");

    /** What its module declares, and what its bodies are made with. */
    enum Kind {
        /** It is no module. */
        PLAIN(null, ""),
        /** It opens its package. */
        OPEN("opens shop to dev.yieldwise; opens shop.shelf to dev.yieldwise;", ""),
        /** It opens one of its packages. */
        AJAR("opens shop to dev.yieldwise;", ""),
        /** It passes a lookup. */
        LOOKUP("", "MethodHandles.lookup(), "),
        /** It does neither. */
        CLOSED("", "");

        private final String directives;
        private final String lookup;

        Kind(String directives, String lookup) {
            this.directives = directives;
            this.lookup = lookup;
        }
    }

    /** The jar that users get: what the class path of the tests has in {@code mvn verify}. */
    static Path library() {
        Path library = Path.of(dev.yieldwise.Generator.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        assertThat(library.toString()).as("built by mvn verify").endsWith(".jar");
        return library;
    }

    static Shop of(Kind kind, Path folder) throws IOException {
        Path sources = folder.resolve("sources");
        Path classes = folder.resolve("classes");
        List<String> command = new ArrayList<>(List.of(
                "-g", "--release", "17", "-Xlint:all,-path", "-Werror", "-d", classes.toString(), "-proc:none"));
        command.addAll(List.of(kind.directives == null ? "-cp" : "-p", library().toString()));
        for (Path file : files()) {
            String text = Files.readString(file).replace("/* lookup */ ", kind.lookup);
            command.add(write(sources.resolve(SOURCES.relativize(file)), text));
        }
        if (kind.directives != null) {
            String text = "module shop { requires dev.yieldwise; %s }".formatted(kind.directives);
            command.add(write(sources.resolve("module-info.java"), text));
        }
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, command.toArray(String[]::new));
        assertThat(status).as("javac says so").isZero();
        return new Shop(classes);
    }

    /** The same, as the goal weave leaves it. */
    Shop woven() throws IOException {
        FolderWeaver.Result result = FolderWeaver.weave(classes, List.of(library()), "0");
        assertThat(result.notWoven()).isEmpty();
        return this;
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text).toString();
    }

    /** Everything on the class path. */
    List<String> onTheClassPath() {
        return List.of("-cp", library() + File.pathSeparator + classes);
    }

    /** The library as a module, the application on the class path. */
    List<String> besideTheModule() {
        return List.of("-p", library().toString(), "--add-modules", "dev.yieldwise", "-cp", classes.toString());
    }

    /** Both as modules. */
    List<String> onTheModulePath() {
        return List.of("-p", library() + File.pathSeparator + classes, "--add-modules", "shop");
    }

    /** Runs one of its programs to its end; gives all that it prints. */
    static String run(Path jdk, List<String> options, String... rest) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(), "-Xshare:auto", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(List.of(rest));
        Process running = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(running.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return said + "status " + running.waitFor();
    }
}
