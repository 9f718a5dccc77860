package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.ThrowStmt;
import dev.yieldwise.analyzer.cfg.Block;
import java.util.Optional;

/**
 * What becomes of a caught exception on one path.
 *
 * @param kind what becomes of it
 * @param at the element where that is decided; the owner of the graph at its exits, nothing at the end of a finally block
 * @param block the block of the graph that it stands in
 * @param held what is known there
 * @param replacedBy the throw of another exception that the path went through before
 * @param guessed whether the path relies on a field that keeps its value
 */
record Fate(Kind kind, Optional<Node> at, Block block, Held held, Optional<ThrowStmt> replacedBy, boolean guessed) {
    enum Kind {
        /** It is thrown again, or never was caught. */
        LET_OUT,
        /** It is kept in another way that loses nothing. */
        KEPT,
        /** It is given to code that is not known, and that may throw it. */
        HANDED_ON,
        /** Another exception takes its place and leaves the body. */
        REPLACED,
        /** The body yields. */
        YIELDS,
        /** The body yields, if there is something to yield. */
        MAY_YIELD,
        /** The body ends. */
        ENDS,
        /** The body ends after it has done more, as if nothing had happened. */
        ENDS_LATER
    }
}
