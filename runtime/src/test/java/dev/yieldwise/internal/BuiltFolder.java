package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Generator;
import dev.yieldwise.internal.FolderWeaver.Result;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * A project as the build has it: sources that are compiled into a folder, which is then woven.
 *
 * @param sources the folder of the sources
 * @param classes the folder of the class files
 */
record BuiltFolder(Path sources, Path classes) {
    /** Where the library is. */
    static final Path LIBRARY = library();

    static BuiltFolder in(Path folder) {
        return new BuiltFolder(folder.resolve("sources"), folder.resolve("classes"));
    }

    private static Path library() {
        String name = "dev/yieldwise/Generator.class";
        URL url = Generator.class.getResource("/" + name);
        String root = url.toString().replaceFirst("^jar:", "").replaceFirst("!?/" + name + "$", "");
        return Path.of(URI.create(root));
    }

    /** Writes a source file. */
    BuiltFolder with(String file, String text) throws IOException {
        Path source = sources.resolve(file);
        Files.createDirectories(source.getParent());
        Files.writeString(source, text);
        return this;
    }

    BuiltFolder compiled() throws IOException {
        return compiled(ToolProvider.getSystemJavaCompiler(), "-Xlint:all", "-Werror", "--release", "17");
    }

    BuiltFolder compiled(JavaCompiler compiler, String... options) throws IOException {
        List<String> command = new ArrayList<>(Arrays.asList(options));
        command.addAll(List.of("-g", "-proc:none", "-d", classes.toString(), "-classpath"));
        command.add(LIBRARY + File.pathSeparator + classes);
        Files.createDirectories(classes);
        try (Stream<Path> all = Files.walk(sources);
                StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<Path> texts =
                    all.filter(file -> file.toString().endsWith(".java")).toList();
            boolean done = compiler.getTask(null, files, null, command, null, files.getJavaFileObjectsFromPaths(texts))
                    .call();
            assertThat(done).as("the compiler says so").isTrue();
        }
        return this;
    }

    Result woven() throws IOException {
        return FolderWeaver.weave(classes, List.of(LIBRARY), "tested");
    }

    /** All class files by name. */
    Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(classes)) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(name(file), bytes(file)));
        }
        return files;
    }

    private String name(Path file) {
        return classes.relativize(file).toString().replace('\\', '/').replace(".class", "");
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A loader of the classes that gives no class file to anybody: nothing can be woven by it. */
    URLClassLoader loader() throws IOException {
        URL[] places = {classes.toUri().toURL()};
        return new URLClassLoader(places, BuiltFolder.class.getClassLoader()) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return null;
            }
        };
    }

    /** What a static method without parameters answers. */
    Object run(String type, String method) throws Exception {
        try (URLClassLoader loader = loader()) {
            return run(loader, type, method);
        }
    }

    static Object run(ClassLoader loader, String type, String method) throws Exception {
        return Class.forName(type, true, loader).getMethod(method).invoke(null);
    }
}
