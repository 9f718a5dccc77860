package dev.yieldwise.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A real repository, made and changed by git itself, of a user without configuration. */
final class GitRepository {
    private final Path folder;

    GitRepository(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        git("init", "-q", "-b", "main");
    }

    Path folder() {
        return folder;
    }

    Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    String read(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    void replace(String name, String part, String other) throws IOException {
        String text = read(name);
        if (!text.contains(part)) {
            throw new AssertionError(name + " has no " + part);
        }
        write(name, text.replace(part, other));
    }

    void commit(String message) throws IOException {
        git("add", "-A");
        git("commit", "-q", "-m", message);
    }

    String git(String... arguments) throws IOException {
        Answer answer = ask(arguments);
        if (answer.status() != 0) {
            throw new AssertionError(List.of(arguments) + ": " + answer.text());
        }
        return answer.text();
    }

    record Answer(int status, String text) {}

    Answer ask(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "git", "-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "GIT_CONFIG_GLOBAL", "/dev/null", "GIT_CONFIG_SYSTEM", "/dev/null", "GIT_EDITOR", "true"));
        Process process = builder.start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            return new Answer(process.waitFor(), text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
