package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Code.Block;
import dev.yieldwise.fuzz.Code.Line;
import dev.yieldwise.fuzz.Code.Nest;
import java.util.List;

/** Writes the shapes that are refused on purpose. */
final class Refused {
    private final Draft draft;
    private final Expressions expressions;

    Refused(Draft draft, Expressions expressions) {
        this.draft = draft;
        this.expressions = expressions;
    }

    List<Code> any(Scope scope) {
        boolean primitive = scope.routine.isPrimitive();
        Refusal wanted = draft.dice.any(List.copyOf(draft.wanted));
        Refusal refusal = wanted == Refusal.UNINITIALISED && primitive ? Refusal.UNCERTAIN : wanted;
        String handle = scope.routine.handle();
        String value = primitive ? "7" : "\"refused\"";
        Code code = switch (refusal) {
            case MONITOR ->
                Nest.of(
                        "synchronized (w.list(1)) {",
                        new Block(List.of(new Line(handle + ".yield(" + value + ");"))),
                        "}");
            case UNINITIALISED ->
                new Line("w.log(new World.Box("
                        + expressions.of(Type.INT, Place.in(scope).quiet(), 1) + ", " + handle
                        + ".yieldFrom(w.coroutine(1)), 4L));");
            case ESCAPE ->
                new Line(
                        draft.dice.chance(50)
                                ? "w.keep(" + handle + ");"
                                : "w.list(2).forEach(each -> " + handle + ".yield(" + value + "));");
            case UNCERTAIN -> {
                String other = draft.fresh("other");
                yield Nest.of(
                        "{",
                        new Block(List.of(
                                new Line(scope.routine.handleType() + " " + other + " = w.flip(2) ? " + handle
                                        + " : null;"),
                                new Line(other + ".yield(" + value + ");"))),
                        "}");
            }
        };
        draft.wrote(refusal, scope);
        return List.of(code);
    }
}
