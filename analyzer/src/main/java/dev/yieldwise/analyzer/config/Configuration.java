package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.config.Settings.TextLayer;
import dev.yieldwise.analyzer.paths.Repositories;
import dev.yieldwise.analyzer.paths.Slashes;
import dev.yieldwise.analyzer.rule.Contract;
import dev.yieldwise.analyzer.rule.Rule;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What holds for each file of a run. The nearest {@code yieldwise.toml} around a file is its own, up to the root of the
 * repository; files farther up hold only if that one extends them. What holds for the run as a whole is what holds for the
 * folder around all that is checked; a file further down that sets such a key is wrong, since nobody would heed it.
 *
 * <p>For all threads. What is wrong with files is collected in {@link #problems}, as they are come by.
 */
public final class Configuration {
    public static final String FILE_NAME = "yieldwise.toml";

    private final Optional<Path> only;
    private final boolean searched;
    private final Path base;
    private final Collection<String> ruleNames;
    private final Layer commandLine;
    private final Map<Path, Settings> ofFolders = new HashMap<>();
    private final Map<Path, Settings> ofFiles = new HashMap<>();
    private final Map<Path, Layer> layers = new HashMap<>();
    private final TreeSet<Problem> problems = new TreeSet<>();
    private final Settings run;

    private Configuration(Builder builder, boolean searched, Optional<Path> only) {
        this.searched = searched;
        this.only = only;
        this.base = builder.base;
        this.ruleNames = List.copyOf(builder.rules);
        this.commandLine = builder.commandLine;
        this.run = forEntriesOf(builder.folder);
    }

    /** No file and no command line: every default. */
    public static Configuration none(Path base) {
        return new Builder(base, base, List.of(), new Layer.Builder().build()).withoutFiles();
    }

    /**
     * What a configuration is made of.
     *
     * @param base without links: patterns of a file that was named are relative to it, and messages name files from it
     * @param folder around all that is checked
     * @param rules the names of all rules
     * @param commandLine what is stronger than any file
     */
    public record Builder(Path base, Path folder, Collection<String> rules, Layer commandLine) {
        /** The nearest file of each folder. */
        public Configuration searching() {
            return new Configuration(this, true, Optional.empty());
        }

        /** One file for everything. */
        public Configuration with(Path file) {
            return new Configuration(this, false, Optional.of(file));
        }

        public Configuration withoutFiles() {
            return new Configuration(this, false, Optional.empty());
        }
    }

    /** What is wrong with the files come by so far, sorted. */
    public synchronized List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** What holds for the run as a whole. */
    public Settings run() {
        return run;
    }

    /** Which rules apply to a file, and at which levels. */
    public RuleChoice rulesFor(Path file, Collection<Rule> all) {
        return forEntriesOf(file.getParent()).rulesFor(file, all);
    }

    /** What is said of types beside their code, for the code of a file. */
    public Map<String, Contract> contractsFor(Path file) {
        Map<String, Contract> contracts = new HashMap<>();
        forEntriesOf(file.getParent()).protocols().forEach((type, said) -> contracts.put(type, said.value()));
        return contracts;
    }

    /** All that is said of types in the files come by so far, by place. */
    public synchronized List<Map.Entry<String, Setting<Contract>>> protocols() {
        return layers.values().stream()
                .flatMap(layer -> layer.get(Key.PROTOCOLS).stream())
                .flatMap(said -> said.value().entrySet().stream())
                .toList();
    }

    /**
     * What holds for the entries of a folder.
     *
     * @param folder absolute, without links and dots
     */
    public synchronized Settings forEntriesOf(Path folder) {
        Settings known = ofFolders.get(folder);
        if (known == null) {
            known = find(folder);
            ofFolders.put(folder, known);
        }
        return known;
    }

    private Settings find(Path folder) {
        if (only.isPresent()) {
            return ofFile(only.get());
        }
        if (searched) {
            Path file = folder.resolve(FILE_NAME);
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                return ofFile(file);
            }
            if (!Repositories.isRoot(folder) && folder.getParent() != null) {
                return forEntriesOf(folder.getParent());
            }
        }
        return new Settings(commandLine, List.of());
    }

    private Settings ofFile(Path file) {
        Settings known = ofFiles.get(file);
        if (known == null) {
            List<TextLayer> texts = new ArrayList<>();
            chain(file, texts);
            known = new Settings(commandLine, texts);
            ofFiles.put(file, known);
            if (run != null) { // while that is being made, this is it
                refuseWhatIsForRuns(texts);
            }
        }
        return known;
    }

    private void chain(Path file, List<TextLayer> texts) {
        Layer layer = layers.get(file);
        if (layer == null) {
            List<Problem> found = new ArrayList<>();
            Path patternFolder = only.isPresent() ? base : file.getParent();
            layer = TomlFile.read(new Place(file, patternFolder, ruleNames, found, 1, 1));
            layers.put(file, layer);
            problems.addAll(found);
        }
        texts.add(new TextLayer(file, layer));
        Optional<Setting<Path>> extended = layer.get(Key.EXTENDS);
        if (extended.isPresent()) {
            Path next = extended.get().value();
            if (texts.stream().anyMatch(text -> text.file().equals(next))) {
                refuse(extended.get().origin(), "extends goes round in a circle");
            } else if (!Files.exists(next)) {
                refuse(extended.get().origin(), "there is no file " + Slashes.shown(base, next) + " to extend");
            } else {
                chain(next, texts);
            }
        }
    }

    private void refuseWhatIsForRuns(List<TextLayer> texts) {
        List<Path> ofRun = run.files();
        for (TextLayer text : texts) {
            for (Key<?> key : Key.ALL) {
                Optional<Origin> set = text.layer().get(key).map(Setting::origin);
                boolean heeded =
                        ofRun.contains(text.file()) || commandLine.get(key).isPresent();
                if (key.scope() == Key.Scope.RUN && set.isPresent() && !heeded) {
                    refuse(
                            set.get(),
                            "'" + key + "' is for a whole run, and this run takes it from "
                                    + (ofRun.isEmpty()
                                            ? "a " + FILE_NAME + " around all that is checked; there is none"
                                            : Slashes.shown(base, ofRun.get(0)) + "; set it there"));
                }
            }
        }
    }

    private void refuse(Origin at, String message) {
        problems.add(new Problem(at.file().orElseThrow(), at.line(), at.column(), message));
    }
}
