package dev.yieldwise.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.project.MavenProject;

/** Where the sources of a module are that somebody writes: what a build makes below its own folder is left out. */
final class SourceFolders {
    private SourceFolders() {}

    static List<Path> of(MavenProject project, boolean includeTests) {
        if (project.getPackaging().equals("pom")) {
            return List.of();
        }
        List<String> roots = new ArrayList<>(project.getCompileSourceRoots());
        if (includeTests) {
            roots.addAll(project.getTestCompileSourceRoots());
        }
        Path made = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
        return roots.stream()
                .map(root -> Path.of(root).toAbsolutePath().normalize())
                .filter(root -> !root.startsWith(made) && Files.isDirectory(root))
                .distinct()
                .toList();
    }
}
