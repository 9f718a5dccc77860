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

    /** The reason in words, with the place that decides. */
    public String because(Path base) {
        String place = by.map(origin -> " (" + Places.shown(origin, base) + ")").orElse("");
        return switch (reason) {
            case HIDDEN -> "the folder '" + mark + "' is hidden";
            case IGNORED -> "git ignores '" + mark + "'" + place;
            case EXCLUDED -> "'" + mark + "' is excluded" + place;
            case NOT_INCLUDED -> "no pattern of '" + mark + "' matches" + place;
            case GENERATED -> "it is generated code, says " + mark;
        };
    }

    static Skip ignored(Path file, int line, String pattern) {
        return new Skip(Reason.IGNORED, pattern, Optional.of(new Origin(Optional.of(file), line, 1, "")));
    }
}
