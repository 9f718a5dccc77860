package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.config.RuleChoice;
import dev.yieldwise.analyzer.config.RuleLevel;
import dev.yieldwise.analyzer.config.Setting;
import dev.yieldwise.analyzer.config.Settings;
import dev.yieldwise.analyzer.engine.Configurations;
import dev.yieldwise.analyzer.engine.Options;
import dev.yieldwise.analyzer.engine.Places;
import dev.yieldwise.analyzer.engine.Selecting;
import dev.yieldwise.analyzer.engine.Skip;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code yieldwise config}. */
@Command(
        name = "config",
        description =
                "Prints what holds for a file or folder, and why: settings, rules and levels, each with its origin,"
                        + " and whether a check would come to it.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class ConfigCommand implements Callable<Integer> {
    private final Host host;
    private final List<Rule> rules;

    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            description = "File or folder to ask about; default: the current folder.")
    private Path path = Path.of(".");

    @Mixin
    private final SelectionOptions selection = new SelectionOptions();

    @Mixin
    private final RuleOptions ruleOptions = new RuleOptions();

    @Option(
            names = "--base",
            paramLabel = "DIR",
            description = "Folder from which a whole check would start; default: the repository's root.")
    private Path base;

    ConfigCommand(Host host, List<Rule> rules) {
        this.host = host;
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    @Override
    public Integer call() throws IOException {
        Path asked = host.resolve(path);
        if (!Files.exists(asked)) {
            throw new UsageException("no such file or folder: " + path);
        }
        Setup setup = new Setup(host, selection);
        Path root = setup.base(Optional.ofNullable(base));
        List<String> names = rules.stream().map(Rule::name).toList();
        Layer.Builder commandLine = new Layer.Builder();
        ruleOptions.addTo(commandLine, names);
        Configuration configuration = setup.configuration(root, List.of(asked), names, commandLine);
        Options options = Options.of(root, configuration);
        Path real = asked.toRealPath();
        Settings settings = configuration.forEntriesOf(Files.isDirectory(real) ? real : real.getParent());
        Optional<Skip> skip = new Selecting(options).skipped(real);
        Configurations.requireSound(configuration, root);

        List<String[]> files = settings.files().stream()
                .map(file -> new String[] {"  " + Places.shown(file, root), "", ""})
                .toList();
        host.out().println(Places.shown(real, root) + verdict(real, skip, options));
        host.out().println();
        host.out().println(files.isEmpty() ? "no " + Configuration.FILE_NAME + " holds" : "files, the strongest first");
        print(files);
        host.out().println();
        host.out().println("settings");
        print(settings(settings, configuration.run(), root));
        if (!settings.protocols().isEmpty()) {
            host.out().println();
            host.out().println("protocols");
            print(protocols(settings, root));
        }
        host.out().println();
        host.out().println("rules, with the levels of definite and of possible findings");
        print(rules(settings, real, root));
        return 0;
    }

    private static String verdict(Path real, Optional<Skip> skip, Options options) throws IOException {
        String named = Files.isDirectory(real) ? "" : "; if it is named, it is checked, unless by --force-exclude";
        if (skip.isPresent()) {
            return " is not checked: " + skip.get().because(options.base()) + named;
        }
        if (Files.isDirectory(real)) {
            return " is looked through";
        }
        if (!real.toString().endsWith(".java")) {
            return " is not checked: its name does not end in .java; if it is named, it is checked";
        }
        long size = Files.size(real);
        return size > options.maxFileSize()
                ? " is not checked, and the run is incomplete: it has " + size + " bytes; the limit is "
                        + options.maxFileSize()
                : " is checked";
    }

    private static List<String[]> settings(Settings ofFile, Settings ofRun, Path root) {
        List<String[]> lines = new ArrayList<>();
        for (Key<?> key : Key.ALL) {
            if (key.scope() != Key.Scope.TEXT && key != Key.LEVELS && key != Key.OVERRIDES && key != Key.PROTOCOLS) {
                Settings holds = key.scope() == Key.Scope.RUN ? ofRun : ofFile;
                Optional<? extends Setting<?>> set = holds.set(key);
                lines.add(new String[] {
                    "  " + key.name(),
                    key == Key.EXCLUDE && set.isPresent()
                            ? Shown.value(ofFile.excluded(), root)
                            : set.<String>map(setting -> Shown.value(setting.value(), root))
                                    .orElse(key.otherwiseText()),
                    Places.shown(set.<Origin>map(Setting::origin).orElse(Origin.DEFAULT), root)
                });
            }
        }
        return lines;
    }

    private static List<String[]> protocols(Settings settings, Path root) {
        return settings.protocols().entrySet().stream()
                .map(said -> new String[] {
                    "  " + said.getKey(),
                    Shown.value(said.getValue().value(), root),
                    Places.shown(said.getValue().origin(), root)
                })
                .toList();
    }

    private List<String[]> rules(Settings settings, Path file, Path root) {
        RuleChoice choices = settings.rulesFor(file, rules);
        List<String[]> lines = new ArrayList<>();
        for (Rule rule : rules) {
            RuleChoice.Choice choice = choices.of(rule);
            Setting<RuleLevel> definite = choice.of(Certainty.DEFINITE);
            Setting<RuleLevel> possible = choice.of(Certainty.POSSIBLE);
            String levels = choices.on(rule)
                    ? definite.value().label() + "/" + possible.value().label()
                    : "off";
            String by = Places.shown(definite.origin(), root);
            String other = Places.shown(possible.origin(), root);
            String origin = !choice.applies()
                            || definite.origin().equals(Origin.DEFAULT)
                                    && possible.origin().equals(Origin.DEFAULT)
                    ? Places.shown(choice.switched().origin(), root)
                    : by.equals(other) ? by : by + ", " + other;
            lines.add(new String[] {"  " + rule.name(), levels, origin});
        }
        return lines;
    }

    /** Columns below each other. */
    private void print(List<String[]> lines) {
        int first = lines.stream().mapToInt(line -> line[0].length()).max().orElse(0);
        int second = lines.stream().mapToInt(line -> line[1].length()).max().orElse(0);
        for (String[] line : lines) {
            host.out()
                    .println((line[0]
                                    + " ".repeat(first - line[0].length() + 2)
                                    + line[1]
                                    + " ".repeat(second - line[1].length() + 2)
                                    + line[2])
                            .stripTrailing());
        }
    }
}
