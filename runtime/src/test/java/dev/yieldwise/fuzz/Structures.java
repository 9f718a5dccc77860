package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Code.Block;
import dev.yieldwise.fuzz.Code.Line;
import dev.yieldwise.fuzz.Code.Nest;
import java.util.ArrayList;
import java.util.List;

/** Writes statements that hold statements. */
final class Structures {
    private final Draft draft;
    private final Dice dice;
    private final Expressions expressions;
    private final Statements statements;
    private final Attempts attempts;

    Structures(Draft draft, Expressions expressions, Statements statements) {
        this.draft = draft;
        this.dice = draft.dice;
        this.expressions = expressions;
        this.statements = statements;
        this.attempts = new Attempts(draft, expressions, statements);
    }

    List<Code> any(Scope scope) {
        int roll = dice.below(100);
        if (roll < 34 && scope.tries) {
            return attempts.any(scope);
        } else if (roll < 64) {
            return loop(scope);
        } else if (roll < 82) {
            return choice(scope);
        } else if (roll < 92) {
            return condition(scope);
        }
        return List.of(Nest.of("{", statements.block(scope.inside(Construct.BLOCK)), "}"));
    }

    // ---- loops

    private List<Code> loop(Scope scope) {
        boolean labelled = dice.chance(25);
        String label = labelled ? draft.fresh("label") : "";
        String prefix = labelled ? label + ": " : "";
        Construct[] around = labelled ? new Construct[] {Construct.LABELLED} : new Construct[0];
        Scope inner = scope.loop(around);
        if (labelled) {
            inner.labels.add(label);
        }
        String name = draft.fresh("i");
        return switch (dice.below(6)) {
            case 0 -> counting(scope, inner, prefix, name);
            case 1 -> {
                inner.around().add(Construct.FOR);
                inner.declare(name, Type.LONG);
                yield List.of(Nest.of(
                        prefix + "for (long " + name + " = " + (3 + dice.below(5)) + "L; w.go() && (" + name
                                + " -= 2) > 0L; ) {",
                        statements.block(inner),
                        "}"));
            }
            case 2 -> {
                inner.around().add(Construct.WHILE);
                Scope head = scope.inside(Construct.WHILE);
                yield List.of(Nest.of(
                        prefix + "while (w.go() && " + expressions.of(Type.BOOLEAN, Place.in(head), 2) + ") {",
                        statements.block(inner),
                        "}"));
            }
            case 3 -> {
                inner.around().add(Construct.DO);
                Scope tail = scope.inside(Construct.DO);
                yield List.of(Nest.of(
                        prefix + "do {",
                        statements.block(inner),
                        "} while (w.go() && " + expressions.of(Type.BOOLEAN, Place.in(tail), 2) + ");"));
            }
            case 4 -> {
                inner.around().add(Construct.EACH_OF_ARRAY);
                Type type = dice.any(Type.INTS, Type.LONGS, Type.OBJECTS);
                inner.declare(name, type.element());
                yield List.of(Nest.of(
                        prefix + "for (" + type.element().java + " " + name + " : "
                                + expressions.of(type, Place.in(scope), 2) + ") {",
                        statements.block(inner),
                        "}"));
            }
            default -> {
                inner.around().add(Construct.EACH_OF_LIST);
                inner.declare(name, Type.OBJECT);
                yield List.of(Nest.of(
                        prefix + "for (Object " + name + " : w.list(" + (1 + dice.below(3)) + ")) {",
                        statements.block(inner),
                        "}"));
            }
        };
    }

    private List<Code> counting(Scope scope, Scope inner, String prefix, String name) {
        inner.around().add(Construct.FOR);
        inner.declare(name, Type.INT);
        Scope head = scope.inside(Construct.FOR);
        String step = dice.chance(70)
                ? name + "++"
                : name + " += 1 + (3 & "
                        + expressions.of(
                                Type.INT, Place.in(head).above(Type.INT).in(Construct.COMPOUND), 1) + ")";
        return List.of(Nest.of(
                prefix + "for (int " + name + " = 0; " + name + " < " + (1 + dice.below(3)) + " && w.go(); " + step
                        + ") {",
                statements.block(inner),
                "}"));
    }

    // ---- choices

    private List<Code> condition(Scope scope) {
        if (dice.chance(40)) {
            Scope inner = scope.inside(Construct.INSTANCEOF);
            String name = draft.fresh("p");
            Type type = dice.any(Type.STRING, Type.INTEGER);
            // a switch in this place is more than javac 17 can take
            String value = draft.fresh("o");
            Code before = new Line("Object " + value + " = " + expressions.of(Type.OBJECT, Place.in(scope), 2) + ";");
            String tested = dice.chance(50) ? expressions.answer(Type.OBJECT, Place.in(inner), 1) : value;
            inner.declare(name, type);
            return List.of(
                    before,
                    Nest.of(
                            "if (" + tested + " instanceof " + type.java + " " + name + ") {",
                            statements.block(inner),
                            "} else {",
                            statements.block(scope.inside(Construct.IF)),
                            "}"));
        }
        String head = "if (" + expressions.condition(Place.in(scope), 2) + ") {";
        return dice.chance(40)
                ? List.of(Nest.of(head, statements.block(scope.inside(Construct.IF)), "}"))
                : List.of(Nest.of(
                        head,
                        statements.block(scope.inside(Construct.IF)),
                        "} else {",
                        statements.block(scope.inside(Construct.IF)),
                        "}"));
    }

    private List<Code> choice(Scope scope) {
        return switch (dice.below(4)) {
            case 0 -> old(scope, Construct.OLD_SWITCH, "(" + of(scope, Type.INT) + ") & 3", "0", "2");
            case 1 -> old(scope, Construct.STRING_SWITCH, of(scope, Type.STRING), "\"s\"", "\"tu\"");
            case 2 -> old(scope, Construct.ENUM_SWITCH, "w.shade(" + shade(scope) + ")", "DARK", "LIGHT");
            default ->
                List.of(new Nest(
                        List.of(
                                "switch ((" + of(scope, Type.INT) + ") & 3) {\n    case 0, 1 -> {",
                                "}\n    case 2 -> {",
                                "}\n    default -> {",
                                "}\n}"),
                        List.of(arm(scope), arm(scope), arm(scope))));
        };
    }

    /** A table and the world lie below it. */
    private String shade(Scope scope) {
        return expressions.of(Type.INT, Place.in(scope).above(Type.OBJECT), 2);
    }

    private String of(Scope scope, Type type) {
        return expressions.of(type, Place.in(scope), 2);
    }

    private Block arm(Scope scope) {
        Scope inner = scope.inside(Construct.ARROW_SWITCH);
        inner.breakable = true;
        return statements.block(inner);
    }

    /** With and without a break at the end of a case. */
    private List<Code> old(Scope scope, Construct construct, String on, String first, String second) {
        List<Block> blocks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Scope inner = scope.inside(construct);
            inner.breakable = true;
            List<Code> all = new ArrayList<>(statements.block(inner).all());
            if (dice.chance(60)) {
                all.add(new Line("break;"));
            }
            blocks.add(new Block(all));
        }
        return List.of(new Nest(
                List.of(
                        "switch (" + on + ") {\n    case " + first + ": {",
                        "}\n    case " + second + ": {",
                        "}\n    default: {",
                        "}\n}"),
                blocks));
    }
}
