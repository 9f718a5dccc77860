package dev.yieldwise.conformance;

import dev.yieldwise.Coroutine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Compiles classes in memory. They are of another loader than the tests are, as a user's are to the library. */
final class JavaSource {
    enum Compiler {
        /** That of the JDK, with class files of its version. */
        JAVAC {
            @Override
            JavaCompiler make() {
                return ToolProvider.getSystemJavaCompiler();
            }

            @Override
            List<String> release() {
                return List.of();
            }
        },
        /** That of Eclipse, on class files that every JDK reads. */
        ECJ {
            @Override
            JavaCompiler make() {
                return new EclipseCompiler();
            }

            @Override
            List<String> release() {
                return List.of("-source", "17", "-target", "17");
            }
        };

        abstract JavaCompiler make();

        abstract List<String> release();
    }

    /** So many classes at once: what a compiler keeps of them is bounded, and several can work side by side. */
    private static final int BATCH = 1_000;

    private JavaSource() {}

    /** A loader of these classes. */
    static ClassLoader compile(Compiler compiler, List<Source> sources) {
        return new InMemory(classes(compiler, sources));
    }

    /** The same, woven by the build. The loader gives no class files, so nothing can be woven later. */
    static ClassLoader built(Compiler compiler, List<Source> sources) {
        List<Path> classPath = Stream.of(JavaSource.class, Coroutine.class)
                .map(type -> Path.of(root(type)))
                .toList();
        Map<String, byte[]> woven = BuiltClasses.of(classes(compiler, sources), classPath);
        return new InMemory(woven) {
            @Override
            public InputStream getResourceAsStream(String name) {
                return null;
            }
        };
    }

    private static Map<String, byte[]> classes(Compiler compiler, List<Source> sources) {
        Map<String, byte[]> classes = new ConcurrentHashMap<>();
        IntStream.iterate(0, from -> from < sources.size(), from -> from + BATCH)
                .mapToObj(from -> sources.subList(from, Math.min(from + BATCH, sources.size())))
                .toList()
                .parallelStream()
                .forEach(batch -> compile(compiler, batch, classes));
        return classes;
    }

    private static void compile(Compiler chosen, List<Source> sources, Map<String, byte[]> classes) {
        JavaCompiler compiler = chosen.make();
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StandardJavaFileManager standard = compiler.getStandardFileManager(diagnostics, null, null);
        JavaFileManager files = new Output(standard, classes);
        String path = Stream.of(JavaSource.class, Coroutine.class)
                .map(JavaSource::root)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        try {
            standard.setLocation(StandardLocation.SOURCE_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> options = new ArrayList<>(List.of("-classpath", path, "-g", "-nowarn", "-proc:none"));
        options.addAll(chosen.release());
        boolean done = compiler.getTask(null, files, diagnostics, options, null, sources)
                .call();
        List<String> errors = diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .limit(5)
                .map(JavaSource::told)
                .toList();
        if (!done || !errors.isEmpty()) {
            throw new AssertionError("not compiled:\n" + String.join("\n", errors));
        }
    }

    private static String told(Diagnostic<? extends JavaFileObject> diagnostic) {
        String source = diagnostic.getSource() instanceof Source written ? "\n" + written.text : "";
        return "line " + diagnostic.getLineNumber() + ": " + diagnostic.getMessage(null) + source;
    }

    /** The folder or jar that a class comes from, also if it is patched into a module of another place. */
    private static String root(Class<?> type) {
        String name = type.getName().replace('.', '/') + ".class";
        URL url = type.getResource("/" + name);
        String text = url.toString();
        String root = text.substring(0, text.length() - name.length());
        if (root.startsWith("jar:")) {
            root = root.substring("jar:".length(), root.length() - "!/".length());
        }
        return Path.of(URI.create(root)).toString();
    }

    /** The text of a class. */
    static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, byte[]> classes;

        Output(JavaFileManager files, Map<String, byte[]> classes) {
            super(files);
            this.classes = classes;
        }

        /** ECJ takes a source that is no file only if it is on a source path. */
        @Override
        public boolean contains(Location location, FileObject file) throws IOException {
            return file instanceof Source || super.contains(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            String name = className.replace('/', '.');
            return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return new ByteArrayOutputStream() {
                        @Override
                        public void close() {
                            classes.put(name, toByteArray());
                        }
                    };
                }
            };
        }
    }

    /** Gives the bytes of its classes to those who ask, as the loader of a class path does: a weaver reads them. */
    private static class InMemory extends ClassLoader {
        private final Map<String, byte[]> classes;

        InMemory(Map<String, byte[]> classes) {
            super(JavaSource.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            byte[] bytes = name.endsWith(".class")
                    ? classes.get(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    : null;
            return bytes == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(bytes);
        }
    }
}
