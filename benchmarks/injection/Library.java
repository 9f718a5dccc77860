import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

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
        return Folders.sources(sources).stream()
                .filter(path -> !path.toString().contains("META-INF"))
                .toList();
    }
}
