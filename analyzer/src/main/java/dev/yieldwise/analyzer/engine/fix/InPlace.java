package dev.yieldwise.analyzer.engine.fix;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.source.EncodedText;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/**
 * Replaces files, each of them at once: the new text is written beside the old one and takes its name. The file beside it is
 * also the lock by which runs keep out of each other's way, as git's {@code index.lock} is. Belongs to one thread.
 *
 * <p>While this is open, the end of the process, as by Ctrl-C, waits for the file that is being written, and no other one is
 * begun.
 */
final class InPlace implements AutoCloseable {
    /** Behind the name of the file; no Java file, so that nobody checks or compiles it. */
    private static final String BESIDE = ".yieldwise-fix";

    private final Semaphore writing = new Semaphore(1);
    private final Thread atEnd = new Thread(writing::acquireUninterruptibly, "yieldwise-fix-end");

    private InPlace() {}

    /** @throws UsageException if the process is ending */
    static InPlace open() {
        InPlace files = new InPlace();
        try {
            Runtime.getRuntime().addShutdownHook(files.atEnd);
        } catch (IllegalStateException e) {
            throw new UsageException("interrupted; nothing was written");
        }
        return files;
    }

    /** What the end of the process runs: it takes the turn to write, and never gives it back. */
    Thread atEnd() {
        return atEnd;
    }

    /**
     * Puts a text into the place of a file.
     *
     * @param file no link
     * @param was what must still be there
     * @return why it was not done; the file is then as it was
     */
    Optional<String> replace(Path file, EncodedText was, String text) {
        writing.acquireUninterruptibly();
        try {
            write(file, was, was.encode(text));
            return Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.of("the fixed text has characters that the file's encoding lacks");
        } catch (IOException e) {
            return Optional.of(reasonOf(e));
        } finally {
            writing.release();
        }
    }

    private static void write(Path file, EncodedText was, byte[] bytes) throws IOException {
        requireWritable(file);
        Path beside = file.resolveSibling(file.getFileName() + BESIDE);
        try {
            Files.createFile(beside);
        } catch (FileAlreadyExistsException e) {
            throw new FileSystemException(
                    null, null, "another run is writing it; if there is none, delete " + beside.getFileName());
        }
        try {
            if (!was.hasBytes(Files.readAllBytes(file))) {
                throw new FileSystemException(null, null, "it was changed after it was checked; run again");
            }
            fill(beside, bytes);
            copyAttributes(file, beside);
            move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** A name could be given in spite of it: to replace a file is a right of the folder. */
    private static void requireWritable(Path file) throws IOException {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(null);
        }
        PosixFileAttributes posix = posixOf(file);
        boolean marked = posix != null && !posix.permissions().contains(PosixFilePermission.OWNER_WRITE);
        if (marked || !Files.isWritable(file)) {
            throw new FileSystemException(null, null, "it is read-only");
        }
    }

    /** On the disk before it gets its name, so that not even a failing machine leaves an empty file. */
    private static void fill(Path beside, byte[] bytes) throws IOException {
        try (FileOutputStream out = new FileOutputStream(beside.toFile())) {
            out.write(bytes);
            out.getFD().sync();
        }
    }

    private static void copyAttributes(Path file, Path beside) throws IOException {
        PosixFileAttributes from = posixOf(file);
        PosixFileAttributes made = posixOf(beside);
        if (from == null || made == null) {
            return;
        }
        PosixFileAttributeView to = Files.getFileAttributeView(beside, PosixFileAttributeView.class);
        try {
            if (!from.owner().equals(made.owner())) {
                to.setOwner(from.owner());
            }
            if (!from.group().equals(made.group())) {
                to.setGroup(from.group());
            }
        } catch (IOException e) {
            throw new FileSystemException(
                    null, null, "it would not keep its owner " + from.owner() + " and group " + from.group());
        }
        to.setPermissions(from.permissions());
    }

    /** Null where files have no such attributes. */
    private static PosixFileAttributes posixOf(Path file) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        return view == null ? null : view.readAttributes();
    }

    private static void move(Path beside, Path file) throws IOException {
        try {
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** For the user, without the name of the file. */
    static String reasonOf(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission to write into its folder";
        }
        if (e instanceof NoSuchFileException) {
            return "it is not there any more";
        }
        String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
        return reason == null ? e.toString() : reason;
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The process is ending: the hook has run or is about to, and there is nothing left that it could wait for.
            return;
        }
    }
}
