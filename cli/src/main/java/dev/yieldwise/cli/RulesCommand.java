package dev.yieldwise.cli;

import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.report.JsonReporter;
import dev.yieldwise.analyzer.rule.Rule;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code yieldwise rules}. */
@Command(
        name = "rules",
        description = "Lists the rules: name, level of a definite and of a possible finding, category, summary.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class RulesCommand implements Callable<Integer> {
    private final Host host;
    private final List<Rule> rules;

    @Option(names = "--json", description = "Print the list as a JSON array.")
    private boolean json;

    RulesCommand(Host host, List<Rule> rules) {
        this.host = host;
        this.rules = rules.stream().sorted(Comparator.comparing(Rule::name)).toList();
    }

    @Override
    public Integer call() throws IOException {
        if (json) {
            JsonReporter.writeRules(rules, host.out());
            return 0;
        }
        int width = rules.stream().mapToInt(rule -> rule.name().length()).max().orElse(0);
        for (Rule rule : rules) {
            String levels = rule.level(Certainty.DEFINITE).label() + "/"
                    + rule.level(Certainty.POSSIBLE).label();
            host.out()
                    .println(padded(rule.name(), width) + "  " + padded(levels, 15) + "  "
                            + padded(rule.category().label(), 11) + "  " + rule.summary());
        }
        return 0;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
