package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.ExitStatus;
import java.util.Comparator;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** How a build goes on: findings fail it, and what could not be done is an error of it. */
record Verdict(ExitStatus status, String message) {
    static final Verdict CLEAN = new Verdict(ExitStatus.CLEAN, "");

    /** The first of those that are worst. */
    static Verdict worst(List<Verdict> verdicts) {
        return verdicts.stream()
                .max(Comparator.comparing((Verdict verdict) -> verdict.status().code()))
                .orElse(CLEAN);
    }

    void raise() throws MojoExecutionException, MojoFailureException {
        switch (status) {
            case CLEAN -> {}
            case FINDINGS -> throw new MojoFailureException(message);
            default -> throw new MojoExecutionException(message);
        }
    }
}
