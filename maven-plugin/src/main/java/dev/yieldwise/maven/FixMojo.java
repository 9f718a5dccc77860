package dev.yieldwise.maven;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.fix.FixRun;
import dev.yieldwise.analyzer.engine.fix.Fixed;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.report.SourceLines;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;

/**
 * Makes the safe fixes of what the goal check would tell, in the sources of each module. What remains is listed, and fails
 * nothing.
 */
@Mojo(name = "fix", threadSafe = true, requiresDependencyCollection = ResolutionScope.TEST)
public final class FixMojo extends ModuleMojo {
    /** Whether the fixes that somebody has to look at are made, too. */
    @Parameter(property = "yieldwise.unsafeFixes", defaultValue = "false")
    private boolean unsafeFixes;

    /** Whether the build goes on when a file or a rule could not be dealt with. */
    @Parameter(property = "yieldwise.allowIncomplete", defaultValue = "false")
    private boolean allowIncomplete;

    @Inject
    public FixMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    void work(List<Path> folders) throws MojoExecutionException, MojoFailureException {
        if (folders.isEmpty()) {
            return;
        }
        Configuration configuration = configuration(folders, root());
        RunSettings settings = new RunSettings(base(), List.of(), baseline(configuration), ratchetFrom(), 0, quiet());
        Session session = checker(configuration, settings.sieves());
        Fixed fixed = new FixRun(
                        session.open(folders),
                        unsafeFixes ? Applicability.UNSAFE : Applicability.SAFE,
                        outcome -> session.sifted(outcome, folders))
                .plan(Progress.SILENT)
                .write();
        fixed.warnings().forEach(getLog()::warn);
        Outcome left = fixed.outcome();
        left.findings().forEach(finding -> getLog().warn(LogLines.of(finding)));
        if (!quiet()) {
            getLog().info(LogLines.of(fixed.count()) + "; " + LogLines.summary(left));
        }
        ModuleResult result = new ModuleResult(
                "",
                left,
                session.open(folders).scope(left),
                SourceLines.NONE,
                new ModuleResult.Gate(Optional.empty(), allowIncomplete));
        new LeftUndone(new Gathering.Run(settings, List.of(result)))
                .tell(getLog())
                .raise();
    }
}
