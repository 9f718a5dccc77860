package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.source.AtShutdown;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * Reports on their way into files. All are written beside their places first and take their names together, so that no
 * reader sees half a report, and neither a failure nor an interrupt of the process leaves anything behind. What goes wrong is a FileSystemException whose message names
 * the file and the reason. Belongs to one thread.
 */
public final class ReportFiles implements AutoCloseable {
    private final Map<Path, Path> placeOfTemporary = new LinkedHashMap<>();

    /** Held by who makes or names files. */
    private final Semaphore pen = new Semaphore(1);

    private final AtShutdown atShutdown = AtShutdown.run(this::abandon);

    /** Tells before a long run what would fail after it. */
    public static void requireWritable(Path file) throws FileSystemException {
        Path folder = file.toAbsolutePath().getParent();
        if (Files.isDirectory(file)) {
            throw cannotWrite(file, "it is a folder");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw cannotWrite(file, "there is no folder " + folder);
        }
        if (isPlain(file) ? !Files.isWritable(folder) : !Files.isWritable(file)) {
            throw cannotWrite(file, "no permission");
        }
    }

    /** A device or a pipe is written to; a name is given only to what is a file or will be one. */
    private static boolean isPlain(Path file) {
        return !Files.exists(file) || Files.isRegularFile(file);
    }

    /** Writes a report beside its place; to a device or a pipe at once. */
    public void write(Path file, Reporter reporter, Report report) throws FileSystemException {
        try {
            if (!isPlain(file)) {
                write(reporter, report, file, StandardOpenOption.WRITE);
                return;
            }
            // a link stays a link: its target is replaced
            Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path temporary = newTemporaryOf(place);
            write(reporter, report, temporary, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw cannotWrite(file, reasonOf(e));
        }
    }

    private Path newTemporaryOf(Path place) throws IOException {
        pen.acquireUninterruptibly();
        try {
            Path temporary = newTemporary(place);
            placeOfTemporary.put(temporary, place);
            return temporary;
        } finally {
            pen.release();
        }
    }

    /** Made like any new file of the user's, so that it has the permissions of one; a temp file proper would be private. */
    private static Path newTemporary(Path place) throws IOException {
        for (int attempt = 0; ; attempt++) {
            String name =
                    "." + place.getFileName() + "." + ProcessHandle.current().pid() + "-" + attempt + ".tmp";
            try {
                return Files.createFile(place.resolveSibling(name));
            } catch (FileAlreadyExistsException e) {
                if (attempt == 100) {
                    throw e;
                }
            }
        }
    }

    private static void write(Reporter reporter, Report report, Path file, OpenOption option) throws IOException {
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(Files.newOutputStream(file, option), StandardCharsets.UTF_8), 1 << 16)) {
            reporter.write(report, out);
        }
    }

    /** Adds a report to the end of a file that is not ours alone: all of it, or on a failure nothing. */
    public static void append(Path file, Reporter reporter, Report report) throws FileSystemException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            long end = channel.size();
            try {
                channel.position(end);
                StringWriter text = new StringWriter();
                reporter.write(report, text);
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(text.toString());
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } catch (IOException e) {
                channel.truncate(end);
                throw e;
            }
        } catch (IOException e) {
            throw cannotWrite(file, reasonOf(e));
        }
    }

    /** Gives the reports their names. */
    public void commit() throws FileSystemException {
        pen.acquireUninterruptibly();
        try {
            for (Map.Entry<Path, Path> entry : placeOfTemporary.entrySet()) {
                try {
                    move(entry.getKey(), entry.getValue());
                } catch (IOException e) {
                    throw cannotWrite(entry.getValue(), reasonOf(e));
                }
            }
            placeOfTemporary.clear();
        } finally {
            pen.release();
        }
    }

    private static void move(Path temporary, Path place) throws IOException {
        try {
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes what did not get its name. */
    @Override
    public void close() throws FileSystemException {
        pen.acquireUninterruptibly();
        try {
            removeUnnamed();
        } finally {
            pen.release();
            atShutdown.close();
        }
    }

    /** Keeps the pen: from now on to the end of the process no file is made or named. */
    private void abandon() {
        pen.acquireUninterruptibly();
        try {
            removeUnnamed();
        } catch (FileSystemException e) {
            // nobody is left to be told
        }
    }

    private void removeUnnamed() throws FileSystemException {
        for (Path temporary : placeOfTemporary.keySet()) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                throw cannotWrite(temporary, "and it could not be removed: " + reasonOf(e));
            }
        }
    }

    private static String reasonOf(IOException e) {
        return e instanceof AccessDeniedException ? "no permission" : String.valueOf(e.getMessage());
    }

    private static FileSystemException cannotWrite(Path file, String reason) {
        return new FileSystemException(file.toString(), null, reason);
    }
}
