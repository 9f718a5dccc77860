package dev.yieldwise.maven;

import java.util.List;
import java.util.Set;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Which modules of a build have still to come to a goal. */
@FunctionalInterface
interface Expected {
    Expected NOBODY = arrived -> List.of();

    List<MavenProject> without(Set<MavenProject> arrived);

    static Expected in(MavenSession session, MojoExecution execution) {
        return new ExpectedInBuild(session, execution);
    }
}
