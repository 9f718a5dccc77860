package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.Node;
import java.util.Optional;

/**
 * How control goes from one block to the next.
 *
 * @param condition what was decided: an expression or a ForEachStmt for TRUE and FALSE, the {@code SwitchEntry} for CASE
 */
public record Edge(Block from, Block to, Kind kind, Optional<Node> condition) {
    /** Why control takes the edge. */
    public enum Kind {
        NORMAL,
        TRUE,
        FALSE,
        CASE,
        EXCEPTION
    }
}
