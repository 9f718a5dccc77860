package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;

/**
 * A place in a tree, equal only to itself. JavaParser's nodes are equal when their texts are; two calls of the same shape
 * must not be one.
 */
public record Site(Node node) {
    /** Whether the place is in a piece of code. */
    public boolean isWithin(Node code) {
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer == code) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Site site && site.node == node;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(node);
    }

    @Override
    public String toString() {
        return node.getBegin().map(begin -> begin.line + ":" + begin.column).orElse("?") + " " + node;
    }
}
