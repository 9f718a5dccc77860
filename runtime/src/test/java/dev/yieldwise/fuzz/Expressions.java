package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Draft.Helper;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions, with yields among their operands where the place allows. */
final class Expressions {
    /** Statements within an expression: those of a switch. */
    interface Blocks {
        Code.Block block(Scope scope, int statements);
    }

    private final Draft draft;
    private final Dice dice;
    private final Blocks blocks;

    Expressions(Draft draft, Blocks blocks) {
        this.draft = draft;
        this.dice = draft.dice;
        this.blocks = blocks;
    }

    String of(Type type, Place at, int depth) {
        if (type == Type.ERROR || depth <= 0) {
            return leaf(type, at);
        }
        if (type.isArray()) {
            return dice.chance(60) ? leaf(type, at) : array(type, at, depth);
        }
        if (at.yields() && dice.chance(24)) {
            return answer(type, at, depth);
        }
        int roll = dice.below(100);
        if (roll < 8) {
            return "(" + of(Type.BOOLEAN, at, 1) + " ? " + of(type, at.in(Construct.CONDITIONAL), depth - 1) + " : "
                    + of(type, at.in(Construct.CONDITIONAL), depth - 1) + ")";
        } else if (roll < 14 && at.yields()) {
            return switched(type, at, depth);
        } else if (roll < 22 && at.yields()) {
            return called(type, at, depth);
        } else if (roll < 30) {
            return element(type, at, depth);
        }
        return combined(type, at, depth);
    }

    /** Any type, as an Object. */
    String boxed(Place at, int depth) {
        Type type = dice.any(Type.SCALARS);
        return type == Type.OBJECT && dice.chance(10) ? "null" : of(type, at, depth);
    }

    private String leaf(Type type, Place at) {
        List<String> known = new ArrayList<>(at.scope().named(type));
        if (at.scope().routine.hasThis()) {
            switch (type) {
                case INT -> known.add("fi");
                case LONG -> known.add("fl");
                case DOUBLE -> known.add("fd");
                case STRING -> known.add("fs");
                case INTS -> known.add("fa");
                default -> {}
            }
        }
        if (type == Type.INT) {
            known.add("si");
        } else if (type == Type.LONG) {
            known.add("sl");
        }
        return !known.isEmpty() && dice.chance(80) ? dice.any(known) : dice.any(type.literals);
    }

    // ---- suspended here

    String answer(Type type, Place at, int depth) {
        if (at.scope().routine.isPrimitive()) {
            return combined(type, at, depth);
        }
        String handle = at.scope().routine.handle();
        if (!at.scope().routine.isCoroutine() || dice.chance(15)) {
            return "Answers." + type.answer + "(" + handle + ".yieldFrom(w.coroutine(" + dice.below(3) + ")), w, "
                    + draft.site(at.in(Construct.YIELD_FROM)) + ")";
        }
        Place inner = at.above(Type.OBJECT);
        String yielded = handle + ".yield(" + boxed(dice.chance(25) ? inner : inner.quiet(), depth - 1) + ")";
        return "Answers." + type.answer + "(" + yielded + ", w, " + draft.site(at) + ")";
    }

    private String called(Type type, Place at, int depth) {
        List<Helper> fitting = draft.helpers.stream()
                .filter(h -> h.returns() == type
                        && (h.isStatic() || at.scope().routine.hasThis()))
                .filter(h -> at.scope().routine.outermost())
                .toList();
        if (fitting.isEmpty()) {
            return combined(type, at, depth);
        }
        return "Answers." + type.answer + "(" + call(dice.any(fitting), at, "" + dice.below(3)) + ", w, "
                + draft.site(at.in(Construct.HELPER_CALL)) + ")";
    }

    String call(Helper helper, Place at, String levels) {
        Place arguments = at.above(Type.OBJECT).quiet();
        return helper.name() + "(" + at.scope().routine.handle() + ", " + levels
                + helper.parameters().stream()
                        .map(p -> ", " + of(p, arguments, 1))
                        .collect(Collectors.joining()) + ")";
    }

    private String switched(Type type, Place at, int depth) {
        String on = of(Type.INT, at, 1);
        Scope inner = at.scope().inside(Construct.SWITCH_EXPRESSION).sealed().keeping(at.below());
        inner.tries &= at.below().isEmpty() && !at.within().contains(Construct.CONCATENATION);
        Code.Block block = blocks.block(inner, 1);
        String name = draft.fresh("y");
        String value = of(type, Place.in(inner).quiet(), 1);
        return "(switch ((" + on + ") & 1) {\n    case 0 -> " + of(type, at.quiet(), 1) + ";\n    default -> {\n"
                + block.text("        ") + "        final " + type.java + " " + name + " = " + value
                + ";\n        yield " + name + ";\n    }\n})";
    }

    // ---- operators

    private String element(Type type, Place at, int depth) {
        Type array = type == Type.INT ? Type.INTS : type == Type.LONG ? Type.LONGS : Type.OBJECTS;
        List<String> known = at.scope().named(array);
        if (array.element() != type) {
            return combined(type, at, depth);
        }
        String from = known.isEmpty() || dice.chance(40) ? "(" + array(array, at, depth) + ")" : dice.any(known);
        return from + "[(" + of(Type.INT, at.above(array), depth - 1) + ") & 1]";
    }

    private String array(Type type, Place at, int depth) {
        Place inside = at.above(type).in(Construct.ARRAY_CREATION);
        Type element = type.element();
        return "new " + element.java + "[] {" + of(element, inside, depth - 1) + ", " + of(element, inside.quiet(), 0)
                + ", " + of(element, inside, depth - 1) + "}";
    }

    private String combined(Type type, Place at, int depth) {
        return switch (type) {
            case INT -> number(type, at, depth, "+", "-", "*", "&", "^", "|", ">>");
            case LONG ->
                switch (dice.below(4)) {
                    case 0 ->
                        "Answers.blend(" + of(Type.LONG, argument(at), depth - 1) + ", "
                                + of(Type.DOUBLE, argument(at).above(Type.LONG), depth - 1) + ", "
                                + of(Type.INT, argument(at).above(Type.DOUBLE), depth - 1) + ")";
                    case 1 -> "((long) " + of(Type.INT, at, depth - 1) + ")";
                    default -> number(type, at, depth, "+", "-", "*", "^", "|");
                };
            case DOUBLE, FLOAT -> number(type, at, depth, "+", "-", "*");
            case BYTE, SHORT, CHAR -> "((" + type.java + ") " + of(Type.INT, at, depth - 1) + ")";
            case BOOLEAN -> condition(at, depth);
            case STRING -> concatenation(at, depth);
            case INTEGER -> "((Integer) (" + of(Type.INT, at, depth - 1) + "))";
            default -> "((Object) (" + boxed(at, depth - 1) + "))";
        };
    }

    private static Place argument(Place at) {
        return at.in(Construct.ARGUMENT);
    }

    private String number(Type type, Place at, int depth, String... operators) {
        if (type == Type.INT && dice.chance(20)) {
            Place argument = argument(at);
            return "Answers.mix(" + of(Type.INT, argument, depth - 1) + ", "
                    + of(Type.LONG, argument.above(Type.INT), depth - 1) + ", "
                    + boxed(argument.above(Type.INT).above(Type.LONG), depth - 1) + ")";
        }
        if (type == Type.INT && dice.chance(3)) {
            return "(" + of(Type.INT, at, depth - 1) + " / (" + of(Type.INT, at.above(type), depth - 1) + "))";
        }
        return "(" + of(type, at, depth - 1) + " " + dice.any(operators) + " " + of(type, at.above(type), depth - 1)
                + ")";
    }

    String condition(Place at, int depth) {
        return switch (dice.below(6)) {
            case 0 -> "w.flip(" + (2 + dice.below(3)) + ")";
            case 1 -> "(" + of(Type.LONG, at, depth - 1) + " > " + of(Type.LONG, at.above(Type.LONG), depth - 1) + ")";
            case 2 ->
                "(" + of(Type.BOOLEAN, at, depth - 1) + dice.any(" && ", " || ")
                        + of(Type.BOOLEAN, at.in(Construct.CONDITIONAL), depth - 1) + ")";
            case 3 ->
                "(" + of(Type.DOUBLE, at, depth - 1) + " <= " + of(Type.DOUBLE, at.above(Type.DOUBLE), depth - 1) + ")";
            case 4 -> "!" + of(Type.BOOLEAN, at, depth - 1);
            default ->
                "((" + of(Type.INT, at, depth - 1) + " & 3) != " + of(Type.INT, at.above(Type.INT), depth - 1) + ")";
        };
    }

    /** Constants lie in the recipe, not on the stack, so the first operand is none. */
    private String concatenation(Place at, int depth) {
        Place inside = at.in(Construct.CONCATENATION);
        Type first = dice.any(Type.SCALARS);
        Type second = dice.any(Type.LONG, Type.INT, Type.STRING, Type.DOUBLE);
        return "(\"k\" + " + operand(first, inside, depth) + " + \"-\" + " + operand(second, inside.above(first), depth)
                + ")";
    }

    private String operand(Type type, Place at, int depth) {
        List<String> known = at.scope().named(type);
        return known.isEmpty() || dice.chance(50) ? of(type, at, depth - 1) : dice.any(known);
    }
}
