package dev.yieldwise.maven;

import dev.yieldwise.internal.FolderWeaver;
import dev.yieldwise.internal.FolderWeaver.NotWoven;
import dev.yieldwise.internal.FolderWeaver.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.artifact.DependencyResolutionRequiredException;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/** Weaves a folder of classes. */
abstract class WeavingMojo extends AbstractMojo {
    private static final String RUNTIME = "dev.yieldwise:yieldwise-runtime";

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether nothing is woven. */
    @Parameter(property = "yieldwise.weave.skip", defaultValue = "false")
    private boolean skip;

    /** Whether a body that cannot be woven fails the build; if not, it stays as it is, and the log says why. */
    @Parameter(property = "yieldwise.weave.strict", defaultValue = "false")
    private boolean strict;

    /** The folder. */
    abstract Path classes(MavenProject module);

    /** Where all else is that the classes name. */
    abstract List<String> classPath(MavenProject module) throws DependencyResolutionRequiredException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("not woven: yieldwise.weave.skip is set");
            return;
        }
        Optional<Artifact> runtime = project.getArtifacts().stream()
                .filter(artifact -> RUNTIME.equals(artifact.getGroupId() + ":" + artifact.getArtifactId()))
                .findFirst();
        if (!Files.isDirectory(classes(project)) || runtime.isEmpty()) {
            getLog().info("nothing to weave: the module has no classes, or does not depend on " + RUNTIME);
            return;
        }
        requireOurs(runtime.get().getBaseVersion());
        tell(woven());
    }

    /** What is woven calls the library, which may be another one in each version. */
    private void requireOurs(String version) throws MojoExecutionException {
        if (!version.equals(execution.getVersion())) {
            throw new MojoExecutionException("The module depends on " + RUNTIME + " " + version
                    + ", and this is version " + execution.getVersion() + " of the plugin: they must be the same.");
        }
    }

    private Result woven() throws MojoExecutionException {
        try {
            List<Path> classPath = classPath(project).stream().map(Path::of).toList();
            return FolderWeaver.weave(classes(project), classPath, execution.getVersion());
        } catch (IOException | DependencyResolutionRequiredException e) {
            throw new MojoExecutionException("The classes are not woven: " + e.getMessage(), e);
        }
    }

    private void tell(Result result) throws MojoFailureException {
        List<String> left = result.notWoven().stream().map(NotWoven::toString).toList();
        left.forEach(strict ? getLog()::error : getLog()::warn);
        getLog().info(
                        result.written() == 0 && result.removed() == 0
                                ? "all is woven that can be"
                                : "bodies woven: " + result.woven() + "; class files written: " + result.written()
                                        + ", removed: " + result.removed());
        if (strict && !left.isEmpty()) {
            throw new MojoFailureException(
                    "yieldwise.weave.strict is set, and not all can be woven; how many are left: " + left.size());
        }
    }
}
