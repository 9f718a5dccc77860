package dev.yieldwise.maven;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.finding.Level;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;

/**
 * Checks the sources for misuse of generators, and of everything else in Java that is lazy, single-use or iterated. Findings
 * fail the build, when all modules of it have been checked.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        threadSafe = true,
        requiresDependencyCollection = ResolutionScope.TEST)
public final class CheckMojo extends ReportingMojo {
    /** Whether findings fail the build; if not, they are only listed. */
    @Parameter(property = "yieldwise.failOnViolation", defaultValue = "true")
    private boolean failOnViolation;

    /** The mildest level that fails the build: error, warning, note or never; without it that of yieldwise.toml, or warning. */
    @Parameter(property = "yieldwise.failOn")
    private String failOn;

    /** How many findings at or above failOn the build may have, all modules together, without failing. */
    @Parameter(property = "yieldwise.maxAllowedViolations", defaultValue = "0")
    private int maxAllowedViolations;

    /** Whether the build goes on when a file or a rule could not be dealt with. */
    @Parameter(property = "yieldwise.allowIncomplete", defaultValue = "false")
    private boolean allowIncomplete;

    @Inject
    public CheckMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    int maxAllowed() {
        return Values.maxAllowedViolations(maxAllowedViolations);
    }

    @Override
    void addTo(Layer.Builder layer) {
        if (failOn != null) {
            layer.set(Key.FAIL_ON, Values.failOn(failOn), Origin.COMMAND_LINE);
        }
    }

    @Override
    ModuleResult.Gate gate(Configuration configuration) {
        Optional<Level> mildest = configuration.run().value(Key.FAIL_ON).level();
        return new ModuleResult.Gate(failOnViolation ? mildest : Optional.empty(), allowIncomplete);
    }
}
