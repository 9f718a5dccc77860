package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.expr.Expression;
import java.util.Optional;

/** Who holds the object at some point. */
@FunctionalInterface
public interface Holders {
    /** What an expression is to the object; empty if it is something else, or not known. */
    Optional<Handle> handleOf(Expression expression);
}
