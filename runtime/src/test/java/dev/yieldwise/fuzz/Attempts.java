package dev.yieldwise.fuzz;

import dev.yieldwise.fuzz.Code.Block;
import dev.yieldwise.fuzz.Code.Fixed;
import dev.yieldwise.fuzz.Code.Line;
import dev.yieldwise.fuzz.Code.Nest;
import java.util.ArrayList;
import java.util.List;

/** Writes try statements of all kinds. */
final class Attempts {
    /** What can be caught one after the other: each is wider than those before it. */
    private static final List<List<String>> CATCHABLE = List.of(
            List.of("ArithmeticException | NoSuchElementException", "IllegalStateException"),
            List.of("RuntimeException", "IOException"),
            List.of("Exception", "GeneratorExit", "Error"),
            List.of("Throwable"));

    private final Draft draft;
    private final Dice dice;
    private final Expressions expressions;
    private final Statements statements;

    Attempts(Draft draft, Expressions expressions, Statements statements) {
        this.draft = draft;
        this.dice = draft.dice;
        this.expressions = expressions;
        this.statements = statements;
    }

    List<Code> any(Scope scope) {
        return switch (dice.below(4)) {
            case 0 -> List.of(caught(scope));
            case 1 -> finished(scope, scope.inside(Construct.TRY_FINALLY), false);
            case 2 -> List.of(resources(scope));
            default -> finished(scope, scope.inside(Construct.TRY_FINALLY), true);
        };
    }

    /** Holds something checked, so that all can be caught, and something that fails. */
    private Block tried(Scope scope) {
        List<Code> all = new ArrayList<>();
        Code risk = new Fixed("w.risk(" + dice.below(6) + ");");
        if (dice.chance(40)) {
            all.add(risk);
            all.addAll(statements.block(scope).all());
        } else {
            all.addAll(statements.block(scope).all());
            all.add(risk);
        }
        return new Block(all);
    }

    private Nest caught(Scope scope) {
        List<String> texts = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        texts.add("try {");
        blocks.add(tried(scope.inside(Construct.TRY)));
        clauses(scope, texts, blocks);
        texts.add("}");
        return new Nest(texts, blocks);
    }

    private void clauses(Scope scope, List<String> texts, List<Block> blocks) {
        int from = draft.calm ? 0 : dice.below(CATCHABLE.size());
        int to = draft.calm ? 1 : Math.min(CATCHABLE.size(), from + 1 + dice.below(2));
        for (List<String> kinds : CATCHABLE.subList(from, to)) {
            String name = draft.fresh("e");
            Scope inner = scope.inside(Construct.CATCH);
            inner.declareFixed(name, Type.ERROR);
            List<Code> block = new ArrayList<>();
            if (dice.chance(40)) {
                block.add(statements.see(inner));
            }
            block.addAll(statements.block(inner).all());
            texts.add("} catch (" + dice.any(kinds) + " " + name + ") {");
            blocks.add(new Block(block));
        }
    }

    /** A flag tells, in the finally, whether that was come to by an exception or a jump. */
    private List<Code> finished(Scope scope, Scope inner, boolean catching) {
        String flag = draft.fresh("pending");
        List<String> texts = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        inner.keeping(Live.FINALLY_AHEAD);
        List<Code> first = new ArrayList<>(tried(inner).all());
        first.add(new Fixed(flag + " = false;"));
        texts.add("try {");
        blocks.add(new Block(first));
        if (catching) {
            clauses(scope.inside(Construct.TRY_FINALLY).keeping(Live.FINALLY_AHEAD), texts, blocks);
        }
        Scope last = scope.inside(Construct.FINALLY);
        last.pending.add(flag);
        if (dice.chance(85)) {
            last.sealed(); // most do not jump out
        }
        texts.add("} finally {");
        blocks.add(draft.calm ? new Block(List.of(statements.see(last))) : statements.block(last));
        texts.add("}");
        return List.of(new Fixed("boolean " + flag + " = true;"), new Nest(texts, blocks));
    }

    private Nest resources(Scope scope) {
        Scope inner = scope.inside(Construct.RESOURCES).keeping(Live.FINALLY_AHEAD);
        String first = draft.fresh("r");
        String second = draft.fresh("r");
        boolean two = dice.chance(40);
        List<String> texts = new ArrayList<>();
        List<Block> blocks = new ArrayList<>();
        String opened = "World.Resource " + first + " = w.open("
                + expressions.of(Type.STRING, Place.in(scope).above(Type.OBJECT), 1) + ")";
        texts.add("try (" + opened + (two ? "; World.Resource " + second + " = w.open(" + first + ".name())" : "")
                + ") {");
        List<Code> block = new ArrayList<>(tried(inner).all());
        block.add(new Line("w.log(" + (two ? second : first) + ".name());"));
        blocks.add(new Block(block));
        if (dice.chance(50)) {
            clauses(scope, texts, blocks);
        }
        texts.add("}");
        return new Nest(texts, blocks);
    }
}
