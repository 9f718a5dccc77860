package dev.yieldwise.rules.fixes;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Classes that javac makes of one text, in memory. */
final class Compiled extends ClassLoader {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

    /** Made once: to look through the class path costs more than a compilation. One thread at a time uses it, under its lock. */
    private static final JavaFileManager FILES = COMPILER.getStandardFileManager(null, null, null);

    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    private Compiled() {
        super(Compiled.class.getClassLoader());
    }

    /**
     * @param beside what else belongs to it, by file name
     * @throws AssertionError with what javac says, if the text does not compile
     */
    static Compiled of(String fileName, String text, Map<String, String> beside) {
        List<JavaFileObject> sources = new ArrayList<>(List.of(source(fileName, text)));
        beside.forEach((name, other) -> sources.add(source(name, other)));
        return of(sources);
    }

    /** Compiles variants of one file at once, each in a package of its own, because javac takes long to start. */
    static void variants(String fileName, List<String> texts, Map<String, String> beside) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String folder = "v" + i;
            sources.add(source(folder + "/" + fileName, in(folder, texts.get(i))));
            beside.forEach((name, other) -> sources.add(source(folder + "/" + name, in(folder, other))));
        }
        of(sources);
    }

    private static String in(String folder, String text) {
        return text.replaceFirst("(?m)^package (\\w+);", "package $1." + folder + ";");
    }

    private static Compiled of(List<JavaFileObject> sources) {
        Compiled compiled = new Compiled();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavaFileManager memory = new ForwardingJavaFileManager<>(FILES) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                return compiled.output(name, kind);
            }
        };
        boolean done;
        synchronized (FILES) {
            done = COMPILER.getTask(
                            null,
                            memory,
                            said,
                            List.of("-proc:none", "-Xlint:none", "-classpath", System.getProperty("java.class.path")),
                            null,
                            sources)
                    .call();
        }
        if (!done) {
            throw new AssertionError(said.getDiagnostics().stream()
                    .filter(one -> one.getKind() == Diagnostic.Kind.ERROR)
                    .map(one -> one.getSource().getName() + ":" + one.getLineNumber() + ": " + one.getMessage(null))
                    .collect(Collectors.joining("\n")));
        }
        return compiled;
    }

    private JavaFileObject output(String name, JavaFileObject.Kind kind) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        classes.put(name, bytes);
        return new SimpleJavaFileObject(URI.create("memory:///" + name.replace('.', '/') + kind.extension), kind) {
            @Override
            public OutputStream openOutputStream() {
                return bytes;
            }
        };
    }

    private static JavaFileObject source(String fileName, String text) {
        return new SimpleJavaFileObject(URI.create("memory:///" + fileName), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteArrayOutputStream bytes = classes.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes.toByteArray(), 0, bytes.size());
    }
}
