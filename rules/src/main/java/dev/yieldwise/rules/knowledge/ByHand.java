package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.CastExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.PrimitiveType;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The loops by which bodies delegate by hand, and what {@code yieldFrom} in their place would change. */
public final class ByHand {
    private static final String ITERATOR = "iterator";

    private final Pass pass;
    private final Types types;
    private final GeneratorBodies bodies;
    private final Makers makers;
    private final Transparent transparent;

    /** What the source does not hear of, because the loop does not forward it. */
    public enum Unheard {
        /** Nothing that would make a difference, as far as is known. */
        NOTHING,
        PERHAPS,
        /** To be closed early, for which it has clean-up code. */
        CLEAN_UP
    }

    /** What can be put in the place of the loop. */
    public enum Instead {
        /** The types do not fit, or are not known to. */
        NOTHING,
        /** Delegation, with which some run goes another way. */
        CHANGES,
        /** Delegation, with which every run goes the same way. */
        SAME
    }

    /**
     * @param source what to delegate to
     * @param sends whether the consumer can send values, which the loop drops
     */
    public record Found(BareLoop loop, Expression source, boolean sends, Unheard unheard, Instead instead) {}

    public ByHand(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
        this.makers = pass.resultOf(Makers.ANALYSIS);
        this.transparent = new Transparent(pass);
    }

    public List<Found> loops() {
        List<Found> found = new ArrayList<>();
        for (Body body : bodies.yielding()) {
            for (MethodCallExpr call : body.calls()) {
                BareLoop.around(call)
                        .filter(loop -> bodies.of(call)
                                .filter(GeneratorBodies.Yielding.SURELY::equals)
                                .isPresent())
                        .flatMap(loop -> judge(body, loop))
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    private Optional<Found> judge(Body body, BareLoop loop) {
        Optional<HandleType> handle = HandleType.of(loop.yield(), types);
        if (handle.filter(HandleType::delegates).isEmpty()) {
            pass.unsaid(loop.head(), "its handle has no yieldFrom, or is not known");
            return Optional.empty();
        }
        Expression source = source(loop, handle.get());
        Optional<Delegable> kind = Delegable.of(types.of(source), handle.get(), types);
        if (kind.isEmpty()) {
            pass.unsaid(loop.head(), "no yieldFrom takes its source, or its type is not known");
            return Optional.empty();
        }
        if (kind.get() == Delegable.GENERATOR) {
            return ofGenerator(body, loop, source, handle.get());
        }
        if (handle.get() == HandleType.EXCHANGE) {
            pass.unsaid(loop.head(), "its source takes no values: with yieldFrom, to send one would fail");
            return Optional.empty();
        }
        if (kind.get() == Delegable.ITERATOR && isField(source)) {
            pass.unsaid(loop.head(), "the iterator is kept in a field, and yieldFrom might close it");
            return Optional.empty();
        }
        boolean plain =
                kind.get() == Delegable.COLLECTION || kind.get() == Delegable.ITERATOR && isOfCollection(source);
        return Optional.of(new Found(loop, source, false, Unheard.NOTHING, instead(loop, source, handle.get(), plain)));
    }

    private Optional<Found> ofGenerator(Body body, BareLoop loop, Expression source, HandleType handle) {
        Origin origin = new Origin(types, body, loop.loop());
        origin.follow(source);
        if (origin.made().isEmpty()) {
            pass.unsaid(loop.head(), "the generator may be somebody else's, and yieldFrom would close it");
            return Optional.empty();
        }
        boolean sends = handle == HandleType.EXCHANGE;
        boolean deaf = transparent.is(source);
        boolean same = !sends && deaf && bodies.isWhole(body) && !isCaught(body, loop);
        Unheard unheard = deaf ? Unheard.NOTHING : unheard(origin);
        return Optional.of(new Found(loop, source, sends, unheard, instead(loop, source, handle, same)));
    }

    private Unheard unheard(Origin origin) {
        if (origin.isClosed()) {
            return Unheard.NOTHING;
        }
        Cleanup.Answer answer = origin.made()
                .filter(Expression.class::isInstance)
                .map(made -> makers.cleansUp((Expression) made))
                .orElse(Cleanup.Answer.UNKNOWN);
        return switch (answer) {
            case YES -> origin.isOwn() ? Unheard.CLEAN_UP : Unheard.PERHAPS;
            case SOMETIMES, UNKNOWN -> Unheard.PERHAPS;
            case NO -> Unheard.NOTHING;
        };
    }

    /** What is looped over; of an iterator that is only made for the loop, what it is made of. */
    private Expression source(BareLoop loop, HandleType handle) {
        Expression bare = Expressions.bare(loop.source());
        Optional<Expression> below = Optional.empty();
        if (bare instanceof MethodCallExpr call
                && call.getNameAsString().equals(ITERATOR)
                && call.getArguments().isEmpty()) {
            below = call.getScope();
        } else if (bare instanceof CastExpr cast
                && Expressions.bare(cast.getExpression()) instanceof MethodReferenceExpr reference
                && reference.getIdentifier().equals(ITERATOR)) {
            below = Optional.of(reference.getScope());
        }
        return below.filter(one -> Delegable.of(types.of(one), handle, types).isPresent())
                .orElse(loop.source());
    }

    private boolean isField(Expression source) {
        return types.declarationOf(source)
                .map(Subject::isField)
                .orElse(!(source instanceof NameExpr || source instanceof MethodCallExpr));
    }

    /** Whether it is a variable that was given the iterator of a collection. */
    private boolean isOfCollection(Expression iterator) {
        return types.declarationOf(iterator)
                .filter(VariableDeclarator.class::isInstance)
                .map(VariableDeclarator.class::cast)
                .filter(variable -> !Assigned.later(variable))
                .flatMap(VariableDeclarator::getInitializer)
                .map(Expressions::bare)
                .filter(MethodCallExpr.class::isInstance)
                .map(MethodCallExpr.class::cast)
                .filter(call -> call.getNameAsString().endsWith(ITERATOR))
                .flatMap(MethodCallExpr::getScope)
                .filter(scope -> Delegable.isCollection(types.of(scope), types))
                .isPresent();
    }

    /**
     * Whether the body catches what comes out of the loop: the exceptions of a generator that is asked by hand are wrapped,
     * those of one that is delegated to are not.
     */
    private static boolean isCaught(Body body, BareLoop loop) {
        Node child = loop.loop();
        for (Node outer = child.getParentNode().orElse(null);
                outer != null && child != body.owner();
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt
                    && child == attempt.getTryBlock()
                    && attempt.getCatchClauses().isNonEmpty()) {
                return true;
            }
            child = outer;
        }
        return false;
    }

    private Instead instead(BareLoop loop, Expression source, HandleType handle, boolean same) {
        boolean ofObjects = handle == HandleType.PLAIN || handle == HandleType.EXCHANGE;
        if (ofObjects && loop.unboxes()) {
            // A null would fail in the loop, and is passed on by yieldFrom.
            return isBoxed(loop, source) ? Instead.CHANGES : Instead.NOTHING;
        }
        return same ? Instead.SAME : Instead.CHANGES;
    }

    /** Whether the elements are known to be of the class to which the variable's type belongs: a wider one would convert them. */
    private boolean isBoxed(BareLoop loop, Expression source) {
        String boxed = ((PrimitiveType) loop.element().orElseThrow().getType())
                .toBoxedType()
                .getNameAsString();
        return typeOf(source)
                .filter(Type::isClassOrInterfaceType)
                .flatMap(type -> type.asClassOrInterfaceType().getTypeArguments())
                .filter(arguments ->
                        arguments.size() == 1 && arguments.get(0).toString().equals(boxed))
                .isPresent();
    }

    /** The type of a variable, or of what a method of the sources gives, as it is written. */
    private Optional<Type> typeOf(Expression source) {
        Expression bare = Expressions.bare(source);
        if (bare instanceof MethodCallExpr call) {
            return pass.program()
                    .declaredTarget(call)
                    .filter(MethodDeclaration.class::isInstance)
                    .map(method -> ((MethodDeclaration) method).getType());
        }
        Optional<Node> declaration = types.declarationOf(bare);
        return declaration
                .filter(VariableDeclarator.class::isInstance)
                .map(variable -> ((VariableDeclarator) variable).getType())
                .or(() -> declaration
                        .filter(Parameter.class::isInstance)
                        .map(parameter -> ((Parameter) parameter).getType()));
    }
}
