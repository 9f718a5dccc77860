package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.rules.GeneratorRules;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/**
 * Checks the sources of the module for misuse of generators, and of everything else in Java that is lazy, single-use or
 * iterated. Findings fail the build.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        threadSafe = true,
        requiresDependencyCollection = ResolutionScope.TEST)
public final class CheckMojo extends AbstractMojo {
    private final RepositorySystem repositories;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether nothing is checked. */
    @Parameter(property = "yieldwise.skip", defaultValue = "false")
    private boolean skip;

    /** Whether findings fail the build; if not, they are only listed. */
    @Parameter(property = "yieldwise.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** The mildest level that fails the build: error, warning, note or never. */
    @Parameter(property = "yieldwise.failOn", defaultValue = "warning")
    private String failOn;

    /** Whether the test sources are checked too. */
    @Parameter(property = "yieldwise.includeTests", defaultValue = "false")
    private boolean includeTests;

    /** Where the SARIF report goes. */
    @Parameter(property = "yieldwise.sarifFile", defaultValue = "${project.build.directory}/yieldwise.sarif")
    private File sarifFile;

    /** Whether the build goes on when a file could not be read or parsed, or a rule failed. */
    @Parameter(property = "yieldwise.allowIncomplete", defaultValue = "false")
    private boolean allowIncomplete;

    /** How many files are checked at once; 0 stands for one for each processor. */
    @Parameter(property = "yieldwise.threads", defaultValue = "0")
    private int threads;

    /** The encoding of the sources; UTF-8 where the project states none. */
    @Parameter(property = "encoding", defaultValue = "${project.build.sourceEncoding}")
    private String encoding;

    @Inject
    public CheckMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        List<Path> folders = skip ? List.of() : SourceFolders.of(project, includeTests);
        if (folders.isEmpty()) {
            getLog().info("not checked: " + (skip ? "yieldwise.skip is set" : "the module has no Java sources"));
            return;
        }
        try {
            Path base = RepositoryRoot.of(project.getBasedir().toPath(), Path.of(session.getExecutionRootDirectory()));
            Settings settings = Settings.of(base, failOn, sarifFile.toPath(), allowIncomplete, threads, encoding);
            Downloads downloads = new Downloads(repositories, session, project);
            ModuleClasspath classpath =
                    ModuleClasspath.of(project, session.getProjects(), includeTests, downloads, getLog());
            new ModuleCheck(failOnViolation ? settings : settings.neverFailing(), getLog())
                    .run(folders, classpath.entries(), GeneratorRules.ALL, execution.getVersion());
        } catch (UsageException | UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }
}
