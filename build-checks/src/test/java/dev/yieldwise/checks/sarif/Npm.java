package dev.yieldwise.checks.sarif;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.yieldwise.fixtures.tools.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * The validators that npm brings, in the versions that {@code src/test/npm/package-lock.json} pins, installed below {@code
 * target}.
 */
record Npm(Path folder) {
    private static final Path PINNED = Path.of("src", "test", "npm");

    /** What npm says when nobody answers, or when this system is none that a package is made for. */
    private static final Pattern OUT_OF_REACH =
            Pattern.compile("ENOTFOUND|EAI_AGAIN|ECONN|ENET|ETIMEDOUT|ENOTCACHED|EBADPLATFORM|E40[37]");

    /** Skips the test where there is no npm, or no network and nothing in npm's cache. */
    static Npm installed() throws IOException, InterruptedException {
        assumeTrue(Tools.NPM.isThere(), Tools.NPM.reason());
        Path folder = Files.createDirectories(Path.of("target", "npm")).toAbsolutePath();
        for (String file : List.of("package.json", "package-lock.json", "validate.mjs")) {
            Files.copy(PINNED.resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Npm npm = new Npm(folder);
        Said said = npm.run("npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");
        Tools packages = Tools.npmPackages(
                () -> said.status == 0 || !OUT_OF_REACH.matcher(said.text).find());
        assumeTrue(packages.isThere(), packages.reason());
        if (said.status != 0) {
            throw new AssertionError("npm ci failed:\n" + said.text);
        }
        return npm;
    }

    /** Runs a program in the folder. */
    Said run(String... command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "said", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("not done in ten minutes: " + String.join(" ", command));
        }
        return new Said(process.exitValue(), Files.readString(log));
    }

    /**
     * What Microsoft's validator says with GitHub's rules. Its status means little: it is 0 with errors too, and for a log
     * that it cannot read, of which it then says nothing.
     */
    Said multitool(List<Path> logs) throws IOException, InterruptedException {
        Path program = folder.resolve("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
        // npm does not run the package's own script that would do it
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make executable: " + program);
        }
        List<String> command = new ArrayList<>(List.of(program.toString(), "validate"));
        logs.forEach(log -> command.add(log.toString()));
        command.addAll(List.of(
                "--rule-kind",
                "Sarif;Ghas",
                "--level",
                "Error;Warning;Note",
                "--max-file-size-in-kb",
                "200000",
                "-o",
                folder.resolve("verdict.sarif").toString(),
                "--log",
                "ForceOverwrite"));
        return run(command.toArray(String[]::new));
    }

    /** What the two validators of JSON schemas say. */
    Said jsonSchema(List<Path> logs) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "validate.mjs"));
        logs.forEach(log -> command.add(log.toString()));
        return run(command.toArray(String[]::new));
    }

    /** How a program ended and what it said. */
    record Said(int status, String text) {}
}
