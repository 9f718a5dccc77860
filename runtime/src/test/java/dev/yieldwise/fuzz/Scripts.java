package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Script.Operation;
import dev.yieldwise.fuzz.Script.Step;
import java.util.ArrayList;
import java.util.List;

/** Makes up scripts: one that asks for elements one by one, and one that asks for the whole sequence at once. */
final class Scripts {
    private static final List<Operation> WHOLE =
            List.of(Operation.LIST, Operation.FAILING_ACTION, Operation.REDUCE, Operation.STAGES);

    private final Dice dice;
    private final String answers;

    private Scripts(Dice dice, String answers) {
        this.dice = dice;
        this.answers = answers;
    }

    /** Of a coroutine that is sent this type, or of a generator if that is null. */
    static List<Script> of(Dice dice, String answers) {
        Scripts scripts = new Scripts(dice, answers);
        return List.of(scripts.single(), scripts.whole());
    }

    private Script whole() {
        return new Script(List.of(new Step(dice.any(WHOLE), dice.below(25)), new Step(Operation.STATE, 0)));
    }

    private Script single() {
        List<Step> steps = new ArrayList<>();
        int length = 3 + dice.below(30);
        steps.add(new Step(Operation.NEXT, 0));
        while (steps.size() < length) {
            steps.add(step());
        }
        if (dice.chance(20)) {
            steps.add(new Step(dice.any(WHOLE), dice.below(25)));
        }
        return new Script(steps);
    }

    private Step step() {
        int roll = dice.below(100);
        if (roll < 4) {
            return new Step(Operation.THROW, dice.below(7));
        } else if (roll < 5) {
            return new Step(Operation.CLOSE, 0);
        } else if (roll < 15) {
            return new Step(Operation.STATE, 0);
        } else if (roll < 19) {
            return new Step(Operation.HAS_NEXT, 0);
        } else if (roll < 21) {
            return new Step(Operation.SHORT_STREAM, dice.below(3));
        } else if (answers != null && roll < 75) {
            return new Step(dice.any(Operation.SEND, Operation.SEND, Operation.RESUME), value());
        }
        return new Step(Operation.NEXT, 0);
    }

    private Object value() {
        int n = dice.below(40);
        return switch (dice.chance(3) ? "" : answers) {
            case "Integer" -> n;
            case "Long" -> (long) n << 30;
            case "Double" -> n / 4.0;
            case "String" -> "v" + n;
            default -> dice.any((Object) n, "w" + n, n * 0.5, (long) n);
        };
    }
}
