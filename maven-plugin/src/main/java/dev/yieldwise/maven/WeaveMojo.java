package dev.yieldwise.maven;

import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;

/**
 * Weaves the bodies of generators and coroutines in the classes of the module, so that nothing has to be made when they run:
 * for modules that open no package, for native images, coverage and breakpoints.
 */
@Mojo(
        name = "weave",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        threadSafe = true,
        requiresDependencyResolution = ResolutionScope.COMPILE)
public final class WeaveMojo extends WeavingMojo {
    @Override
    Path classes(MavenProject module) {
        return Path.of(module.getBuild().getOutputDirectory());
    }

    @Override
    List<String> classPath(MavenProject module) throws DependencyResolutionRequiredException {
        return module.getCompileClasspathElements();
    }
}
