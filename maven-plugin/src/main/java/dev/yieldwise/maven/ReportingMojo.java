package dev.yieldwise.maven;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.rules.GeneratorRules;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;

/** Tells in the log and in reports what was found. */
abstract class ReportingMojo extends GatheringMojo {
    /** The reports to write: any of text, concise, json, sarif, github, gitlab, checkstyle, rdjson and html. */
    @Parameter(property = "yieldwise.outputFormats", defaultValue = "sarif")
    private List<String> outputFormats = List.of();

    /**
     * The folder of the reports, relative to where Maven was started; without it the build folder of the module that stands
     * there.
     */
    @Parameter(property = "yieldwise.outputDirectory")
    private String outputDirectory;

    /** The file of the SARIF report, relative to where Maven was started; without it yieldwise.sarif in outputDirectory. */
    @Parameter(property = "yieldwise.sarifFile")
    private String sarifFile;

    ReportingMojo(RepositorySystem repositories) {
        super(repositories);
    }

    abstract int maxAllowed();

    @Override
    final RunSettings settings(Configuration configuration, Path around, Path builds) {
        Path folder = outputDirectory == null ? builds : around.resolve(outputDirectory);
        Path sarif = sarifFile == null ? null : around.resolve(sarifFile).normalize();
        return new RunSettings(
                base(),
                ReportFile.of(outputFormats, folder.normalize(), sarif),
                baseline(configuration),
                ratchetFrom(),
                maxAllowed(),
                quiet());
    }

    @Override
    final void requireSense(RunSettings settings) {
        settings.sieves();
        settings.reports().forEach(ReportFile::requireWritable);
    }

    @Override
    final Verdict tell(Gathering.Run run) {
        return new Telling(GeneratorRules.ALL, execution().getVersion(), getLog()).tell(run);
    }
}
