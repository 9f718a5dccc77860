package dev.yieldwise.maven;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Generated;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Session;
import dev.yieldwise.analyzer.engine.Sieve;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.rules.GeneratorRules;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;

/** What all goals need to know to look at the sources of a module. */
abstract class ModuleMojo extends AbstractMojo {
    private final RepositorySystem repositories;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** Whether nothing is done. */
    @Parameter(property = "yieldwise.skip", defaultValue = "false")
    private boolean skip;

    /** Whether the test sources are looked at too. */
    @Parameter(property = "yieldwise.includeTests", defaultValue = "false")
    private boolean includeTests;

    /** Whether generated code is left out: what lies below the build folder, and files that say so themselves. */
    @Parameter(property = "yieldwise.excludeGeneratedSources", defaultValue = "true")
    private boolean excludeGeneratedSources;

    /** The encoding of the sources; where the project states none, that of yieldwise.toml, or UTF-8. */
    @Parameter(property = "encoding", defaultValue = "${project.build.sourceEncoding}")
    private String encoding;

    /** How many files of a module are checked at once; 0 stands for one for each processor. */
    @Parameter(property = "yieldwise.threads", defaultValue = "0")
    private int threads;

    /** Check no other files than these: patterns as in .gitignore, relative to the source folders. */
    @Parameter(property = "yieldwise.includes")
    private List<String> includes = List.of();

    /** Leave out these files and folders: patterns as in .gitignore, relative to the source folders. */
    @Parameter(property = "yieldwise.excludes")
    private List<String> excludes = List.of();

    /** Apply no other rules than these. */
    @Parameter(property = "yieldwise.select")
    private List<String> select = List.of();

    /** Do not apply these rules. */
    @Parameter(property = "yieldwise.ignore")
    private List<String> ignore = List.of();

    /**
     * The configuration to heed, relative to the repository's root; without it the nearest yieldwise.toml around each source.
     * Parameters are stronger than what it says; the class path is always the module's.
     */
    @Parameter(property = "yieldwise.configFile")
    private String configFile;

    /**
     * The file of known findings, which are not told, relative to the repository's root; without it that of yieldwise.toml.
     * The goal baseline writes it.
     */
    @Parameter(property = "yieldwise.baselineFile")
    private String baselineFile;

    /** Tell only what touches lines changed since the branch left this commit, branch or tag; needs git. */
    @Parameter(property = "yieldwise.ratchetFrom")
    private String ratchetFrom;

    /** Whether the log has findings and errors only. */
    @Parameter(property = "yieldwise.quiet", defaultValue = "false")
    private boolean quiet;

    ModuleMojo(RepositorySystem repositories) {
        this.repositories = repositories;
    }

    /**
     * Does the work of the goal in this module.
     *
     * @param folders of its sources; may be empty
     */
    abstract void work(List<Path> folders) throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        try {
            work(folders());
        } catch (UsageException | UncheckedIOException e) {
            throw new MojoExecutionException(e.getMessage(), e);
        }
    }

    final MavenProject project() {
        return project;
    }

    final MavenSession session() {
        return session;
    }

    final MojoExecution execution() {
        return execution;
    }

    /** The folder in which Maven was started: relative paths that are for all modules start there. */
    final Path root() {
        return Path.of(session.getExecutionRootDirectory());
    }

    /** The module in that folder. */
    final MavenProject top() {
        return session.getAllProjects().stream()
                .filter(MavenProject::isExecutionRoot)
                .findFirst()
                .orElse(session.getTopLevelProject());
    }

    /** The folders to look at; empty, and said so, if there are none or none is wanted. */
    private List<Path> folders() {
        List<Path> folders = skip ? List.of() : SourceFolders.of(project, includeTests, excludeGeneratedSources);
        if (skip) {
            getLog().info("not checked: yieldwise.skip is set");
        } else if (folders.isEmpty() && project.getPackaging().equals("pom")) {
            getLog().debug("not checked: packaging pom");
        } else if (folders.isEmpty()) {
            getLog().info("not checked: the module has no Java sources");
        }
        return folders;
    }

    /** The folder to which names of files are relative in reports. */
    final Path base() {
        return RepositoryRoot.of(root());
    }

    /** The file of known findings, if there is one. */
    final Optional<Path> baseline(Configuration configuration) {
        return Optional.ofNullable(baselineFile)
                .map(file -> base().resolve(file))
                .or(() -> Optional.ofNullable(configuration.run().value(Key.BASELINE)));
    }

    final Optional<String> ratchetFrom() {
        return Optional.ofNullable(ratchetFrom);
    }

    final boolean quiet() {
        return quiet;
    }

    /** Adds what only one goal has a parameter for. */
    void addTo(Layer.Builder layer) {}

    /**
     * What holds for the files of this module.
     *
     * @param around the folder whose {@code yieldwise.toml} holds for the run as a whole
     * @throws UsageException if a parameter or a file is wrong
     */
    final Configuration configuration(List<Path> folders, Path around) {
        Layer.Builder layer = new Layer.Builder();
        Choices choices = new Choices(base(), around, folders, GeneratorRules.ALL, layer);
        choices.patterns("yieldwise.includes", Key.INCLUDE, includes);
        choices.patterns("yieldwise.excludes", Key.EXCLUDE, excludes);
        choices.rules("yieldwise.select", Key.SELECT, select);
        choices.rules("yieldwise.ignore", Key.IGNORE, ignore);
        Values.encoding(encoding).ifPresent(named -> layer.set(Key.ENCODING, named, Origin.COMMAND_LINE));
        if (!excludeGeneratedSources) {
            layer.set(Key.GENERATED, Generated.CHECK, Origin.COMMAND_LINE);
        }
        addTo(layer);
        return choices.configuration(Optional.ofNullable(configFile).map(file -> base().resolve(file)));
    }

    /**
     * The checker for this module.
     *
     * @throws UsageException if a parameter means nothing
     */
    final Session checker(Configuration configuration, List<Sieve> sieves) {
        Options options = Options.of(base(), configuration)
                .withThreads(Values.threads(threads))
                .withSieves(sieves);
        Siblings siblings = Siblings.of(project, session);
        ModuleClasspath classpath = ModuleClasspath.of(
                project,
                session.getProjects(),
                includeTests,
                new Downloads(repositories, session, project),
                siblings::hasSourcesOf);
        if (!quiet) {
            classpath.tellMissing(getLog());
        }
        options = options.withClasspath(classpath.entries())
                .withSourcepath(SourceFolders.inSight(project, siblings, includeTests));
        return new Session(options, GeneratorRules.ALL);
    }
}
