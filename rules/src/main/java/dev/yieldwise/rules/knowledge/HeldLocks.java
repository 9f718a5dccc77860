package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.dataflow.Forward;
import dev.yieldwise.analyzer.dataflow.Solution;
import dev.yieldwise.analyzer.dataflow.Transfer;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which monitors and locks a body holds at each place. A lock is known by how the code spells it. What is done to it that is
 * not understood lets go of it, so that nothing is called held that may be free.
 */
final class HeldLocks implements Transfer<Map<String, HeldLocks.Lock>> {
    private static final String LOCK = "java.util.concurrent.locks.Lock";
    private static final String STAMPED_LOCK = "java.util.concurrent.locks.StampedLock";

    /** tryLock() is none of them: who only tries has thought of waiting. */
    private static final Set<String> TAKING = Set.of("lock", "lockInterruptibly");

    private static final Set<String> TAKING_STAMPED =
            Set.of("readLock", "writeLock", "readLockInterruptibly", "writeLockInterruptibly");

    private static final Set<String> GIVING = Set.of("readLock", "writeLock");

    private static final Set<String> RELEASING = Set.of("unlock", "unlockRead", "unlockWrite");

    /**
     * A lock that is held.
     *
     * @param name how the code spells it: the expression of a monitor, or of the lock
     * @param monitor whether it is taken by {@code synchronized}
     * @param taken where it was taken, or the synchronized method
     * @param always whether it is held on every path
     */
    public record Lock(String name, boolean monitor, Site taken, boolean always) {
        private Lock or(Lock other) {
            return new Lock(name, monitor, isBefore(other) ? taken : other.taken, always && other.always);
        }

        private boolean isBefore(Lock other) {
            return taken.node()
                            .getRange()
                            .orElseThrow()
                            .begin
                            .compareTo(other.taken.node().getRange().orElseThrow().begin)
                    <= 0;
        }

        private Lock onSomePath() {
            return new Lock(name, monitor, taken, false);
        }
    }

    private final Node owner;
    private final Types types;
    private final LocalMethods methods;

    private HeldLocks(Node owner, Pass pass) {
        this.owner = owner;
        this.types = pass.types();
        this.methods = pass.resultOf(LocalMethods.ANALYSIS);
    }

    /** What is held at each place of a body; empty if it takes no lock, or is too large. */
    static Optional<Solution<Map<String, Lock>>> in(Body body, Pass pass) {
        boolean takes = isSynchronized(body.owner())
                || body.calls().stream()
                        .anyMatch(call -> TAKING.contains(call.getNameAsString())
                                || TAKING_STAMPED.contains(call.getNameAsString()))
                || body.owner().findFirst(SynchronizedStmt.class).isPresent();
        return takes
                ? body.cfg(pass).map(cfg -> Forward.solve(cfg, new HeldLocks(body.owner(), pass)))
                : Optional.empty();
    }

    /** The lock that an element takes. */
    static Optional<Lock> takenBy(Element element, Types types) {
        if (element.kind() == Element.Kind.LOCK) {
            SynchronizedStmt block = (SynchronizedStmt) element.node();
            return Optional.of(new Lock(spelled(block.getExpression()), true, new Site(block), true));
        }
        return element.kind() == Element.Kind.EVALUATE
                        && element.node() instanceof MethodCallExpr call
                        && takes(call, types)
                ? call.getScope().map(scope -> new Lock(spelled(scope), false, new Site(call), true))
                : Optional.empty();
    }

    private static boolean takes(MethodCallExpr call, Types types) {
        if (call.getScope().isEmpty() || call.getArguments().isNonEmpty()) {
            return false;
        }
        String method = call.getNameAsString();
        Expression scope = call.getScope().get();
        return TAKING.contains(method) && types.isA(types.of(scope), LOCK)
                || TAKING_STAMPED.contains(method) && types.isA(types.of(scope), STAMPED_LOCK);
    }

    static boolean isSynchronized(Node owner) {
        return owner instanceof MethodDeclaration method && method.isSynchronized();
    }

    /** Releases between two places, for what is held on some path only: a condition may tell which. */
    static boolean isReleasedBetween(Lock lock, Node place, Body body) {
        return body.calls().stream()
                .filter(call -> RELEASING.contains(call.getNameAsString()))
                .filter(call ->
                        call.getScope().map(HeldLocks::spelled).orElse("").equals(lock.name()))
                .map(call -> call.getRange().orElseThrow().begin)
                .anyMatch(begin -> begin.isAfter(lock.taken().node().getRange().orElseThrow().begin)
                        && begin.isBefore(place.getRange().orElseThrow().begin));
    }

    private static String spelled(Expression expression) {
        Expression bare = Expressions.bare(expression);
        return bare instanceof FieldAccessExpr access && access.getScope() instanceof ThisExpr
                ? access.getNameAsString()
                : bare.toString();
    }

    /** A monitor and a lock of one name are two. */
    private static String key(Lock lock) {
        return (lock.monitor() ? "synchronized " : "") + lock.name();
    }

    @Override
    public Map<String, Lock> entry() {
        if (!isSynchronized(owner)) {
            return Map.of();
        }
        boolean ofClass = ((MethodDeclaration) owner).isStatic();
        Lock lock = new Lock(ofClass ? "the class" : "this", true, new Site(owner), true);
        return Map.of(key(lock), lock);
    }

    @Override
    public Map<String, Lock> join(Map<String, Lock> a, Map<String, Lock> b) {
        Map<String, Lock> both = new TreeMap<>();
        a.forEach((key, lock) -> both.put(key, b.containsKey(key) ? lock.or(b.get(key)) : lock.onSomePath()));
        b.forEach((key, lock) -> both.computeIfAbsent(key, absent -> lock.onSomePath()));
        return both;
    }

    @Override
    public Map<String, Lock> apply(Element element, Map<String, Lock> before) {
        Optional<Lock> taken = takenBy(element, types);
        if (taken.isPresent()) {
            Map<String, Lock> after = new TreeMap<>(before);
            after.put(key(taken.get()), taken.get());
            return after;
        }
        if (element.kind() == Element.Kind.UNLOCK) {
            Map<String, Lock> after = new TreeMap<>(before);
            after.values().removeIf(lock -> lock.taken().node() == element.node());
            return after;
        }
        return element.kind() == Element.Kind.EVALUATE && element.node() instanceof MethodCallExpr call
                ? after(call, before)
                : before;
    }

    /** Monitors end with their blocks; a lock may be let go by a call. */
    private Map<String, Lock> after(MethodCallExpr call, Map<String, Lock> before) {
        if (before.values().stream().allMatch(Lock::monitor)) {
            return before;
        }
        String scope = call.getScope().map(HeldLocks::spelled).orElse("");
        boolean releases = RELEASING.contains(call.getNameAsString()) || mayRelease(call);
        boolean known = before.values().stream().anyMatch(lock -> lock.name().equals(scope));
        Map<String, Lock> after = new HashMap<>(before);
        // who releases what is not held may do it by another name
        after.values()
                .removeIf(lock -> !lock.monitor()
                        && (lock.name().equals(scope)
                                || lock.name().startsWith(scope + ".") && !GIVING.contains(call.getNameAsString())
                                || releases && !known
                                || isGiven(call, lock.name())));
        return after;
    }

    /** Whether a method of the object itself may: one of the file that does, or one that it inherits. */
    private boolean mayRelease(MethodCallExpr call) {
        if (call.getScope()
                        .filter(scope -> !(scope instanceof ThisExpr) && !scope.isSuperExpr())
                        .isPresent()
                || types.classOfStaticCall(call).isPresent()) {
            return false;
        }
        List<Body> helpers = methods.meantBy(call);
        return helpers.isEmpty()
                || helpers.stream()
                        .anyMatch(helper -> helper.allCalls().stream()
                                .anyMatch(inner -> RELEASING.contains(inner.getNameAsString())));
    }

    private static boolean isGiven(MethodCallExpr call, String lock) {
        return call.getArguments().stream()
                .anyMatch(argument -> spelled(argument).equals(lock));
    }

    /** Who fails to take a lock has none; who fails to release one is taken to have released it. */
    @Override
    public Map<String, Lock> exceptional(Element element, Map<String, Lock> before) {
        return takenBy(element, types).isPresent() ? before : apply(element, before);
    }

    @Override
    public Optional<Map<String, Lock>> along(Edge edge, Map<String, Lock> before) {
        return Optional.of(before);
    }
}
