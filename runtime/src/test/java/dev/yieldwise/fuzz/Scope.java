package dev.yieldwise.fuzz;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Where a statement is written: what it can name, where it can jump to, and what is around it. */
final class Scope {
    /** A variable with a value. Those that are fixed can be captured. */
    record Variable(String name, Type type, boolean fixed) {}

    /**
     * The method or lambda that statements belong to.
     *
     * @param handle the name of the body's handle
     * @param elements what it yields: OBJECT, or the type of a primitive generator
     * @param answers the type of what is sent to it; null for a generator
     * @param hasThis whether there are fields of an instance
     * @param captures whether what it names from outside is captured
     * @param returns null for void
     * @param outermost whether it is part of the body under test, not of a body that this one delegates to
     */
    record Routine(
            String handle,
            Type elements,
            String answers,
            boolean hasThis,
            boolean captures,
            Type returns,
            boolean outermost) {
        boolean isCoroutine() {
            return answers != null;
        }

        String handleType() {
            return isCoroutine() ? "Exchange<Object, " + answers + ">" : elements.kind + "Yielder" + generic();
        }

        /** Whether it yields numbers without boxes, and has no use for answers. */
        boolean isPrimitive() {
            return elements != Type.OBJECT;
        }

        String generic() {
            return isPrimitive() ? "" : "<Object>";
        }
    }

    final Routine routine;
    final List<Variable> variables = new ArrayList<>();

    /** Flags of the blocks of finally around this place: true while that is run for an exception or a jump. */
    final List<String> pending = new ArrayList<>();

    final List<String> labels = new ArrayList<>();
    final int depth;
    boolean breakable;
    boolean continuable;
    boolean returnable = true;

    /** Whether there may be a try: javac has no room for one in a switch among the operands of an expression. */
    boolean tries = true;

    private final Set<Construct> around = EnumSet.noneOf(Construct.class);
    private final Set<Live> live = EnumSet.noneOf(Live.class);

    Scope(Routine routine) {
        this(routine, 0);
    }

    private Scope(Routine routine, int depth) {
        this.routine = routine;
        this.depth = depth;
    }

    /** A block in this place: what is declared there is not seen here. */
    Scope inside(Construct... constructs) {
        Scope inner = new Scope(routine, depth + 1);
        inner.variables.addAll(variables);
        inner.pending.addAll(pending);
        inner.labels.addAll(labels);
        inner.breakable = breakable;
        inner.continuable = continuable;
        inner.returnable = returnable;
        inner.tries = tries;
        inner.around.addAll(around);
        inner.live.addAll(live);
        inner.around.addAll(List.of(constructs));
        return inner;
    }

    /** The body of a loop in this place. */
    Scope loop(Construct... constructs) {
        Scope inner = inside(constructs);
        inner.breakable = true;
        inner.continuable = true;
        return inner;
    }

    /** A place that no jump leaves. */
    Scope sealed() {
        breakable = false;
        continuable = false;
        returnable = false;
        labels.clear();
        return this;
    }

    Scope keeping(Set<Live> more) {
        live.addAll(more);
        return this;
    }

    Scope keeping(Live more) {
        return keeping(Set.of(more));
    }

    /** Another body, written in this place. */
    Scope nestedBody(Routine other) {
        Scope inner = new Scope(other, depth + 1);
        variables.stream().filter(v -> v.fixed() && v.type() != Type.ERROR).forEach(inner.variables::add);
        inner.around.add(Construct.NESTED_BODY);
        return inner;
    }

    void declare(String name, Type type) {
        variables.add(new Variable(name, type, false));
    }

    void declareFixed(String name, Type type) {
        variables.add(new Variable(name, type, true));
    }

    List<String> named(Type type) {
        return variables.stream()
                .filter(v -> v.type() == type)
                .map(Variable::name)
                .toList();
    }

    List<Variable> assignable() {
        return variables.stream().filter(v -> !v.fixed()).toList();
    }

    Set<Construct> around() {
        return around;
    }

    /** What is live at a statement here. */
    Set<Live> live() {
        Set<Live> all = EnumSet.noneOf(Live.class);
        all.addAll(live);
        for (Variable v : variables) {
            if (v.type().isWide()) {
                all.add(Live.WIDE_LOCAL);
            } else if (v.type().isSmall()) {
                all.add(Live.SMALL_LOCAL);
            } else if (v.type() == Type.ERROR) {
                all.add(Live.CAUGHT);
            }
            if (v.name().startsWith("captured")) {
                all.add(Live.CAPTURED);
            }
        }
        if (routine.hasThis()) {
            all.add(Live.THIS);
        }
        return all;
    }

    /** All that has a value, as arguments: the trace tells whether it is there again. */
    String everything() {
        List<String> names =
                new ArrayList<>(variables.stream().map(Variable::name).toList());
        names.add(routine.hasThis() ? "fi" : "si");
        if (routine.hasThis()) {
            names.add("fl");
        }
        return String.join(", ", names);
    }
}
