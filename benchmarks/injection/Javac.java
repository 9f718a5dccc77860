import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles mutated files against the classes of their library, and tells which mutants javac refuses, and why. */
final class Javac {
    private Javac() {}

    /** At most one mutant of a file may be given. */
    static Map<Mutant, String> refused(Library library, List<Mutant> mutants) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<URI, Mutant> owners = new HashMap<>();
        List<JavaFileObject> files = new ArrayList<>();
        for (Mutant mutant : mutants) {
            add(mutant.site().unit().file().toUri(), mutant.applied(new HashSet<>()), mutant, owners, files);
            for (Mutant.Extra extra : mutant.extras()) {
                add(extra.file().toUri(), text(extra), mutant, owners, files);
            }
        }
        Map<Mutant, String> refused = new LinkedHashMap<>();
        Set<String> strange = new HashSet<>();
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-Xlint:none", "-Xmaxerrs", "0", "-implicit:none", "-XDshould-stop.ifError=FLOW",
                "-XDshould-stop.ifNoError=FLOW", "-cp", library.classpath());
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            compiler.getTask(null, manager, diagnostic -> note(diagnostic, owners, refused, strange), options, null, files).call();
        }
        if (!strange.isEmpty()) {
            throw new IllegalStateException("errors outside the mutated files: " + strange);
        }
        return refused;
    }

    static String text(Mutant.Extra extra) {
        StringBuilder text = new StringBuilder();
        extra.lines().forEach(line -> text.append(line.text()).append('\n'));
        return text.toString();
    }

    private static void note(
            Diagnostic<? extends JavaFileObject> diagnostic, Map<URI, Mutant> owners, Map<Mutant, String> refused, Set<String> strange) {
        if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
            Mutant owner = diagnostic.getSource() == null ? null : owners.get(diagnostic.getSource().toUri());
            if (owner == null) {
                strange.add(diagnostic.toString());
            } else {
                refused.putIfAbsent(owner, diagnostic.getLineNumber() + ": " + diagnostic.getMessage(null));
            }
        }
    }

    private static void add(URI uri, String text, Mutant mutant, Map<URI, Mutant> owners, List<JavaFileObject> files) {
        owners.put(uri, mutant);
        files.add(new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        });
    }
}
