package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.yieldwise.analyzer.cfg.Block;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.dataflow.Solution;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where bodies of generators are suspended with a lock, or take one that their consumer holds while it waits for them. */
public final class LockedYields {
    /** A private method belongs to whoever calls it; so far are callers looked for. */
    private static final int MAX_HOPS = 3;

    /** What asks a generator for elements, beside {@link GeneratorApi#TAKING}. */
    private static final Set<String> ADVANCING =
            Set.of("hasNext", "send", "resume", "prime", "throwIn", "forEachRemaining");

    /**
     * A yield under a lock.
     *
     * @param lock how the code spells it
     * @param taken where it is taken: the call, the synchronized statement or method
     * @param always whether it is held on every path, and the call surely suspends the body
     */
    public record Locked(MethodCallExpr yield, String lock, Node taken, boolean always) {}

    /**
     * A body that takes a lock which its consumer holds.
     *
     * @param taking where the body takes it
     * @param taken where the consumer does
     * @param waiting where the consumer runs the body
     */
    public record Contended(Node taking, String lock, Node taken, Node waiting) {}

    private final Pass pass;
    private final GeneratorBodies bodies;
    private final LocalMethods methods;
    private final List<Locked> locked = new ArrayList<>();
    private final List<Contended> contended = new ArrayList<>();

    private LockedYields(Pass pass) {
        this.pass = pass;
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
        this.methods = pass.resultOf(LocalMethods.ANALYSIS);
        Tasks tasks = new Tasks(pass);
        for (Body body : bodies.yielding()) {
            if (!tasks.isElsewhere(body)) {
                find(body);
                if (body.owner() instanceof LambdaExpr && bodies.isWhole(body)) {
                    consumer(body).ifPresent(consumer -> findContended(body, consumer));
                }
            }
        }
    }

    public static LockedYields in(Pass pass) {
        return new LockedYields(pass);
    }

    public List<Locked> locked() {
        return locked;
    }

    public List<Contended> contended() {
        return contended;
    }

    private void find(Body body) {
        Optional<Solution<Map<String, HeldLocks.Lock>>> held = HeldLocks.in(body, pass);
        if (held.isEmpty()) {
            return;
        }
        boolean scope = isOfScope(body, MAX_HOPS);
        held.get().replay((element, locks) -> {
            if (!locks.isEmpty()
                    && element.kind() == Element.Kind.EVALUATE
                    && element.node() instanceof MethodCallExpr call) {
                Optional<GeneratorBodies.Yielding> yielding = bodies.of(call);
                if (yielding.isPresent() && scope) {
                    pass.unsaid(call, "the body is a context manager's, whose scope the lock is held for");
                } else if (yielding.isPresent()) {
                    add(call, yielding.get(), locks, body);
                }
            }
        });
    }

    /** A yield under several locks is told of the first: to move it out of that one is to move it out of all. */
    private void add(
            MethodCallExpr call, GeneratorBodies.Yielding yielding, Map<String, HeldLocks.Lock> locks, Body body) {
        locks.values().stream()
                .filter(lock -> lock.always() || !HeldLocks.isReleasedBetween(lock, call, body))
                .filter(lock -> !isOfBodyAlone(lock, body))
                .min((a, b) -> a.always() == b.always()
                        ? a.taken()
                                .node()
                                .getRange()
                                .orElseThrow()
                                .begin
                                .compareTo(b.taken().node().getRange().orElseThrow().begin)
                        : a.always() ? -1 : 1)
                .ifPresentOrElse(
                        lock -> locked.add(new Locked(
                                call,
                                lock.name(),
                                lock.taken().node(),
                                lock.always() && yielding == GeneratorBodies.Yielding.SURELY)),
                        () -> pass.unsaid(
                                call,
                                "the lock is the body's own, or is released on some path before, perhaps on all that count"));
    }

    /** Whether the body makes the lock itself, so that nobody else is likely to want it. */
    private boolean isOfBodyAlone(HeldLocks.Lock lock, Body body) {
        Node taken = lock.taken().node();
        Optional<Expression> expression = taken instanceof SynchronizedStmt block
                ? Optional.of(block.getExpression())
                : taken instanceof MethodCallExpr call ? call.getScope() : Optional.empty();
        return expression
                .flatMap(pass.types()::declarationOf)
                .filter(declaration -> declaration instanceof VariableDeclarator variable
                        && new Site(variable).isWithin(body.owner())
                        && variable.getInitializer()
                                .filter(ObjectCreationExpr.class::isInstance)
                                .isPresent())
                .isPresent();
    }

    /** Whether a body is, or works for, a context manager's alone. */
    private boolean isOfScope(Body body, int hops) {
        Node owner = body.owner();
        if (owner.getParentNode().orElse(null) instanceof MethodCallExpr call && isScope(call)) {
            return true;
        }
        if (owner instanceof LambdaExpr) {
            return false;
        }
        boolean given = Nodes.of(pass.unit()).all(MethodCallExpr.class).stream()
                .filter(this::isScope)
                .map(BodyFactory::bodyOf)
                .anyMatch(argument -> means(Expressions.bare(argument), body));
        if (given || hops == 0 || !isMethod(body)) {
            return given;
        }
        List<Body> callers = methods.callersOf(body);
        return !callers.isEmpty() && callers.stream().allMatch(caller -> isOfScope(caller, hops - 1));
    }

    private static boolean isMethod(Body body) {
        return body.owner() instanceof MethodDeclaration;
    }

    private boolean isScope(MethodCallExpr call) {
        return BodyFactory.of(call, pass.types())
                .filter(factory -> factory == BodyFactory.CONTEXT_MANAGER)
                .isPresent();
    }

    private boolean means(Expression argument, Body body) {
        if (argument instanceof MethodReferenceExpr reference) {
            return methods.named(reference.getIdentifier(), reference.getScope())
                    .contains(body);
        }
        Node around = body.owner().getParentNode().orElseThrow();
        return argument == around
                || argument instanceof ObjectCreationExpr creation
                        && around instanceof TypeDeclaration<?> type
                        && type.getNameAsString().equals(creation.getType().getNameAsString());
    }

    /** The body that makes the generator of a lambda. */
    private static Optional<Node> made(Body body) {
        return body.owner().getParentNode().filter(MethodCallExpr.class::isInstance);
    }

    private Optional<Body> consumer(Body body) {
        return made(body)
                .flatMap(factory -> pass.resultOf(Bodies.ANALYSIS).stream()
                        .filter(each -> each.functions().contains(body))
                        .findFirst());
    }

    private void findContended(Body body, Body consumer) {
        List<HeldLocks.Lock> taken = takenIn(body);
        if (taken.isEmpty()) {
            return;
        }
        MethodCallExpr factory = (MethodCallExpr) made(body).orElseThrow();
        Optional<Node> variable = variableOf(factory);
        HeldLocks.in(consumer, pass)
                .ifPresent(held -> held.replay((element, locks) -> {
                    if (!locks.isEmpty() && runs(element, factory, variable)) {
                        taken.stream()
                                .filter(lock -> !SharedLocks.isShared(lock, pass))
                                .filter(lock -> locks.values().stream()
                                        .anyMatch(other -> other.always()
                                                && other.monitor() == lock.monitor()
                                                && other.name().equals(lock.name())))
                                .findFirst()
                                .ifPresent(lock -> {
                                    Node outer = locks.values().stream()
                                            .filter(other -> other.name().equals(lock.name()))
                                            .findFirst()
                                            .orElseThrow()
                                            .taken()
                                            .node();
                                    contended.add(
                                            new Contended(lock.taken().node(), lock.name(), outer, element.node()));
                                });
                    }
                }));
    }

    /** The locks that a body takes itself, and the monitor of {@code this} where it calls a synchronized method. */
    private List<HeldLocks.Lock> takenIn(Body body) {
        List<HeldLocks.Lock> taken = new ArrayList<>();
        for (Block block : body.cfg(pass).map(cfg -> cfg.blocks()).orElse(List.of())) {
            for (Element element : block.elements()) {
                HeldLocks.takenBy(element, pass.types()).ifPresent(taken::add);
                if (element.kind() == Element.Kind.EVALUATE
                        && element.node() instanceof MethodCallExpr call
                        && callsSynchronized(call)) {
                    taken.add(new HeldLocks.Lock("this", true, new Site(call), true));
                }
            }
        }
        return taken;
    }

    private boolean callsSynchronized(MethodCallExpr call) {
        boolean own = call.getScope()
                .map(Expressions::bare)
                .map(ThisExpr.class::isInstance)
                .orElse(true);
        List<Body> meant = own ? methods.meantBy(call) : List.of();
        return !meant.isEmpty()
                && meant.stream()
                        .map(LocalMethods::methodOf)
                        .allMatch(method -> method.isSynchronized()
                                && !method.isStatic()
                                && isMemberOfTypeAround(method.getParentNode().orElseThrow(), call));
    }

    /** Whether {@code this} at a place is an object of that very class, not of one around it. */
    private static boolean isMemberOfTypeAround(Node type, Node place) {
        Node outer = place;
        while (!(outer instanceof TypeDeclaration<?>)) {
            if (outer instanceof ObjectCreationExpr creation
                    && creation.getAnonymousClassBody().isPresent()) {
                return false;
            }
            outer = outer.getParentNode().orElseThrow();
        }
        return outer == type;
    }

    /** The variable that gets the generator, as it is or behind stages. */
    private Optional<Node> variableOf(MethodCallExpr factory) {
        Node outer = factory;
        while (outer.getParentNode().orElse(null) instanceof MethodCallExpr call
                && call.getScope().orElse(null) == outer
                && GeneratorApi.STAGES.contains(call.getNameAsString())) {
            outer = call;
        }
        return outer.getParentNode().filter(VariableDeclarator.class::isInstance);
    }

    /** Whether an element takes something of the generator that is made there, or that the variable holds. */
    private boolean runs(Element element, MethodCallExpr factory, Optional<Node> variable) {
        Expression source = null;
        if (element.kind() == Element.Kind.HAS_NEXT && element.node() instanceof ForEachStmt loop) {
            source = loop.getIterable();
        } else if (element.kind() == Element.Kind.EVALUATE
                && element.node() instanceof MethodCallExpr call
                && (GeneratorApi.TAKING.contains(call.getNameAsString()) || ADVANCING.contains(call.getNameAsString()))
                && !call.getNameAsString().equals("stream")) {
            source = call.getScope().orElse(null);
        }
        while (source != null) {
            Expression bare = Expressions.bare(source);
            if (bare == factory) {
                return true;
            }
            if (bare instanceof NameExpr) {
                return variable.isPresent()
                        && pass.types()
                                .declarationOf(bare)
                                .filter(declaration -> declaration == variable.get())
                                .isPresent();
            }
            source = bare instanceof MethodCallExpr call && GeneratorApi.STAGES.contains(call.getNameAsString())
                    ? call.getScope().orElse(null)
                    : null;
        }
        return false;
    }
}
