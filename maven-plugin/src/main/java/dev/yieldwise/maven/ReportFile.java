package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.report.Format;
import dev.yieldwise.analyzer.report.ReportFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A report to write. */
record ReportFile(Format format, Path file) {

    /**
     * What is asked for.
     *
     * @param labels of formats; the order and what is said twice do not matter
     * @param sarif the file of the SARIF report; null for that of its format
     * @throws UsageException if there is no such format
     */
    static List<ReportFile> of(List<String> labels, Path folder, Path sarif) {
        List<ReportFile> reports = new ArrayList<>();
        for (String label :
                labels.stream().map(String::strip).sorted().distinct().toList()) {
            Format format = Format.named(label)
                    .orElseThrow(() -> new UsageException("yieldwise.outputFormats is a list of "
                            + String.join(", ", Format.labels()) + ", not '" + label + "'"));
            boolean elsewhere = format == Format.SARIF && sarif != null;
            reports.add(new ReportFile(format, elsewhere ? sarif : folder.resolve(nameOf(format))));
        }
        return reports;
    }

    /** Looks, before anything is checked, whether it can be written. */
    void requireWritable() {
        try {
            makeFolder();
            ReportFiles.requireWritable(file);
        } catch (FileSystemException e) {
            throw new UsageException("cannot write " + e.getMessage());
        }
    }

    void makeFolder() throws FileSystemException {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new FileSystemException(file + ": its folder cannot be made: " + e);
        }
    }

    /** As the readers of a format look for it by themselves, where they do. */
    private static String nameOf(Format format) {
        return switch (format) {
            case TEXT -> "yieldwise.txt";
            case CONCISE, GITHUB -> "yieldwise-" + format.label() + ".txt";
            case GITLAB -> "gl-code-quality-report.json";
            case CHECKSTYLE -> "yieldwise-checkstyle.xml";
            default -> "yieldwise." + format.label();
        };
    }
}
