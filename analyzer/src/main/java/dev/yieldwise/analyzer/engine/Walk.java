package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.engine.FileSelection.Found;
import dev.yieldwise.analyzer.engine.Skip.Reason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * A walk below one path. It does not enter what is hidden and what git ignores; what is left out otherwise it looks
 * through, for these files give types to others, and are counted.
 */
final class Walk extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Selector selector;
    private final Found found;
    private Optional<Skip> leftOut;
    private Path since;

    /** @param leftOut why all of it is left out */
    Walk(Path root, Selector selector, Optional<Skip> leftOut, Found found) {
        this.root = root;
        this.selector = selector;
        this.leftOut = leftOut;
        this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
        if (folder.equals(root)) {
            return leftOut.isPresent() && isUnseen(leftOut.get(), folder)
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }
        Path real = folder.toRealPath();
        Optional<Skip> skip = selector.skipped(real, true);
        if (skip.isPresent()) {
            if (isUnseen(skip.get(), real)) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            if (leftOut.isEmpty()) {
                leftOut = skip;
                since = folder;
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
        if (folder.equals(since)) {
            leftOut = Optional.empty();
            since = null;
        }
        return super.postVisitDirectory(folder, failure);
    }

    private boolean isUnseen(Skip skip, Path real) {
        if (skip.reason() == Reason.IGNORED) {
            found.ignore(real);
        }
        return skip.reason() == Reason.IGNORED || skip.reason() == Reason.HIDDEN;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (file.equals(root) || file.toString().endsWith(".java")) {
            if (attributes.isRegularFile()) {
                Path real = file.toRealPath();
                Optional<Skip> skip = leftOut.isPresent() ? leftOut : selector.skipped(real, false);
                if (skip.isEmpty()) {
                    found.file(real);
                } else if (!isUnseen(skip.get(), real)) {
                    found.skip(real, skip.get());
                }
            } else if (isWanted(file)) {
                // The walk follows links, so a link that is still one leads nowhere.
                found.unread(
                        file,
                        attributes.isSymbolicLink() ? "a link to a file that does not exist" : "not a regular file");
            }
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException || !isWanted(file)) {
            return FileVisitResult.CONTINUE;
        }
        if (failure instanceof FileSystemLoopException) {
            found.unread(file, "a link that leads back to a folder around it");
        } else if (failure instanceof AccessDeniedException) {
            found.unread(file, "may not be read");
        } else {
            found.unread(file, "could not be read: " + failure.getMessage());
        }
        return FileVisitResult.CONTINUE;
    }

    /** Whether anybody misses what cannot be had. */
    private boolean isWanted(Path entry) {
        if (leftOut.isPresent()) {
            return false;
        }
        try {
            Path folder = entry.toAbsolutePath().getParent();
            return folder == null
                    || entry.equals(root)
                    || selector.skipped(folder.toRealPath().resolve(entry.getFileName()), Files.isDirectory(entry))
                            .isEmpty();
        } catch (IOException e) {
            return true;
        }
    }
}
