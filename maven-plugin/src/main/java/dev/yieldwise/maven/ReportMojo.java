package dev.yieldwise.maven;

import dev.yieldwise.analyzer.config.Configuration;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.eclipse.aether.RepositorySystem;

/** Checks as the goal check does, and writes the same reports, but neither findings nor gaps fail the build. */
@Mojo(
        name = "report",
        defaultPhase = LifecyclePhase.VERIFY,
        threadSafe = true,
        requiresDependencyCollection = ResolutionScope.TEST)
public final class ReportMojo extends ReportingMojo {
    @Inject
    public ReportMojo(RepositorySystem repositories) {
        super(repositories);
    }

    @Override
    int maxAllowed() {
        return 0;
    }

    @Override
    ModuleResult.Gate gate(Configuration configuration) {
        return ModuleResult.Gate.OPEN;
    }
}
