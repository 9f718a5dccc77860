package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.Origin;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Why a file or a folder is left out.
 *
 * @param mark the pattern or the mark in the file that decides
 * @param by where that stands; empty for what stands nowhere
 */
public record Skip(Reason reason, String mark, Optional<Origin> by) {
    /** What kind of reason. */
    public enum Reason {
        /** Its name starts with a dot. */
        HIDDEN,
        /** Git ignores it. */
        IGNORED,
        /** A pattern leaves it out. */
        EXCLUDED,
        /** There are patterns of what to check, and it matches none. */
        NOT_INCLUDED,
        /** A program wrote it. */
        GENERATED
    }

    static Skip ignored(Path file, int line, String pattern) {
        return new Skip(Reason.IGNORED, pattern, Optional.of(new Origin(Optional.of(file), line, 1, "")));
    }
}
