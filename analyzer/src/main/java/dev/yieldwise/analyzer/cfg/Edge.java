package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.Node;
import java.util.Optional;

/**
 * How control goes from one block to the next.
 *
 * @param condition what was decided: an expression (without parentheses and !) or a ForEachStmt for TRUE and FALSE, the
 *     {@code SwitchEntry} for CASE; nothing for NORMAL and EXCEPTION
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

    /** Nodes are compared by identity, for the reason given at {@link Element}. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Edge edge
                && from == edge.from
                && to == edge.to
                && kind == edge.kind
                && condition.orElse(null) == edge.condition.orElse(null);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * from.hashCode() + to.hashCode()) + kind.hashCode();
    }
}
