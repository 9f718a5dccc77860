package dev.yieldwise.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.maven.project.MavenProject;

/** Where the sources of modules are. */
final class SourceFolders {
    private SourceFolders() {}

    /** The folders to check. What a build generates lies below its own folder, or below another one's. */
    static List<Path> of(MavenProject project, boolean includeTests, boolean excludeGenerated) {
        Path made = Path.of(project.getBuild().getDirectory()).toAbsolutePath().normalize();
        return roots(project, includeTests).stream()
                .filter(root -> !excludeGenerated || !root.startsWith(made))
                .toList();
    }

    /** Folders that a module's types come from, beside those that are checked or even among them. */
    static List<Path> inSight(MavenProject project, Siblings siblings, boolean includeTests) {
        Set<Path> folders = new LinkedHashSet<>(roots(project, includeTests));
        siblings.upstream().forEach(module -> folders.addAll(roots(module, includeTests)));
        siblings.downstream().forEach(module -> folders.addAll(of(module, includeTests, true)));
        return List.copyOf(folders);
    }

    static List<Path> roots(MavenProject project, boolean includeTests) {
        if (project.getPackaging().equals("pom")) {
            return List.of();
        }
        List<String> roots = new ArrayList<>(project.getCompileSourceRoots());
        if (includeTests) {
            roots.addAll(project.getTestCompileSourceRoots());
        }
        return roots.stream()
                .map(root -> Path.of(root).toAbsolutePath().normalize())
                .filter(Files::isDirectory)
                .distinct()
                .toList();
    }
}
