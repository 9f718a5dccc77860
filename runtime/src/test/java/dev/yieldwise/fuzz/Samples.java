package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Code.Block;
import dev.yieldwise.fuzz.Code.Fixed;
import dev.yieldwise.fuzz.Code.Line;
import dev.yieldwise.fuzz.Code.Nest;
import dev.yieldwise.fuzz.Draft.Helper;
import dev.yieldwise.fuzz.Scope.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes whole classes: a seed gives the same one each time. */
final class Samples {
    private static final String HEAD = """
            package %s;
            import dev.yieldwise.*;
            import dev.yieldwise.fuzz.*;
            import java.io.IOException;
            import java.util.*;
            public final class %s implements Subject {
                private static World w;
                private static int si;
                private static long sl;
                public Object body(World world) { w = world; si = 1; sl = 2L; return body(); }""";
    private static final String FIELDS = """
                private int fi = 3;
                private long fl = 5L;
                private double fd = 0.5;
                private String fs = "f";
                private int[] fa = {1, 2, 3};""";
    private static final String CAPTURED = """
                    final int captured1 = si + 10;
                    final long captured2 = sl + 20L;
                    final double captured3 = si / 4.0;
                    final Object captured4 = List.of("c");
                    final int[] captured5 = {7, 8, 9};""";

    private final Draft draft;
    private final Dice dice;
    private final Statements statements;
    private final long seed;
    private final Shape shape;
    private final Type elements;
    private final String answers;

    private Samples(long seed) {
        this.seed = seed;
        this.dice = new Dice(seed);
        this.draft = new Draft(dice);
        this.statements = new Statements(draft);
        this.shape = dice.any(Shape.values());
        this.answers = dice.chance(50) ? dice.any("Object", "Object", "Integer", "Long", "Double", "String") : null;
        this.elements = answers == null && dice.chance(30) ? dice.any(Type.ELEMENTS) : Type.OBJECT;
    }

    static Sample of(long seed) {
        return new Samples(seed).write();
    }

    private Sample write() {
        if (dice.chance(8)) {
            draft.wanted.add(dice.any(Refusal.values()));
        }
        String name = "B" + Long.toUnsignedString(seed, 36);
        List<Code> members = new ArrayList<>();
        if (shape.hasThis()) {
            members.add(new Fixed(FIELDS));
        }
        int helpers = draft.calm ? 0 : dice.below(4);
        for (int i = 0; i < helpers; i++) {
            members.addAll(helper());
        }
        draft.refill(14);
        List<Code> all = new ArrayList<>();
        all.add(new Fixed(HEAD.formatted(Sample.PACKAGE, name)));
        all.addAll(given(members));
        all.add(new Fixed("}"));
        Set<Refusal> refused = Set.copyOf(draft.written);
        return new Sample(
                seed,
                name,
                shape,
                isCoroutine(),
                new Block(all),
                List.copyOf(draft.sites),
                refused,
                Scripts.of(dice, answers));
    }

    private boolean isCoroutine() {
        return answers != null;
    }

    private Routine routine(boolean hasThis, boolean captures, Type returns) {
        return new Routine(isCoroutine() ? "self" : "out", elements, answers, hasThis, captures, returns, true);
    }

    private String interfaceOf(boolean lambda) {
        String kind = lambda ? "Lambda" : "Body";
        return isCoroutine()
                ? "Coroutine" + kind + "<Object, " + answers + ", Object>"
                : elements.kind + "Generator" + kind + (elements == Type.OBJECT ? "<Object>" : "");
    }

    // ---- methods

    private List<Code> helper() {
        boolean isStatic = !shape.hasThis() || dice.chance(40);
        Type returns = dice.any(Type.INT, Type.LONG, Type.STRING, Type.OBJECT, Type.DOUBLE);
        List<Type> parameters = new ArrayList<>();
        for (int i = dice.below(3); i > 0; i--) {
            parameters.add(dice.any(Type.SCALARS));
        }
        String name = draft.fresh("help");
        String aside = isStatic && dice.chance(40) ? draft.fresh("Aside") : "";
        Helper helper = new Helper(aside.isEmpty() ? name : aside + "." + name, isStatic, returns, parameters);
        Routine routine = routine(!isStatic, false, returns);
        Scope scope = new Scope(routine).inside(isStatic ? Construct.STATIC_HELPER : Construct.HELPER);
        scope.declare("levels", Type.INT);
        StringBuilder header = new StringBuilder();
        for (Type type : parameters) {
            String parameter = draft.fresh("p");
            scope.declare(parameter, type);
            header.append(", ").append(type.java).append(' ').append(parameter);
        }
        draft.refill(5);
        Expressions expressions = new Expressions(draft, statements);
        List<Code> body = new ArrayList<>();
        body.add(new Fixed("if (!w.go()) { return " + returns.literals.get(0) + "; }"));
        body.addAll(statements.block(scope, 2).all());
        Scope deeper = scope.inside(Construct.IF);
        String again = expressions.call(helper, Place.in(deeper), "levels - 1");
        String mark = draft.site(Place.in(deeper).in(Construct.HELPER_CALL));
        body.add(Nest.of(
                "if (levels > 0 && levels < 4 && w.go()) {",
                new Block(List.of(new Line("w.back(" + mark + ", " + again + ", " + deeper.everything() + ");"))),
                "}"));
        body.addAll(statements.block(scope, 1).all());
        body.add(new Fixed("return " + expressions.of(returns, Place.in(scope), 2) + ";"));
        draft.helpers.add(helper);
        Code method = Nest.of(
                "private " + (isStatic ? "static " : "") + returns.java + " " + name + "("
                        + routine.handleType() + " " + routine.handle() + ", int levels" + header
                        + ") throws Exception {",
                new Block(body),
                "}");
        return List.of(
                aside.isEmpty()
                        ? method
                        : Nest.of("private static final class " + aside + " {", new Block(List.of(method)), "}"));
    }

    private Block main() {
        Scope scope = new Scope(routine(shape.hasThis(), shape.captures(), isCoroutine() ? Type.OBJECT : null));
        if (shape.captures()) {
            scope.declareFixed("captured1", Type.INT);
            scope.declareFixed("captured2", Type.LONG);
            scope.declareFixed("captured3", Type.DOUBLE);
            scope.declareFixed("captured4", Type.OBJECT);
            scope.declareFixed("captured5", Type.INTS);
        }
        List<Code> body =
                new ArrayList<>(statements.block(scope, 3 + dice.below(3)).all());
        if (isCoroutine()) {
            body.add(new Fixed(
                    "return " + new Expressions(draft, statements).of(Type.OBJECT, Place.in(scope), 2) + ";"));
        }
        return new Block(body);
    }

    private Code run(String modifiers, String name) {
        Routine routine = routine(shape.hasThis(), false, null);
        return Nest.of(
                modifiers + (isCoroutine() ? " Object " : " void ") + name + "(" + routine.handleType() + " "
                        + routine.handle() + ") throws Exception {",
                main(),
                "}");
    }

    // ---- the ways to give it

    private List<Code> given(List<Code> members) {
        List<Code> all = new ArrayList<>(members);
        String handle = isCoroutine() ? "self" : "out";
        switch (shape) {
            case LAMBDA, CAPTURING_LAMBDA, LAMBDA_WITH_THIS -> {
                all.add(new Fixed("private " + (shape.hasThis() ? "" : "static ") + "Object body() {"));
                if (shape.captures()) {
                    all.add(new Fixed(CAPTURED));
                }
                all.add(Nest.of(interfaceOf(true) + " body = " + handle + " -> {", main(), "};\nreturn body;\n}"));
            }
            case STATIC_REFERENCE, BOUND_REFERENCE -> {
                boolean bound = shape == Shape.BOUND_REFERENCE;
                all.add(run(bound ? "private" : "private static", "code"));
                all.add(new Fixed("private Object body() { " + interfaceOf(true) + " body = "
                        + (bound ? "this" : "B" + Long.toUnsignedString(seed, 36)) + "::code; return body; }"));
            }
            case ANONYMOUS_CLASS -> {
                all.add(new Fixed("private Object body() {\n" + CAPTURED));
                all.add(Nest.of(
                        "return new " + interfaceOf(false) + "() {",
                        new Block(List.of(run("@Override public", "run"))),
                        "};\n}"));
            }
            case NAMED_CLASS -> {
                List<Code> inside = new ArrayList<>(members);
                inside.add(run("@Override public", "run"));
                all = new ArrayList<>();
                all.add(new Fixed("private static final class Named implements " + interfaceOf(false) + " {"));
                all.addAll(inside);
                all.add(new Fixed("}\nprivate Object body() { return new Named(); }"));
            }
            default -> {
                all.add(Nest.of(
                        "private final class Inner implements " + interfaceOf(false) + " {",
                        new Block(List.of(run("@Override public", "run"))),
                        "}"));
                all.add(new Fixed("private Object body() { return new Inner(); }"));
            }
        }
        return all;
    }
}
