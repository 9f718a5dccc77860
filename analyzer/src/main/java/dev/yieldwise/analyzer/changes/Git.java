package dev.yieldwise.analyzer.changes;

import dev.yieldwise.analyzer.engine.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The program git in one work tree.
 *
 * <p>Implementation note. A repository is data here, and some of what its configuration can name is programs: a monitor of
 * the file system, diff and text conversion programs, filters of files, an ssh command. All of these are switched off; so is
 * the network, which a partial clone would ask for what it lacks. Nothing asks for a password, waits for a pager or takes a
 * lock.
 */
final class Git {
    /** Beyond what the largest repositories need; a hanging file system must not hang a build. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What a hook's environment says of another work tree or index than the one that is looked at. */
    private static final List<String> OF_A_CALLER = List.of(
            "GIT_DIR",
            "GIT_WORK_TREE",
            "GIT_INDEX_FILE",
            "GIT_PREFIX",
            "GIT_COMMON_DIR",
            "GIT_NAMESPACE",
            "GIT_OBJECT_DIRECTORY",
            "GIT_ALTERNATE_OBJECT_DIRECTORIES",
            "GIT_EXTERNAL_DIFF",
            "GIT_DIFF_OPTS",
            "GIT_LITERAL_PATHSPECS",
            "GIT_GLOB_PATHSPECS",
            "GIT_NOGLOB_PATHSPECS",
            "GIT_ICASE_PATHSPECS");

    private static final Map<String, String> ENVIRONMENT = Map.of(
            "GIT_OPTIONAL_LOCKS", "0",
            "GIT_TERMINAL_PROMPT", "0",
            "GIT_NO_LAZY_FETCH", "1",
            // a protocol that there is not: no fetch, whichever version
            "GIT_ALLOW_PROTOCOL", "none",
            "GIT_NO_REPLACE_OBJECTS", "1",
            "LC_ALL", "C");

    private final Path program;
    private final Path folder;
    private final List<String> switchedOff;

    private Git(Path program, Path folder, List<String> switchedOff) {
        this.program = program;
        this.folder = folder;
        this.switchedOff = switchedOff;
    }

    /**
     * Finds git.
     *
     * @param searchPath the folders in which programs are; relative ones are passed over, for a program called git that
     *     lies in a repository must not be run
     * @throws UsageException if there is none
     */
    static Git in(Path folder, String searchPath) {
        return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator)))
                .filter(entry -> !entry.isEmpty())
                .map(Path::of)
                .filter(Path::isAbsolute)
                .flatMap(entry -> Stream.of(entry.resolve("git"), entry.resolve("git.exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .map(program -> new Git(program, folder, List.of()).in(folder))
                .orElseThrow(() -> new UsageException("--since needs git, and there is none on the PATH"));
    }

    /** The same program in another folder, or in one whose configuration has not been read yet. */
    Git in(Path other) {
        Git plain = new Git(program, other, List.of("core.fsmonitor=false", "core.quotePath=false"));
        List<String> off = new ArrayList<>(plain.switchedOff);
        Answer filters = plain.ask("config", "--name-only", "-z", "--get-regexp", "^filter\\.");
        Stream.of(filters.text().split("\0"))
                .filter(name -> name.endsWith(".clean") || name.endsWith(".process"))
                .forEach(name -> off.add(name + "="));
        Stream.of(filters.text().split("\0"))
                .filter(name -> name.endsWith(".required"))
                .forEach(name -> off.add(name + "=false"));
        return new Git(program, other, List.copyOf(off));
    }

    /** What a command printed. */
    record Answer(int status, byte[] out, String err) {
        boolean isGood() {
            return status == 0;
        }

        String text() {
            return new String(out, StandardCharsets.UTF_8);
        }

        /** One line. */
        String line() {
            return text().strip();
        }

        /** What git said went wrong, on one line. */
        String complaint() {
            return err.lines()
                    .filter(line -> !line.isBlank())
                    .reduce((first, last) -> first.startsWith("fatal:") ? first : last)
                    .map(line -> line.replaceFirst("^(fatal|error): ", ""))
                    .orElse("it ended with status " + status);
        }
    }

    /** @throws UsageException if git fails */
    Answer require(String... arguments) {
        Answer answer = ask(arguments);
        if (!answer.isGood()) {
            throw new UsageException("git " + arguments[0] + " failed in " + folder + ": " + answer.complaint());
        }
        return answer;
    }

    Answer ask(String... arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--no-pager", "--literal-pathspecs"));
        switchedOff.forEach(setting -> command.addAll(List.of("-c", setting)));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        OF_A_CALLER.forEach(builder.environment()::remove);
        builder.environment().putAll(ENVIRONMENT);
        Process process;
        try {
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UsageException("--since needs git, and it cannot be started: " + e.getMessage());
        }
        try {
            CompletableFuture<byte[]> out = reading(process.getInputStream());
            CompletableFuture<byte[]> err = reading(process.getErrorStream());
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new UsageException(
                        "git " + arguments[0] + " was given up after " + PATIENCE.toSeconds() + " seconds");
            }
            return new Answer(process.exitValue(), out.get(), new String(err.get(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UsageException("interrupted; nothing was written");
        } catch (ExecutionException e) {
            throw new UsageException("the output of git " + arguments[0] + " could not be read: " + e.getCause());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** Both streams at once, for git waits until somebody takes what it prints. */
    private static CompletableFuture<byte[]> reading(InputStream stream) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread reader = new Thread(
                () -> {
                    try (stream) {
                        read.complete(stream.readAllBytes());
                    } catch (IOException e) {
                        read.completeExceptionally(new UncheckedIOException(e));
                    }
                },
                "yieldwise-git");
        reader.setDaemon(true);
        reader.start();
        return read;
    }
}
