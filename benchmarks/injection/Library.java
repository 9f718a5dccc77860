import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A library whose sources get defects.
 *
 * @param jar its own classes, against which a single file compiles
 * @param dependencies what its sources and the defects need beside
 */
record Library(String name, Path sources, String jar, String dependencies) {
    String classpath() {
        return jar + java.io.File.pathSeparator + dependencies;
    }

    List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(sources)) {
            return walk.filter(path -> path.toString().endsWith(".java"))
                    .filter(path -> !path.endsWith("module-info.java") && !path.toString().contains("META-INF"))
                    .sorted()
                    .toList();
        }
    }
}
