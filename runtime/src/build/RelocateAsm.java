import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/**
 * Copies what the weaver needs of ASM into the library's own classes, under a package of its own: users may have any other
 * version of ASM on their class path. Run by the build: {@code java RelocateAsm.java CLASSES JAR...}
 */
class RelocateAsm {
    private static final String FROM = "org/objectweb/asm/";
    private static final String TO = "dev/yieldwise/internal/asm/";
    private static final Set<String> PACKAGES = Set.of(FROM);
    private static final Set<String> CLASSES = Set.of(FROM + "commons/AnalyzerAdapter.class");

    public static void main(String[] args) throws IOException {
        Path classes = Path.of(args[0]);
        for (int i = 1; i < args.length; i++) {
            try (JarFile jar = new JarFile(args[i])) {
                for (JarEntry entry : jar.stream().toList()) {
                    String folder = entry.getName().substring(0, entry.getName().lastIndexOf('/') + 1);
                    boolean wanted = PACKAGES.contains(folder) && entry.getName().endsWith(".class");
                    if (wanted || CLASSES.contains(entry.getName())) {
                        byte[] bytes = jar.getInputStream(entry).readAllBytes();
                        write(classes.resolve(TO + entry.getName().substring(FROM.length())), relocated(bytes));
                    }
                }
            }
        }
    }

    private static byte[] relocated(byte[] bytes) {
        ClassWriter out = new ClassWriter(0);
        new ClassReader(bytes)
                .accept(
                        new ClassRemapper(out, new Remapper() {
                            @Override
                            public String map(String name) {
                                return name.startsWith(FROM) ? TO + name.substring(FROM.length()) : name;
                            }
                        }),
                        0);
        return out.toByteArray();
    }

    /** Nothing is touched that is as it should be: what depends on it is not built again. */
    private static void write(Path file, byte[] bytes) throws IOException {
        if (!Files.exists(file) || !java.util.Arrays.equals(Files.readAllBytes(file), bytes)) {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        }
    }
}
