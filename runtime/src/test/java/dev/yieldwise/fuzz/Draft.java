package dev.yieldwise.fuzz;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A generated class while it is written. */
final class Draft {
    private static final int STATEMENTS = 12;

    /** A private method that takes the handle, and yields. Its first parameter after that is how deep it may recur. */
    record Helper(String name, boolean isStatic, Type returns, List<Type> parameters) {}

    final Dice dice;
    final List<Site> sites = new ArrayList<>();
    final List<Helper> helpers = new ArrayList<>();

    /** What this class may contain on purpose; empty for most. */
    final Set<Refusal> wanted = EnumSet.noneOf(Refusal.class);

    final Set<Refusal> written = EnumSet.noneOf(Refusal.class);
    /** Whether it keeps to what a body may contain that its consumer calls. */
    final boolean calm;

    private int names;
    private int budget = STATEMENTS;

    Draft(Dice dice) {
        this.dice = dice;
        this.calm = dice.chance(35);
    }

    String fresh(String prefix) {
        return prefix + ++names;
    }

    /** Takes from what may still be written. */
    boolean spend() {
        return budget-- > 0;
    }

    boolean hasRoom() {
        return budget > 0;
    }

    void refill(int statements) {
        budget = Math.max(budget, statements);
    }

    /** Notes a yield; the answer is an expression of its number. */
    String site(Place place) {
        Set<Construct> around = EnumSet.noneOf(Construct.class);
        around.addAll(place.scope().around());
        around.addAll(place.within());
        if (around.isEmpty()) {
            around.add(Construct.NONE);
        }
        Set<Live> live = place.scope().live();
        live.addAll(place.below());
        List<String> flags = place.scope().pending;
        int number = sites.size() + 1;
        sites.add(new Site(number, around, live, !flags.isEmpty()));
        return flags.isEmpty() ? "" + number : "(" + String.join(" | ", flags) + " ? " + number + " : -" + number + ")";
    }

    void wrote(Refusal refusal, Scope scope) {
        if (scope.routine.outermost()) {
            written.add(refusal);
        }
    }
}
