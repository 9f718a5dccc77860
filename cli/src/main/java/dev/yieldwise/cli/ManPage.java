package dev.yieldwise.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** A program as man shows it: the very texts of {@code --help}, in the language of roff's macros {@code man}. */
final class ManPage {
    private final PrintWriter out;

    ManPage(PrintWriter out) {
        this.out = out;
    }

    void print(CommandSpec program) {
        List<CommandSpec> commands = program.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .distinct()
                .toList();
        String name = program.name();
        line(".TH " + name.toUpperCase(Locale.ROOT) + " 1 \"\" \"" + name + " " + Version.text() + "\"");
        line(".SH NAME");
        line(name + " \\- " + text(sentence(program)));
        line(".SH SYNOPSIS");
        synopsis(program);
        for (CommandSpec command : commands) {
            line(".br");
            synopsis(command);
        }
        line(".SH OPTIONS");
        program.options().forEach(this::argument);
        footer(program);
        line(".SH COMMANDS");
        for (CommandSpec command : commands) {
            line(".SS " + text(command.qualifiedName()));
            for (String paragraph : paragraphs(command.usageMessage().description())) {
                line(text(paragraph));
            }
            command.positionalParameters().forEach(this::argument);
            command.options().stream()
                    .filter(option -> !option.usageHelp() && !option.versionHelp())
                    .forEach(this::argument);
            footer(command);
        }
    }

    private void synopsis(CommandSpec command) {
        String arguments = Stream.concat(
                        Stream.of("[OPTION...]"),
                        command.subcommands().isEmpty()
                                ? command.positionalParameters().stream().map(ManPage::bracketed)
                                : Stream.of("[COMMAND]"))
                .collect(Collectors.joining(" "));
        line(".B " + text(command.qualifiedName()));
        line(text(arguments));
    }

    private static String bracketed(PositionalParamSpec parameter) {
        String label = parameter.paramLabel() + (parameter.isMultiValue() ? "..." : "");
        return parameter.required() ? label : "[" + label + "]";
    }

    /** An option or a parameter, with what it means below it. */
    private void argument(ArgSpec argument) {
        if (argument.hidden()) {
            return;
        }
        line(".TP");
        String label = text(argument.paramLabel());
        if (argument instanceof OptionSpec option) {
            String names = Stream.of(option.names())
                    .map(name -> "\\fB" + text(name) + "\\fR")
                    .collect(Collectors.joining(", "));
            line(option.arity().max() == 0 ? names : names + " \\fI" + label + "\\fR");
        } else {
            line("\\fI" + label + "\\fR");
        }
        for (String paragraph : paragraphs(argument.description())) {
            line(text(paragraph));
        }
    }

    private void footer(CommandSpec command) {
        line(".PP");
        for (String line : paragraphs(command.usageMessage().footer())) {
            if (!line.isEmpty()) {
                line(text(line));
                line(".br");
            }
        }
    }

    private static String sentence(CommandSpec command) {
        String description = String.join(" ", paragraphs(command.usageMessage().description()));
        String sentence = description.endsWith(".") ? description.substring(0, description.length() - 1) : description;
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    /** The texts are formats, as picocli has it. */
    private static List<String> paragraphs(String[] texts) {
        return Stream.of(texts)
                .flatMap(text -> String.format(Locale.ROOT, text).lines())
                .toList();
    }

    /** As roff prints it: no character is a command, and a hyphen stays one that can be copied into a shell. */
    private static String text(String plain) {
        String escaped = plain.strip().replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }

    private void line(String line) {
        out.println(line);
    }
}
