package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Level;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The parameters of the goal, understood.
 *
 * @param base the folder to which reports are relative
 * @param failOn the mildest level that fails the build; empty for never
 */
record Settings(Path base, Optional<Level> failOn, Path sarif, boolean allowIncomplete, int threads, Charset encoding) {

    /** @throws UsageException if a value means nothing */
    static Settings of(Path base, String failOn, Path sarif, boolean allowIncomplete, int threads, String encoding) {
        return new Settings(base, failOn(failOn), sarif, allowIncomplete, threads(threads), encoding(encoding));
    }

    Settings neverFailing() {
        return new Settings(base, Optional.empty(), sarif, allowIncomplete, threads, encoding);
    }

    private static Optional<Level> failOn(String label) {
        if (label.equals("never")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Level.values())
                .filter(level -> level.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException("yieldwise.failOn is error, warning, note or never, not '" + label + "'")));
    }

    private static int threads(int count) {
        if (count < 0) {
            throw new UsageException("yieldwise.threads is a number of threads, or 0, not " + count);
        }
        return count == 0 ? Runtime.getRuntime().availableProcessors() : count;
    }

    private static Charset encoding(String name) {
        try {
            return name == null || name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UsageException("no such encoding: " + name);
        }
    }
}
