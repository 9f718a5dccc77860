package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.finding.Skipped;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which files a run looks at: the named files, and the {@code .java} files below the named folders that nothing leaves out.
 * What is named is looked at for that reason, whatever leaves it out, unless that is forced; what lies below a named folder
 * is left out by what is said of itself or of folders in between. Links are followed; a file that can be reached twice is
 * taken once. What cannot be entered is told.
 *
 * @param files to check, by their real paths, sorted
 * @param named those of them that somebody named
 * @param sources these, and those that were left out but give types to them, sorted
 * @param skipped how many of the sources were left out
 * @param ignored how many files and folders git ignores; nobody looked into them
 */
record FileSelection(
        List<Path> files,
        Set<Path> named,
        List<Path> sources,
        Skipped skipped,
        int ignored,
        List<Notification> notifications) {

    /** @throws UsageException if a path does not exist or cannot be walked, or if the configuration is wrong */
    static FileSelection of(List<Path> paths, Options options, Sources sources) {
        Found found = new Found(sources);
        Selector selector = new Selector(options.configuration());
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException("no such file or folder: " + path);
            }
            try {
                boolean isFolder = Files.isDirectory(path);
                Path real = path.toRealPath();
                Optional<Skip> skip = options.forceExclude()
                        ? selector.onTheWay(options.base().toRealPath(), real, isFolder)
                        : Optional.empty();
                if (isFolder || skip.isPresent()) {
                    Files.walkFileTree(
                            path,
                            EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                            Integer.MAX_VALUE,
                            new Walk(path, selector, skip, found));
                } else {
                    found.named(path, options.forceExclude());
                }
            } catch (IOException e) {
                throw new UsageException("cannot walk " + path + ": " + e.getMessage());
            }
        }
        Configurations.requireSound(options.configuration(), options.base());
        return found.selection();
    }

    /** What was come by so far. */
    static final class Found {
        private final TreeSet<Path> files = new TreeSet<>();
        private final Set<Path> named = new TreeSet<>();
        private final Map<Path, Skip> skipped = new TreeMap<>();
        private final Set<Path> ignored = new TreeSet<>();
        private final List<Notification> notifications = new ArrayList<>();
        private final Sources sources;

        Found(Sources sources) {
            this.sources = sources;
        }

        private void named(Path file, boolean asFound) throws IOException {
            if (Files.isRegularFile(file)) {
                files.add(file.toRealPath());
                if (!asFound) {
                    named.add(file.toRealPath());
                }
            } else {
                unread(file, "not a regular file");
            }
        }

        void file(Path real) {
            files.add(real);
        }

        void skip(Path real, Skip skip) {
            skipped.put(real, skip);
        }

        void ignore(Path real) {
            ignored.add(real);
        }

        void unread(Path file, String reason) {
            notifications.add(new Notification(
                    Notification.Kind.UNREAD, Optional.of(sources.nameOf(real(file))), Optional.empty(), reason));
        }

        /** By the real path of its folder, as the files that are read are named; its own may lead nowhere. */
        private static Path real(Path file) {
            try {
                Path folder = file.toAbsolutePath().getParent();
                return folder == null ? file : folder.toRealPath().resolve(file.getFileName());
            } catch (IOException e) {
                return file;
            }
        }

        private FileSelection selection() {
            skipped.keySet().removeAll(files); // left out on one way, and taken on another
            int generated = (int) skipped.values().stream()
                    .filter(skip -> skip.reason() == Skip.Reason.GENERATED)
                    .count();
            TreeSet<Path> all = new TreeSet<>(files);
            all.addAll(skipped.keySet());
            return new FileSelection(
                    List.copyOf(files),
                    named,
                    List.copyOf(all),
                    new Skipped(generated, skipped.size() - generated),
                    ignored.size(),
                    notifications);
        }
    }
}
