package dev.yieldwise.maven;

import dev.yieldwise.analyzer.report.Report;
import dev.yieldwise.analyzer.report.SarifReporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Writes a report beside its place and then gives it its name, so that no reader sees half of one. */
final class SarifFile {
    private SarifFile() {}

    /** @throws UncheckedIOException naming the file, if it cannot be written; then nothing is left behind */
    static void write(Report report, Path file) {
        Path temporary = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                try (Writer out = Files.newBufferedWriter(temporary)) {
                    new SarifReporter().write(report, out);
                }
                move(temporary, file);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file + ": " + e, e);
        }
    }

    private static void move(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
