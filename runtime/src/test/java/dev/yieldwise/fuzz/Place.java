package dev.yieldwise.fuzz;

import java.util.EnumSet;
import java.util.Set;

/**
 * Where an expression is written.
 *
 * @param below what lies on the operand stack while it is evaluated
 * @param within the expressions that it is part of
 * @param yields whether it may yield
 */
record Place(Scope scope, Set<Live> below, Set<Construct> within, boolean yields) {
    static Place in(Scope scope) {
        return new Place(scope, Set.of(), Set.of(), true);
    }

    Place quiet() {
        return new Place(scope, below, within, false);
    }

    Place in(Construct construct) {
        return new Place(scope, below, plus(Construct.class, within, construct), yields);
    }

    /** The same with a value of that type on top of the operand stack. */
    Place above(Type type) {
        Set<Live> more = plus(Live.class, below, Live.OPERAND);
        if (type.isWide()) {
            more.add(Live.WIDE_OPERAND);
        }
        return new Place(scope, more, within, yields);
    }

    private static <E extends Enum<E>> Set<E> plus(Class<E> type, Set<E> all, E one) {
        Set<E> more = EnumSet.noneOf(type);
        more.addAll(all);
        more.add(one);
        return more;
    }
}
