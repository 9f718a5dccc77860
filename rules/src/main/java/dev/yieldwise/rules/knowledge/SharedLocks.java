package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import java.util.Optional;
import java.util.Set;

/** Locks for reading, which several threads may hold at once. */
final class SharedLocks {
    private static final String READ_LOCK = "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock";

    /** What gives the lock, or takes it of a StampedLock. */
    private static final Set<String> READING = Set.of("readLock", "readLockInterruptibly", "asReadLock");

    private SharedLocks() {}

    /** Whether a lock that is taken by a call is for reading. */
    static boolean isShared(HeldLocks.Lock lock, Pass pass) {
        return lock.taken().node() instanceof MethodCallExpr call
                && (READING.contains(call.getNameAsString())
                        || call.getScope()
                                .filter(scope -> isReading(scope, pass))
                                .isPresent());
    }

    private static boolean isReading(Expression lock, Pass pass) {
        Expression bare = Expressions.bare(lock);
        if (bare instanceof MethodCallExpr call) {
            return READING.contains(call.getNameAsString());
        }
        Optional<Node> declaration = pass.types().declarationOf(bare);
        return pass.types().isA(pass.types().of(bare), READ_LOCK)
                || declaration.filter(each -> isGivenReading(each, pass)).isPresent();
    }

    /** Whether a variable gets such a lock anywhere in the file. */
    private static boolean isGivenReading(Node declaration, Pass pass) {
        return declaration instanceof VariableDeclarator variable
                        && variable.getInitializer()
                                .filter(SharedLocks::isReadLock)
                                .isPresent()
                || Nodes.of(pass.unit()).all(AssignExpr.class).stream()
                        .filter(assignment -> isReadLock(assignment.getValue()))
                        .anyMatch(assignment -> pass.types()
                                .declarationOf(assignment.getTarget())
                                .filter(each -> each == declaration)
                                .isPresent());
    }

    private static boolean isReadLock(Expression value) {
        return Expressions.withoutCasts(value) instanceof MethodCallExpr call
                && READING.contains(call.getNameAsString());
    }
}
