package dev.yieldwise.maven;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.engine.Checking;
import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.SourceLines;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Checks each module when its turn comes, and does something with all that was found when the last one has been checked. */
abstract class GatheringMojo extends ModuleMojo {
    /**
     * Whether the modules of a build are dealt with together, when the last of them has been checked. Otherwise each is by
     * itself, and its files are relative to its own folder.
     */
    @Parameter(property = "yieldwise.aggregate", defaultValue = "true")
    private boolean aggregate;

    GatheringMojo(RepositorySystem repositories) {
        super(repositories);
    }

    /**
     * What holds for all modules.
     *
     * @param around the folder to which reports that are asked for are relative
     * @param builds the folder of what the build makes
     * @throws UsageException if a parameter means nothing
     */
    abstract RunSettings settings(Configuration configuration, Path around, Path builds);

    abstract ModuleResult.Gate gate(Configuration configuration);

    /**
     * Looks, before the first module is checked, at what will be needed after the last one.
     *
     * @throws UsageException if the goal could not do what it is for
     */
    abstract void requireSense(RunSettings settings);

    /** Does what the goal is for, with what was found in some modules. */
    abstract Verdict tell(Gathering.Run run);

    @Override
    final void work(List<Path> folders) throws MojoExecutionException, MojoFailureException {
        Gathering gathering = aggregate ? Gathering.of(session(), execution()) : new Gathering();
        try {
            if (!folders.isEmpty()) {
                check(folders, gathering);
            }
        } finally {
            gathering.arrive(project());
        }
        Expected expected = aggregate ? Expected.in(session(), execution()) : Expected.NOBODY;
        List<Gathering.Run> runs = gathering.complete(expected);
        if (runs.isEmpty() && !folders.isEmpty() && !quiet()) {
            getLog().info("checked; what was found is told when the last module has been checked");
        }
        Verdict.worst(runs.stream().map(this::tell).toList()).raise();
    }

    private void check(List<Path> folders, Gathering gathering) {
        Path around = aggregate ? root() : project().getBasedir().toPath();
        String build = (aggregate ? top() : project()).getBuild().getDirectory();
        Configuration configuration = configuration(folders, around);
        RunSettings settings = settings(configuration, around, Path.of(build));
        String module = project().getGroupId() + ":" + project().getArtifactId();
        if (gathering.open(settings, module)) {
            requireSense(settings);
        }
        Checking checking = checker(configuration, List.of()).open(folders);
        Outcome outcome = checking.check(Progress.SILENT);
        gathering.add(
                settings,
                new ModuleResult(
                        module,
                        outcome,
                        checking.scope(outcome),
                        lines(configuration, checking.encoding()),
                        gate(configuration)));
    }

    private SourceLines lines(Configuration configuration, Charset encoding) {
        try {
            long largest = configuration.run().value(Key.MAX_FILE_SIZE);
            return SourceLines.from(new Sources(base().toRealPath(), encoding, largest));
        } catch (IOException e) {
            throw new UncheckedIOException("no base folder: " + base(), e);
        }
    }
}
