package dev.yieldwise.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;

/**
 * What gives types to the sources of a module, beside sources: its own classes, then its dependencies.
 *
 * <p>Maven is asked only to name the dependencies, not to have them: a goal that demands their files cannot run on a build
 * of several modules that has not been packaged. Here a module of the build is its folder of classes, and whatever cannot be
 * had is left out, which costs findings but makes no false ones.
 *
 * @param missing what was left out, by its Maven coordinates
 */
record ModuleClasspath(List<Path> entries, List<String> missing) {
    private static final Set<String> FOR_MAIN =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_PROVIDED, Artifact.SCOPE_SYSTEM);
    private static final int NAMED = 5;

    ModuleClasspath {
        entries = List.copyOf(entries);
        missing = List.copyOf(missing);
    }

    /**
     * Finds the class path.
     *
     * @param reactor all modules of the build
     * @param downloads finds the files of what no module of the build makes
     * @param inSight what need not be had, because its sources are looked at
     */
    static ModuleClasspath of(
            MavenProject project,
            List<MavenProject> reactor,
            boolean includeTests,
            Function<List<Artifact>, Map<Artifact, Path>> downloads,
            Predicate<Artifact> inSight) {
        List<Path> entries = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        addFolder(project.getBuild().getOutputDirectory(), entries);
        if (includeTests) {
            addFolder(project.getBuild().getTestOutputDirectory(), entries);
        }
        List<Artifact> dependencies = project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .filter(artifact -> includeTests || FOR_MAIN.contains(artifact.getScope()))
                .toList();
        Map<String, MavenProject> modules = Siblings.byKey(reactor);
        Map<Artifact, Path> downloaded = downloads.apply(dependencies.stream()
                .filter(artifact -> artifact.getFile() == null && !modules.containsKey(Siblings.key(artifact)))
                .toList());
        for (Artifact artifact : dependencies) {
            MavenProject module = modules.get(Siblings.key(artifact));
            Path file = module != null ? classesOf(module, artifact) : downloaded.get(artifact);
            if (file == null && artifact.getFile() != null) {
                file = artifact.getFile().toPath();
            }
            if (file != null) {
                entries.add(file);
            } else if (!inSight.test(artifact)) {
                missing.add(artifact.getId());
            }
        }
        return new ModuleClasspath(entries, missing);
    }

    void tellMissing(Log log) {
        if (!missing.isEmpty()) {
            String named = missing.stream().limit(NAMED).collect(Collectors.joining(", "));
            log.warn("types of " + missing.size() + (missing.size() == 1 ? " dependency" : " dependencies")
                    + " are not known, so findings may be missed (compile first): " + named
                    + (missing.size() > NAMED ? ", ..." : ""));
        }
    }

    static boolean isTests(Artifact artifact) {
        return artifact.getType().equals("test-jar") || Objects.equals(artifact.getClassifier(), "tests");
    }

    private static Path classesOf(MavenProject module, Artifact artifact) {
        Path classes = Path.of(
                isTests(artifact)
                        ? module.getBuild().getTestOutputDirectory()
                        : module.getBuild().getOutputDirectory());
        return Files.isDirectory(classes) ? classes : null;
    }

    private static void addFolder(String folder, List<Path> entries) {
        if (new File(folder).isDirectory()) {
            entries.add(Path.of(folder));
        }
    }
}
