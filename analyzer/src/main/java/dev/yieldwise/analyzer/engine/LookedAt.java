package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The files of a run by the names that reports give them. */
final class LookedAt {
    private final List<Path> paths;
    private final Set<String> complete = new HashSet<>();
    private final Sources sources;

    LookedAt(List<Path> paths, FileSelection selection, List<Notification> notifications, Sources sources) {
        this.paths = paths;
        this.sources = sources;
        selection.files().forEach(file -> complete.add(sources.nameOf(file)));
        notifications.forEach(notification -> notification.path().ifPresent(complete::remove));
    }

    Sieve.Scope scope(List<Rule> rules) {
        Set<String> names = rules.stream().map(Rule::name).collect(Collectors.toSet());
        return new Sieve.Scope(name -> complete.contains(name) || isGone(name), this::isPresent, names::contains);
    }

    private boolean isPresent(String name) {
        return Files.exists(sources.named(name));
    }

    /** Whether a file is not there, but was asked for: itself, or with a folder around it. */
    private boolean isGone(String name) {
        Path file = sources.named(name);
        return !isPresent(name) && paths.stream().map(LookedAt::real).anyMatch(file::startsWith);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }
}
