package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.Outcome;
import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.rules.GeneratorRules;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Looks at each module when its turn comes, and tells what it found when the last one has been looked at. */
abstract class ReportingMojo extends ModuleMojo {
    /**
     * Whether the modules of a build are told of together, when the last of them has been looked at. Otherwise each is
     * told of, reported and failed by itself.
     */
    @Parameter(property = "yieldwise.aggregate", defaultValue = "true")
    private boolean aggregate;

    /**
     * The folder of the reports, relative to where Maven was started; by default the build folder of the module that stands
     * there. With aggregate=false it is the module's own.
     */
    @Parameter(property = "yieldwise.outputDirectory")
    private String outputDirectory;

    /** The file of the SARIF report, if it is to be another than yieldwise.sarif in outputDirectory. */
    @Parameter(property = "yieldwise.sarifFile")
    private String sarifFile;

    /** Whether the log has findings and errors only. */
    @Parameter(property = "yieldwise.quiet", defaultValue = "false")
    private boolean quiet;

    ReportingMojo(RepositorySystem repositories) {
        super(repositories);
    }

    abstract int maxAllowed();

    abstract ModuleResult result(String module, Outcome outcome);

    @Override
    final void work() throws MojoExecutionException, MojoFailureException {
        Gathering gathering = aggregate ? Gathering.of(session(), execution()) : new Gathering();
        List<Path> folders = folders();
        try {
            if (!folders.isEmpty()) {
                look(folders, gathering);
            }
        } finally {
            gathering.arrive(project());
        }
        Expected expected = aggregate ? Expected.in(session(), execution()) : Expected.NOBODY;
        List<Gathering.Run> runs = gathering.complete(expected);
        if (runs.isEmpty() && !folders.isEmpty() && !quiet) {
            getLog().info("checked; what was found is told when the last module has been checked");
        }
        Telling telling = new Telling(GeneratorRules.ALL, execution().getVersion(), getLog());
        Verdict.worst(runs.stream().map(telling::tell).toList()).raise();
    }

    private void look(List<Path> folders, Gathering gathering) {
        Path base = RepositoryRoot.of(root());
        Path around = aggregate ? root() : project().getBasedir().toPath();
        Path outputs = around.resolve(outputDirectory == null ? buildFolder() : outputDirectory);
        Path sarif = sarifFile == null ? outputs.resolve("yieldwise.sarif") : around.resolve(sarifFile);
        RunSettings settings = new RunSettings(base, sarif.normalize(), maxAllowed(), quiet);
        Outcome outcome = new Session(input().options(base), GeneratorRules.ALL).check(folders, Progress.SILENT);
        gathering.add(settings, result(project().getGroupId() + ":" + project().getArtifactId(), outcome));
    }

    private String buildFolder() {
        return (aggregate ? top() : project()).getBuild().getDirectory();
    }
}
