package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.RuleNames;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.RulePage;
import dev.yieldwise.analyzer.rule.Rule;
import java.util.List;
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
            completionCandidates = RuleCompletion.class,
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
                .orElseThrow(() -> new UsageException(
                        RuleNames.fault(name, rules.stream().map(Rule::name).toList())
                                .orElseThrow()));
        host.out().print(new RulePage(rule).markdown());
        return 0;
    }
}
