package dev.yieldwise.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code yieldwise generate-man-page}. */
@Command(
        name = "generate-man-page",
        description = "Prints the manual page.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {"", "To read it: yieldwise generate-man-page | man -l -"})
final class ManPageCommand implements Callable<Integer> {
    private final Host host;

    @Spec
    private CommandSpec spec;

    ManPageCommand(Host host) {
        this.host = host;
    }

    @Override
    public Integer call() {
        new ManPage(host.out()).print(spec.root());
        return 0;
    }
}
