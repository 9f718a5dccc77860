package dev.yieldwise.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A class path for sources that come without one: what a build left behind in the projects around the checked paths, and
 * the jars that their poms name and the local Maven repository has. It only looks: nothing is run, loaded or written.
 */
final class ClasspathGuess {
    private static final List<String> BUILD_FILES =
            List.of("pom.xml", "build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts");
    private static final List<String> CLASS_FOLDERS = List.of("target/classes", "build/classes/java/main");

    /** No reactor has more modules; a pom that names itself in circles ends here too. */
    private static final int MOST_PROJECTS = 2_000;

    private final Set<Path> folders = new LinkedHashSet<>();
    private final Set<String> folderNames = new LinkedHashSet<>();
    private final Set<Path> copied = new LinkedHashSet<>();
    private final Set<Path> fromRepository = new TreeSet<>();

    private ClasspathGuess() {}

    /** Where Maven keeps its jars for this user. */
    static Path localRepository() {
        String set = System.getProperty("maven.repo.local");
        return set == null ? Path.of(System.getProperty("user.home"), ".m2", "repository") : Path.of(set);
    }

    static ClasspathGuess of(Collection<Path> checked, Path repository) {
        ClasspathGuess guess = new ClasspathGuess();
        Set<Path> projects = new LinkedHashSet<>();
        for (Path path : checked) {
            guess.project(projectOf(path), projects, repository);
        }
        return guess;
    }

    /** The nearest folder around a path that is built by something; without one, the path's own folder. */
    private static Path projectOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path start = Files.isDirectory(absolute) ? absolute : absolute.getParent();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (BUILD_FILES.stream().map(folder::resolve).anyMatch(Files::isRegularFile)) {
                return folder;
            }
        }
        return start == null ? absolute : start;
    }

    private void project(Path project, Set<Path> seen, Path repository) {
        if (seen.size() == MOST_PROJECTS || !seen.add(project)) {
            return;
        }
        for (String name : CLASS_FOLDERS) {
            Path folder = project.resolve(name);
            if (Files.isDirectory(folder)) {
                folders.add(folder);
                folderNames.add(name);
            }
        }
        copied.addAll(Converters.jarsIn(project.resolve("target/dependency")));
        Path file = project.resolve("pom.xml");
        Optional<Pom> pom = Files.isRegularFile(file) ? Pom.read(file) : Optional.empty();
        if (pom.isEmpty()) {
            return;
        }
        pom.get().jars(repository).stream().filter(Files::isRegularFile).forEach(fromRepository::add);
        for (String module : pom.get().modules()) {
            Path named = project.resolve(module).normalize();
            Path folder = Files.isRegularFile(named) ? named.getParent() : named;
            if (Files.isDirectory(folder)) {
                project(folder, seen, repository);
            }
        }
    }

    /** Class folders first: what was built here is newer than any jar. */
    List<Path> entries() {
        Set<Path> entries = new LinkedHashSet<>(folders);
        entries.addAll(copied);
        entries.addAll(fromRepository);
        return List.copyOf(entries);
    }

    /** One line that says what was taken. */
    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        if (!folders.isEmpty()) {
            String names = String.join(", ", folderNames);
            parts.add(folders.size() == 1 ? names : names + " of " + folders.size() + " projects");
        }
        if (!copied.isEmpty()) {
            parts.add(jars(copied) + " from target/dependency");
        }
        if (!fromRepository.isEmpty()) {
            parts.add(jars(fromRepository) + " from the local Maven repository");
        }
        return parts.isEmpty()
                ? "class path: none found, so types from libraries stay unknown; --classpath gives one"
                : "class path: " + joined(parts);
    }

    private static String jars(Set<Path> jars) {
        return jars.size() + (jars.size() == 1 ? " jar" : " jars");
    }

    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
