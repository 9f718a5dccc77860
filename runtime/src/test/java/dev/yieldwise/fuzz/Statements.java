package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Code.Block;
import dev.yieldwise.fuzz.Code.Line;
import dev.yieldwise.fuzz.Code.Nest;
import dev.yieldwise.fuzz.Draft.Helper;
import dev.yieldwise.fuzz.Scope.Routine;
import dev.yieldwise.fuzz.Scope.Variable;
import java.util.ArrayList;
import java.util.List;

/** Writes blocks of statements. */
final class Statements implements Expressions.Blocks {
    private static final int DEEPEST = 4;

    private final Draft draft;
    private final Dice dice;
    private final Expressions expressions;
    private final Structures structures;
    private final Refused refused;

    Statements(Draft draft) {
        this.draft = draft;
        this.dice = draft.dice;
        this.expressions = new Expressions(draft, this);
        this.structures = new Structures(draft, expressions, this);
        this.refused = new Refused(draft, expressions);
    }

    /** A block of its own: what it declares is seen in it alone. */
    @Override
    public Block block(Scope scope, int statements) {
        List<Code> all = new ArrayList<>();
        for (int i = 0; i < statements && (i == 0 || draft.spend()); i++) {
            all.addAll(statement(scope));
        }
        return new Block(all);
    }

    Block block(Scope scope) {
        return block(scope, 1 + dice.below(2));
    }

    private List<Code> statement(Scope scope) {
        if (scope.depth < DEEPEST && draft.hasRoom() && dice.chance(45)) {
            return structures.any(scope);
        }
        if (!draft.wanted.isEmpty() && scope.tries && dice.chance(30)) {
            return refused.any(scope);
        }
        return simple(scope);
    }

    List<Code> simple(Scope scope) {
        int roll = dice.below(100);
        if (roll < 30) {
            return yielded(scope);
        } else if (roll < 48) {
            return declaration(scope);
        } else if (roll < 62) {
            return assignment(scope);
        } else if (roll < 70) {
            return jump(scope);
        } else if (roll < 80) {
            return delegation(scope);
        } else if (roll < 89) {
            return help(scope);
        } else if (roll < 92) {
            return unassigned(scope);
        }
        return unsuspended(scope);
    }

    // ---- yields

    /** With all that should be there again after it. */
    List<Code> yielded(Scope scope) {
        Place at = Place.in(scope);
        String handle = scope.routine.handle();
        if (!scope.routine.isCoroutine()) {
            Place inner = at.above(Type.OBJECT);
            Type elements = scope.routine.elements();
            String value = scope.routine.isPrimitive()
                    ? expressions.of(elements, inner, 1 + dice.below(3))
                    : expressions.boxed(inner, dice.below(3));
            return List.of(new Line(handle + ".yield(" + value + ");"), back(draft.site(at), scope));
        }
        String value = expressions.boxed(at.above(Type.OBJECT).quiet(), 2);
        if (dice.chance(50)) {
            return List.of(new Line(handle + ".yield(" + value + ");"), back(draft.site(at), scope));
        }
        Type type = dice.any(Type.SCALARS);
        Place argument = at.above(Type.OBJECT).in(Construct.ARGUMENT);
        return List.of(
                new Line("w.log(Answers." + type.answer + "(" + handle + ".yield(" + value + "), w, "
                        + draft.site(argument) + "));"),
                see(scope));
    }

    Code back(String site, Scope scope) {
        return new Line("w.back(" + site + ", " + scope.everything() + ");");
    }

    Code see(Scope scope) {
        return new Line("w.log(" + scope.everything() + ");");
    }

    private List<Code> delegation(Scope scope) {
        Type elements = scope.routine.elements();
        String source = scope.routine.isPrimitive()
                ? numbers(elements)
                : switch (dice.below(7)) {
                    case 0 -> "w.generator(" + dice.below(4) + ")";
                    case 1 -> "w.list(" + dice.below(4) + ")";
                    case 2 -> "w.iterator(" + dice.below(5) + ")";
                    case 3 -> "w.stream(" + dice.below(4) + ")";
                    case 4 -> "w.coroutine(" + dice.below(4) + ")";
                    default -> null;
                };
        String site = draft.site(Place.in(scope).in(Construct.YIELD_FROM));
        if (source != null || scope.depth >= DEEPEST) {
            String given = source != null
                    ? source
                    : scope.routine.isPrimitive() ? "w.numbers()." + elements.java + "Stream(2)" : "w.list(2)";
            return List.of(new Line(scope.routine.handle() + ".yieldFrom(" + given + ");"), back(site, scope));
        }
        return nested(scope, site);
    }

    /** Null for a body. */
    private String numbers(Type elements) {
        return switch (dice.below(3)) {
            case 0 -> "w.numbers()." + elements.java + "Stream(" + dice.below(4) + ")";
            case 1 -> "w.numbers()." + elements.java + "Iterator(" + dice.below(4) + ")";
            default -> null;
        };
    }

    /** To a body that is written here. */
    private List<Code> nested(Scope scope, String site) {
        boolean primitive = scope.routine.isPrimitive() || dice.chance(20);
        boolean coroutine = !primitive && dice.chance(50);
        Type elements = scope.routine.isPrimitive()
                ? scope.routine.elements()
                : primitive ? dice.any(Type.ELEMENTS) : Type.OBJECT;
        String maker = primitive ? "numbers()." + elements.java + "s" : coroutine ? "cor" : "gen";
        Routine other = new Routine(
                draft.fresh("inner"),
                elements,
                coroutine ? "Object" : null,
                scope.routine.hasThis(),
                true,
                coroutine ? Type.OBJECT : null,
                false);
        Scope inner = scope.nestedBody(other);
        List<Code> body = new ArrayList<>(block(inner, 2).all());
        if (coroutine) {
            body.add(new Code.Fixed(
                    "return " + expressions.of(Type.OBJECT, Place.in(inner).quiet(), 1) + ";"));
        }
        return List.of(
                Nest.of(
                        scope.routine.handle() + ".yieldFrom(w." + maker + "(" + other.handle() + " -> {",
                        new Block(body),
                        "}));"),
                back(site, scope));
    }

    private List<Code> help(Scope scope) {
        List<Helper> reachable = draft.helpers.stream()
                .filter(h -> h.isStatic() || scope.routine.hasThis())
                .toList();
        if (reachable.isEmpty() || !scope.routine.outermost()) {
            return yielded(scope);
        }
        String call = expressions.call(dice.any(reachable), Place.in(scope), "" + dice.below(3));
        return List.of(new Line(call + ";"), back(draft.site(Place.in(scope).in(Construct.HELPER_CALL)), scope));
    }

    // ---- variables

    private List<Code> declaration(Scope scope) {
        Type type = dice.any(Type.LOCALS);
        boolean fixed = dice.chance(15);
        String name = draft.fresh("v");
        List<Code> all = new ArrayList<>();
        all.add(new Line((fixed ? "final " : "") + type.java + " " + name + " = "
                + expressions.of(type, Place.in(scope), 1 + dice.below(3)) + ";"));
        if (fixed) {
            scope.declareFixed(name, type);
        } else {
            scope.declare(name, type);
        }
        if (dice.chance(40)) {
            all.add(see(scope));
        }
        return all;
    }

    private List<Code> assignment(Scope scope) {
        List<Variable> all = scope.assignable();
        Place at = Place.in(scope);
        if (all.isEmpty() || dice.chance(25)) {
            return List.of(new Line(field(scope)), see(scope));
        }
        Variable v = dice.any(all);
        if (v.type().isArray() && dice.chance(80)) {
            Type element = v.type().element();
            Place right = at.above(v.type()).above(Type.INT).in(Construct.ARRAY_STORE);
            String index =
                    v.name() + "[" + expressions.of(Type.INT, at.above(v.type()).quiet(), 1) + " & 1]";
            return element != Type.OBJECT && dice.chance(50)
                    ? List.of(
                            new Line(index + " += "
                                    + expressions.of(
                                            element, right.above(element).in(Construct.COMPOUND), 2) + ";"),
                            see(scope))
                    : List.of(new Line(index + " = " + expressions.of(element, right, 2) + ";"), see(scope));
        }
        boolean counts = v.type() == Type.INT || v.type() == Type.LONG || v.type() == Type.DOUBLE;
        if ((counts || v.type().isSmall() && v.type() != Type.BOOLEAN) && dice.chance(50)) {
            return List.of(compound(v.name(), v.type(), at), see(scope));
        }
        return List.of(new Line(v.name() + " = " + expressions.of(v.type(), at, 3) + ";"), see(scope));
    }

    private Code compound(String name, Type type, Place at) {
        return dice.chance(25)
                ? new Line(name + dice.any("++", "--") + ";")
                : new Line(name + dice.any(" += ", " -= ", " *= ")
                        + expressions.of(type, at.above(type).in(Construct.COMPOUND), 2) + ";");
    }

    private String field(Scope scope) {
        Place at = Place.in(scope);
        if (!scope.routine.hasThis()) {
            return dice.chance(50)
                    ? "si += " + expressions.of(Type.INT, at.above(Type.INT).in(Construct.COMPOUND), 2) + ";"
                    : "sl = " + expressions.of(Type.LONG, at, 2) + ";";
        }
        Place above = at.above(Type.OBJECT);
        return switch (dice.below(5)) {
            case 0 -> "fi += " + expressions.of(Type.INT, above.above(Type.INT).in(Construct.COMPOUND), 2) + ";";
            case 1 ->
                "fl *= " + expressions.of(Type.LONG, above.above(Type.LONG).in(Construct.COMPOUND), 2) + ";";
            case 2 -> "fd = " + expressions.of(Type.DOUBLE, above, 2) + ";";
            case 3 ->
                "fs += " + expressions.of(Type.INT, above.above(Type.STRING).in(Construct.COMPOUND), 2) + ";";
            default ->
                "fa[fi & 1] = " + expressions.of(Type.INT, above.above(Type.INT).in(Construct.ARRAY_STORE), 2) + ";";
        };
    }

    /** A variable that has a value on some paths only: nothing can read it here, but it has a place. */
    private List<Code> unassigned(Scope scope) {
        Type type = dice.any(Type.LOCALS);
        String name = draft.fresh("u");
        List<Code> all = new ArrayList<>();
        all.add(new Line(type.java + " " + name + ";"));
        scope.keeping(Live.UNASSIGNED);
        Scope inner = scope.inside(Construct.IF);
        List<Code> then = new ArrayList<>();
        then.add(new Line(name + " = " + expressions.of(type, Place.in(inner), 2) + ";"));
        inner.declare(name, type);
        then.addAll(yielded(inner));
        all.add(Nest.of("if (" + expressions.condition(Place.in(scope).quiet(), 1) + ") {", new Block(then), "}"));
        all.addAll(yielded(scope));
        return all;
    }

    // ---- jumps, and what does not yield

    private List<Code> jump(Scope scope) {
        List<String> ways = new ArrayList<>();
        if (scope.breakable) {
            ways.add("break;");
        }
        if (scope.continuable) {
            ways.add("continue;");
        }
        for (String label : scope.labels) {
            ways.add("break " + label + ";");
            ways.add("continue " + label + ";");
        }
        if (scope.returnable) {
            ways.add(
                    scope.routine.returns() == null
                            ? "return;"
                            : "return " + expressions.of(scope.routine.returns(), Place.in(scope), 1) + ";");
        }
        for (String error : scope.named(Type.ERROR)) {
            ways.add("throw " + error + ";");
        }
        ways.add("throw new IllegalStateException(\"t\");");
        return List.of(new Line("if (w.flip(7)) { " + dice.any(ways) + " }"));
    }

    private List<Code> unsuspended(Scope scope) {
        Place at = Place.in(scope).quiet();
        String name = draft.fresh("n");
        return switch (dice.below(scope.tries ? 5 : 4)) {
            case 0 -> List.of(new Line("w.risk(" + dice.below(6) + ");"));
            case 1 ->
                List.of(
                        new Line("final long " + name + " = " + expressions.of(Type.LONG, at, 2) + ";"),
                        new Line("w.log(((java.util.function.LongSupplier) () -> " + name + " * 3 + "
                                + (scope.routine.hasThis() ? "fi" : "si") + ").getAsLong());"));
            case 2 ->
                List.of(
                        new Line("final Object " + name + " = " + expressions.boxed(at, 2) + ";"),
                        new Line("w.log(new Object() { @Override public String toString() { return \"a\" + " + name
                                + "; } }.toString());"));
            case 3 -> List.of(new Line("w.log(" + expressions.of(Type.STRING, at, 3) + ");"), see(scope));
            default -> List.of(new Line("synchronized (w) { w.log(" + expressions.boxed(at, 2) + "); }"));
        };
    }
}
