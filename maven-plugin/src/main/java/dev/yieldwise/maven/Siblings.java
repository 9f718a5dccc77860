package dev.yieldwise.maven;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * The other modules of a checkout that a module has to do with, whether or not they are part of this build.
 *
 * @param upstream those it depends on
 * @param downstream those of this build that depend on it: they may override its methods
 */
record Siblings(List<MavenProject> upstream, List<MavenProject> downstream) {

    static Siblings of(MavenProject project, MavenSession session) {
        Map<String, MavenProject> modules = byKey(session.getAllProjects());
        Set<MavenProject> upstream = new LinkedHashSet<>();
        for (Artifact artifact : project.getArtifacts()) {
            MavenProject module = modules.get(key(artifact));
            if (module != null) {
                upstream.add(module);
            }
        }
        return new Siblings(
                List.copyOf(upstream), session.getProjectDependencyGraph().getDownstreamProjects(project, true));
    }

    boolean hasSourcesOf(Artifact artifact) {
        return upstream.stream()
                .anyMatch(module -> key(module).equals(key(artifact))
                        && !SourceFolders.roots(module, ModuleClasspath.isTests(artifact))
                                .isEmpty());
    }

    static Map<String, MavenProject> byKey(List<MavenProject> modules) {
        return modules.stream().collect(Collectors.toMap(Siblings::key, Function.identity(), (a, b) -> a));
    }

    private static String key(MavenProject project) {
        return project.getGroupId() + ":" + project.getArtifactId() + ":" + project.getVersion();
    }

    static String key(Artifact artifact) {
        return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getBaseVersion();
    }
}
