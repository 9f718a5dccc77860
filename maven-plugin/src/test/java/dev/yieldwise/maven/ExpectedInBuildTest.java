package dev.yieldwise.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.maven.execution.BuildFailure;
import org.apache.maven.execution.BuildSuccess;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.execution.ProjectDependencyGraph;
import org.apache.maven.model.Build;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

final class ExpectedInBuildTest {
    private final MavenExecutionRequest request = new DefaultMavenExecutionRequest();

    @SuppressWarnings("deprecation") // Maven has no other way to make one
    private final MavenSession session = new MavenSession(null, null, request, new DefaultMavenExecutionResult());

    private static MavenProject module(String name, String phase, String... goals) {
        MavenProject project = new MavenProject();
        project.setGroupId("it");
        project.setArtifactId(name);
        project.setVersion("1");
        project.setBuild(new Build());
        PluginExecution execution = new PluginExecution();
        execution.setPhase(phase);
        execution.setGoals(List.of(goals));
        Plugin plugin = plugin();
        plugin.addExecution(execution);
        project.getBuild().addPlugin(plugin);
        return project;
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("dev.yieldwise");
        plugin.setArtifactId("yieldwise-maven-plugin");
        return plugin;
    }

    private static MojoExecution goal(MojoExecution.Source source) {
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setPlugin(plugin());
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal("check");
        goal.setPhase("verify");
        goal.setPluginDescriptor(plugin);
        MojoExecution execution = new MojoExecution(goal, "some", source);
        execution.setLifecyclePhase(source == MojoExecution.Source.CLI ? null : "verify");
        return execution;
    }

    private void reactor(MavenProject... modules) {
        session.setProjects(Arrays.asList(modules));
        // each module depends on those before it
        session.setProjectDependencyGraph((ProjectDependencyGraph) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProjectDependencyGraph.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("getUpstreamProjects");
                    List<MavenProject> all = Arrays.asList(modules);
                    return all.subList(0, all.indexOf(arguments[0]));
                }));
    }

    private List<String> expected(MojoExecution.Source source, MavenProject... arrived) {
        return new ExpectedInBuild(session, goal(source))
                .without(Set.of(arrived)).stream()
                        .map(MavenProject::getArtifactId)
                        .toList();
    }

    @Test
    void aStepOfTheLifeCycleIsExpectedWhereThePomHasItInThatPhase() {
        MavenProject lib = module("lib", null, "check");
        MavenProject bare = new MavenProject();
        bare.setArtifactId("bare");
        bare.setBuild(new Build());
        reactor(
                lib,
                module("app", "verify", "report", "check"),
                module("earlier", "package", "check"),
                module("off", "none", "check"),
                module("reports", null, "report"),
                bare);
        assertThat(expected(MojoExecution.Source.LIFECYCLE, lib)).containsExactly("app");
    }

    @Test
    void aGoalThatWasCalledIsExpectedEverywhere() {
        MavenProject lib = module("lib", "none", "check");
        reactor(lib, module("app", "none"), module("client", "verify", "check"));
        assertThat(expected(MojoExecution.Source.CLI, lib)).containsExactly("app", "client");
    }

    @Test
    void whoIsDoneWithoutHavingComeIsNotExpected() {
        MavenProject done = module("done", null, "check");
        MavenProject failed = module("failed", null, "check");
        reactor(done, failed, module("app", null, "check"));
        session.getResult().addBuildSummary(new BuildSuccess(done, 1));
        session.getResult().addBuildSummary(new BuildFailure(failed, 1, new IllegalStateException()));
        assertThat(expected(MojoExecution.Source.LIFECYCLE)).containsExactly("app");
    }

    @Test
    void withFailAtEndWhatDependsOnAFailureIsNotExpected() {
        MavenProject failed = module("failed", null, "check");
        reactor(failed, module("app", null, "check"));
        session.getResult().addBuildSummary(new BuildFailure(failed, 1, new IllegalStateException()));
        request.setReactorFailureBehavior(MavenExecutionRequest.REACTOR_FAIL_AT_END);
        assertThat(expected(MojoExecution.Source.LIFECYCLE)).isEmpty();
        request.setReactorFailureBehavior(MavenExecutionRequest.REACTOR_FAIL_NEVER);
        assertThat(expected(MojoExecution.Source.LIFECYCLE)).containsExactly("app");
    }
}
