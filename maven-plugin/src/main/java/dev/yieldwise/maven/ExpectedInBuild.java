package dev.yieldwise.maven;

import java.util.List;
import java.util.Set;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;

/** Tells from the poms, and from how the build goes, which modules will come to a goal. */
record ExpectedInBuild(MavenSession session, MojoExecution execution) implements Expected {

    @Override
    public List<MavenProject> without(Set<MavenProject> arrived) {
        return session.getProjects().stream()
                .filter(module -> !arrived.contains(module) && hasGoal(module))
                .filter(module -> session.getResult().getBuildSummary(module) == null && !isGivenUp(module))
                .toList();
    }

    /** A goal that somebody called runs in each module. */
    private boolean hasGoal(MavenProject module) {
        if (execution.getSource() == MojoExecution.Source.CLI) {
            return true;
        }
        Plugin plugin = module.getPlugin(execution.getPlugin().getKey());
        return plugin != null && plugin.getExecutions().stream().anyMatch(this::isSame);
    }

    /** In another phase it may come, or not: whoever waits for it might wait in vain. */
    private boolean isSame(PluginExecution other) {
        String phase = other.getPhase() == null ? execution.getMojoDescriptor().getPhase() : other.getPhase();
        return other.getGoals().contains(execution.getGoal())
                && execution.getLifecyclePhase().equals(phase);
    }

    /** With {@code --fail-at-end} Maven leaves out what depends on a module that failed. */
    private boolean isGivenUp(MavenProject module) {
        return MavenExecutionRequest.REACTOR_FAIL_AT_END.equals(session.getReactorFailureBehavior())
                && session.getProjectDependencyGraph().getUpstreamProjects(module, true).stream()
                        .anyMatch(needed -> session.getResult().getBuildSummary(needed) instanceof BuildFailure);
    }
}
