package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;

/**
 * A place where something is given to a holder that keeps it for long.
 *
 * @param at the assignment, the call or the field
 * @param value what is given
 * @param holder what messages call the holder
 * @param sure whether the holder surely keeps it; else it may let go of it in ways that are not seen
 * @param ownField whether the holder is a field of an object that may not live long itself; it is one for generators alone,
 *     whose body nobody else needs to see
 */
public record Handover(Node at, Expression value, String holder, boolean sure, boolean ownField) {
    Handover at(Node other, Expression given) {
        return new Handover(other, given, holder, sure, ownField);
    }

    Handover unsure() {
        return new Handover(at, value, holder, false, ownField);
    }
}
