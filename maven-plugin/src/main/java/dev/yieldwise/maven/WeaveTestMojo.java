package dev.yieldwise.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/** The same as the goal weave, in the test classes of the module. */
@Mojo(
        name = "weave-test",
        defaultPhase = LifecyclePhase.PROCESS_TEST_CLASSES,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.TEST)
public final class WeaveTestMojo extends WeavingMojo {
    @Override
    Path classes(MavenProject module) {
        return Path.of(module.getBuild().getTestOutputDirectory());
    }

    @Override
    List<String> classPath(MavenProject module) throws DependencyResolutionRequiredException {
        return module.getTestClasspathElements();
    }
}
