package dev.yieldwise.maven;

import dev.yieldwise.analyzer.baseline.Baseline;
import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Sieve;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;

/**
 * Writes what is found now into a file, so that the goal check tells only what is new. What the file knows of sources that
 * are not checked stays in it. Commit the file.
 */
@Mojo(name = "baseline", threadSafe = true, requiresDependencyCollection = ResolutionScope.TEST)
public final class BaselineMojo extends GatheringMojo {
    /** Whether the file is only rid of what is not found any more, and nothing is added. */
    @Parameter(property = "yieldwise.prune", defaultValue = "false")
    private boolean prune;

    /** Whether the build goes on when a file or a rule could not be dealt with. */
    @Parameter(property = "yieldwise.allowIncomplete", defaultValue = "false")
    private boolean allowIncomplete;

    @Inject
    public BaselineMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    RunSettings settings(Configuration configuration, Path around, Path builds) {
        Path file = baseline(configuration).orElse(base().resolve(Baseline.FILE_NAME));
        return new RunSettings(base(), List.of(), Optional.of(file), Optional.empty(), 0, quiet());
    }

    @Override
    ModuleResult.Gate gate(Configuration configuration) {
        return new ModuleResult.Gate(Optional.empty(), allowIncomplete);
    }

    @Override
    void requireSense(RunSettings settings) {
        read(settings);
    }

    private Baseline read(RunSettings settings) {
        Path file = settings.baseline().orElseThrow();
        return prune ? Baseline.read(file) : Baseline.readOrNew(file);
    }

    @Override
    Verdict tell(Gathering.Run run) {
        Path file = run.settings().baseline().orElseThrow();
        Baseline known = read(run.settings());
        Outcome all = run.together();
        Sieve.Scope scope = run.scope();
        Baseline.Change change = prune ? known.prune(all.findings(), scope) : known.renew(all.findings(), scope);
        if (!quiet()) {
            getLog().info(file + ": " + LogLines.count(change.size(), "finding") + ", " + change.added() + " new, "
                    + change.removed() + " gone");
        }
        return new LeftUndone(run).tell(getLog());
    }
}
