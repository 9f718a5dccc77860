package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.ExitStatus;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.rules.GeneratorRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program {@code yieldwise}. */
@Command(
        name = "yieldwise",
        description =
                "Finds misuse of generators, and of everything else in Java that is lazy, single-use or iterated.",
        versionProvider = Version.class,
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {"", "'yieldwise check' checks the current folder. More: 'yieldwise check --help'."})
public final class Main implements Runnable {
    private final Host host;

    @Spec
    private CommandSpec spec;

    private Main(Host host) {
        this.host = host;
    }

    public static void main(String[] args) {
        Outlet out = Host.outlet();
        Host host = Host.ofProcess(out);
        int status = run(host, GeneratorRules.ALL, args);
        System.exit(out.failure().isPresent() ? lost(host, out.failure().get(), status) : status);
    }

    /** Half a report on standard output must not pass for a whole one. */
    private static int lost(Host host, String reason, int status) {
        host.err().println("yieldwise: cannot write to standard output: " + reason);
        host.err().flush();
        return Math.max(status, ExitStatus.MISUSED.code());
    }

    /** Runs one command and returns the exit status. */
    static int run(Host host, List<Rule> rules, String... args) {
        try {
            return commandLine(host, rules, args).execute(args);
        } catch (Throwable e) { // an error of the machine is as much in need of a report as an exception
            return internalError(host, e);
        } finally {
            host.out().flush();
            host.err().flush();
        }
    }

    /** Alone, the program tells what it can do. */
    @Override
    public void run() {
        spec.commandLine().usage(host.out(), colours(host));
    }

    private static CommandLine commandLine(Host host, List<Rule> rules, String... args) {
        CommandLine line = new CommandLine(new Main(host));
        subcommands(host, rules, args).forEach(line::addSubcommand);
        return line.setOut(host.out())
                .setErr(host.err())
                .setColorScheme(CommandLine.Help.defaultColorScheme(colours(host)))
                .setParameterExceptionHandler((failure, given) -> misused(host, failure))
                .setExecutionExceptionHandler((failure, given, parsed) -> failed(host, failure));
    }

    /** The one that is named, or all: to read the options of all takes as long as to check a small file. */
    private static List<Object> subcommands(Host host, List<Rule> rules, String... args) {
        Map<String, Supplier<Object>> known = new LinkedHashMap<>();
        known.put("check", () -> new CheckCommand(host, rules));
        known.put("config", () -> new ConfigCommand(host, rules));
        known.put("baseline", () -> new BaselineCommand(host, rules));
        known.put("merge", () -> new MergeCommand(host, rules));
        known.put("rules", () -> new RulesCommand(host, rules));
        known.put("explain", () -> new ExplainCommand(host, rules));
        if (args.length > 0 && known.containsKey(args[0])) {
            return List.of(known.get(args[0]).get());
        }
        List<Object> all = new ArrayList<>();
        known.values().forEach(command -> all.add(command.get()));
        // they tell of the others
        all.add(completion());
        all.add(new ManPageCommand(host));
        return all;
    }

    private static CommandLine completion() {
        CommandLine command = new CommandLine(new AutoComplete.GenerateCompletion());
        command.getCommandSpec()
                .usageMessage()
                .description("Prints the completion script for bash and zsh.")
                .footer("", "In the current shell: source <(yieldwise generate-completion)");
        return command;
    }

    private static Ansi colours(Host host) {
        return host.colours() ? Ansi.ON : Ansi.OFF;
    }

    private static int misused(Host host, ParameterException failure) {
        host.err().println("yieldwise: " + failure.getMessage());
        UnmatchedArgumentException.printSuggestions(failure, host.err());
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        host.err().println("see '" + command + " --help'");
        return ExitStatus.MISUSED.code();
    }

    private static int failed(Host host, Exception failure) {
        if (failure instanceof UsageException) {
            host.err().println("yieldwise: " + failure.getMessage());
            return ExitStatus.MISUSED.code();
        }
        return internalError(host, failure);
    }

    private static int internalError(Host host, Throwable failure) {
        failure.printStackTrace(host.err());
        host.err()
                .println(
                        "yieldwise: internal error. This is a defect of Yieldwise: please report it with the text above, "
                                + "the command line, and this: Yieldwise " + Version.text() + ", Java "
                                + System.getProperty("java.version") + ", " + System.getProperty("os.name"));
        return ExitStatus.INTERNAL.code();
    }
}
