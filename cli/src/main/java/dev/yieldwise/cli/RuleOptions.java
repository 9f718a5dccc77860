package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.Key;
import dev.yieldwise.analyzer.config.Layer;
import dev.yieldwise.analyzer.config.Origin;
import dev.yieldwise.analyzer.config.RuleNames;
import dev.yieldwise.analyzer.config.Setting;
import dev.yieldwise.analyzer.engine.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which rules to apply. */
final class RuleOptions {
    @Option(
            names = "--select",
            paramLabel = "RULE",
            split = ",",
            description = "Apply these rules only, whatever yieldwise.toml says of all files; a list with commas.")
    private List<String> select = new ArrayList<>();

    @Option(
            names = "--ignore",
            paramLabel = "RULE",
            split = ",",
            description = "Do not apply these rules; a list with commas.")
    private List<String> ignore = new ArrayList<>();

    /** @throws UsageException for a name that is no rule's */
    void addTo(Layer.Builder layer, Collection<String> rules) {
        if (!select.isEmpty()) {
            layer.set(Key.SELECT, named("--select", select, rules), Origin.COMMAND_LINE);
        }
        if (!ignore.isEmpty()) {
            layer.set(Key.IGNORE, named("--ignore", ignore, rules), Origin.COMMAND_LINE);
        }
    }

    private static List<Setting<String>> named(String option, List<String> names, Collection<String> rules) {
        List<Setting<String>> named = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (String name : names) {
            Optional<String> fault = RuleNames.fault(name.strip(), rules);
            fault.ifPresent(message -> faults.add(option + ": " + message));
            named.add(new Setting<>(name.strip(), Origin.COMMAND_LINE));
        }
        if (!faults.isEmpty()) {
            throw new UsageException(String.join("\n", faults));
        }
        return named;
    }
}
