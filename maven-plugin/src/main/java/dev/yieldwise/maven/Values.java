package dev.yieldwise.maven;

import dev.yieldwise.analyzer.config.FailOn;
import dev.yieldwise.analyzer.engine.UsageException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;

/** The values of parameters, understood. Each method throws UsageException for what means nothing. */
final class Values {
    private Values() {}

    static FailOn failOn(String label) {
        return Arrays.stream(FailOn.values())
                .filter(level -> level.label().equals(label))
                .findFirst()
                .orElseThrow(() ->
                        new UsageException("yieldwise.failOn is error, warning, note or never, not '" + label + "'"));
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

    /** Empty if none is named. */
    static Optional<Charset> encoding(String name) {
        try {
            return name == null || name.isBlank() ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new UsageException("no such encoding: " + name);
        }
    }
}
