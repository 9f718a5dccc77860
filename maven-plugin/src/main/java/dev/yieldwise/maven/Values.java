package dev.yieldwise.maven;

import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.finding.Level;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;

/** The values of parameters, understood. Each method throws UsageException for what means nothing. */
final class Values {
    private Values() {}

    /** The mildest level that fails; empty for never. */
    static Optional<Level> failOn(String label) {
        if (label.equals("never")) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(Level.values())
                .filter(level -> level.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException("yieldwise.failOn is error, warning, note or never, not '" + label + "'")));
    }

    static int maxAllowedViolations(int count) {
        if (count < 0) {
            throw new UsageException("yieldwise.maxAllowedViolations is a number of findings, not " + count);
        }
        return count;
    }

    static int threads(int count) {
        if (count < 0) {
            throw new UsageException("yieldwise.threads is a number of threads, or 0, not " + count);
        }
        return count == 0 ? Runtime.getRuntime().availableProcessors() : count;
    }

    static Charset encoding(String name) {
        try {
            return name == null || name.isBlank() ? StandardCharsets.UTF_8 : Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UsageException("no such encoding: " + name);
        }
    }
}
