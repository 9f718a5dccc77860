package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.finding.Notification;
import dev.yieldwise.analyzer.source.Sources;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which files a run looks at: the named files, and the {@code .java} files below the named folders, hidden folders left
 * out. Links are followed; a file that can be reached twice is taken once. What cannot be entered is told.
 *
 * @param files by their real paths, sorted
 */
record FileSelection(List<Path> files, List<Notification> notifications) {

    static FileSelection of(List<Path> paths, Sources sources) {
        TreeSet<Path> files = new TreeSet<>();
        List<Notification> notifications = new ArrayList<>();
        for (Path path : paths) {
            if (!Files.exists(path)) {
                throw new UsageException("no such file or folder: " + path);
            }
            try {
                Files.walkFileTree(
                        path,
                        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
                        Integer.MAX_VALUE,
                        new Collector(path, files, notifications, sources));
            } catch (IOException e) {
                throw new UsageException("cannot walk " + path + ": " + e.getMessage());
            }
        }
        return new FileSelection(List.copyOf(files), notifications);
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        private final Path root;
        private final TreeSet<Path> files;
        private final List<Notification> notifications;
        private final Sources sources;

        Collector(Path root, TreeSet<Path> files, List<Notification> notifications, Sources sources) {
            this.root = root;
            this.files = files;
            this.notifications = notifications;
            this.sources = sources;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            Path name = folder.getFileName();
            boolean hidden = name != null
                    && name.toString().startsWith(".")
                    && !name.toString().matches("\\.{1,2}");
            return hidden && !folder.equals(root) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (file.equals(root) || file.toString().endsWith(".java")) {
                if (attributes.isRegularFile()) {
                    files.add(file.toRealPath());
                } else if (attributes.isSymbolicLink()) {
                    // The walk follows links, so this one leads nowhere.
                    unread(file, "a link to a file that does not exist");
                } else {
                    unread(file, "not a regular file");
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (failure instanceof FileSystemLoopException) {
                unread(file, "a link that leads back to a folder around it");
            } else if (failure instanceof AccessDeniedException) {
                unread(file, "may not be read");
            } else if (!(failure instanceof NoSuchFileException)) {
                unread(file, "could not be read: " + failure.getMessage());
            }
            return FileVisitResult.CONTINUE;
        }

        private void unread(Path file, String reason) {
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
    }
}
