package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.RulePage;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code yieldwise explain}. */
@Command(
        name = "explain",
        description = "Prints the page of a rule.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
final class ExplainCommand implements Callable<Integer> {
    private final Host host;
    private final List<Rule> rules;

    @Parameters(
            paramLabel = "RULE",
            completionCandidates = RuleNames.class,
            description = "Name of the rule, as findings show it in brackets.")
    private String name;

    ExplainCommand(Host host, List<Rule> rules) {
        this.host = host;
        this.rules = rules;
    }

    @Override
    public Integer call() {
        Rule rule = rules.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("there is no rule '" + name + "'"
                        + nearest()
                                .map(near -> "; did you mean " + near + "?")
                                .orElse("; 'yieldwise rules' lists them")));
        host.out().print(new RulePage(rule).markdown());
        return 0;
    }

    /** The rule that is meant, if at most a third of the name is wrong. */
    private Optional<String> nearest() {
        return rules.stream()
                .map(Rule::name)
                .filter(candidate -> distanceTo(candidate) <= Math.max(2, candidate.length() / 3))
                .min(Comparator.comparingInt(this::distanceTo).thenComparing(Comparator.naturalOrder()));
    }

    /** The number of letters to insert, delete or replace; capitals do not matter. */
    private int distanceTo(String candidate) {
        String from = name.toLowerCase(Locale.ROOT);
        String to = candidate.toLowerCase(Locale.ROOT);
        int[] above = new int[to.length() + 1];
        for (int column = 0; column < above.length; column++) {
            above[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[above.length];
            current[0] = row;
            for (int column = 1; column < current.length; column++) {
                int replaced = above[column - 1] + (from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, 1 + Math.min(above[column], current[column - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
