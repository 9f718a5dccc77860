package dev.yieldwise.fuzz;

import dev.yieldwise.Generator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles classes in memory, many at once. */
final class Compiled {
    /** The compilers whose class files differ: in how they lay out finally, switches, strings and frames. */
    enum With {
        JAVAC(List.of("-g")),
        JAVAC_WITHOUT_DEBUGGING(List.of("-g:none", "-XDstringConcat=inline")),
        /** A newer one, for older virtual machines. */
        JAVAC_FOR_17(List.of("-source", "17", "-target", "17", "-XDstringConcat=indy")),
        ECJ(List.of("-source", "17", "-target", "17", "-g"));

        private static final String OF_ECLIPSE = "org.eclipse.jdt.internal.compiler.tool.EclipseCompiler";
        private final List<String> options;

        With(List<String> options) {
            this.options = options;
        }

        /** Null where there is none. */
        private JavaCompiler compiler() {
            if (this == JAVAC_FOR_17 && Runtime.version().feature() == 17) {
                return null; // it is the first one
            }
            if (this != ECJ) {
                return ToolProvider.getSystemJavaCompiler();
            }
            try {
                return (JavaCompiler)
                        Class.forName(OF_ECLIPSE).getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException absent) {
                return null;
            }
        }
    }

    /** What came of it: why it failed, or its classes. */
    record Result(String complaint, Loader loader) {
        /** Whether there is something to run. */
        boolean isSound(Sample sample) {
            return complaint.isEmpty() && isLoadable(sample);
        }

        /** Whether the virtual machine takes it. Compilers have defects of their own. */
        boolean isLoadable(Sample sample) {
            try {
                for (String name : loader.classes.keySet()) {
                    if (name.equals(sample.fullName()) || name.startsWith(sample.fullName() + "$")) {
                        Class.forName(name, true, loader);
                    }
                }
                return true;
            } catch (VerifyError miscompiled) {
                return false;
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(sample.text(), impossible);
            }
        }

        Subject subject(Sample sample) {
            try {
                return (Subject) Class.forName(sample.fullName(), true, loader)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(sample.text(), impossible);
            }
        }
    }

    private final With with;
    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;

    private Compiled(With with, JavaCompiler compiler) throws IOException {
        this.with = with;
        this.compiler = compiler;
        this.files = compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, List.of(place(Generator.class), place(World.class)));
        files.setLocationFromPaths(StandardLocation.SOURCE_PATH, List.of());
    }

    /** Null where there is no such compiler. */
    static Compiled by(With with) {
        JavaCompiler compiler = with.compiler();
        try {
            return compiler == null ? null : new Compiled(with, compiler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    With with() {
        return with;
    }

    Result compile(Collection<Sample> samples) {
        DiagnosticCollector<JavaFileObject> complaints = new DiagnosticCollector<>();
        Map<String, ByteArrayOutputStream> classes = new TreeMap<>();
        List<Text> texts =
                samples.stream().map(s -> new Text(s.name(), s.text())).toList();
        List<String> options = new java.util.ArrayList<>(with.options);
        options.addAll(List.of("-nowarn", "-proc:none"));
        boolean done = compiler.getTask(
                        Writer.nullWriter(), new InMemory(files, classes), complaints, options, null, texts)
                .call();
        if (!done) {
            String first = complaints.getDiagnostics().stream()
                    .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                    .map(d -> d.getSource() + ":" + d.getLineNumber() + ": " + d.getMessage(Locale.ROOT))
                    .findFirst()
                    .orElse("no reason given");
            return new Result(first, null);
        }
        return new Result("", new Loader(classes));
    }

    /** The folder or jar of a class, also if it is patched into a module of another place. */
    private static Path place(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        String url = type.getResource("/" + file).toString();
        String root = url.substring(0, url.length() - file.length());
        return Path.of(URI.create(
                root.startsWith("jar:") ? root.substring("jar:".length(), root.length() - "!/".length()) : root));
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String name, String text) {
            super(URI.create("string:///" + Sample.PACKAGE + "/" + name + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<StandardJavaFileManager> {
        private final Map<String, ByteArrayOutputStream> classes;

        InMemory(StandardJavaFileManager files, Map<String, ByteArrayOutputStream> classes) {
            super(files);
            this.classes = classes;
        }

        /** ECJ takes a source that is no file only if it is on the source path. */
        @Override
        public boolean contains(Location location, FileObject file) throws IOException {
            return file instanceof Text || super.contains(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            classes.put(name.replace('/', '.'), bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }
    }

    /** Gives the bytes of its classes to whoever asks, as a loader of files does: that is what the library reads. */
    private static final class Loader extends ClassLoader {
        final Map<String, ByteArrayOutputStream> classes;

        Loader(Map<String, ByteArrayOutputStream> classes) {
            super(World.class.getClassLoader());
            this.classes = classes;
            Module tests = World.class.getModule();
            if (tests.isNamed()) {
                tests.addExports(World.class.getPackageName(), getUnnamedModule());
            }
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            ByteArrayOutputStream bytes = classes.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes.toByteArray(), 0, bytes.size());
        }

        @Override
        public InputStream getResourceAsStream(String path) {
            ByteArrayOutputStream bytes = path.endsWith(".class")
                    ? classes.get(
                            path.substring(0, path.length() - ".class".length()).replace('/', '.'))
                    : null;
            return bytes == null ? super.getResourceAsStream(path) : new ByteArrayInputStream(bytes.toByteArray());
        }
    }
}
