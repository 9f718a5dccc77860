package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.rules.knowledge.LockedYields;

/** Reports a body that is suspended with a lock, or that takes one which its consumer holds. */
final class LockAcrossYield {
    static final Rule RULE = Rule.named(LockAcrossYield.class)
            .summary("synchronized or a Lock held at a yield")
            .levels(Level.WARNING, Level.WARNING)
            .category(Category.CONCURRENCY)
            .tags(Tag.GENERATOR, Tag.COROUTINE, Tag.LOCK)
            .weaknesses(Weakness.CWE_667)
            .since("0.1")
            .check(LockAcrossYield::check);

    private LockAcrossYield() {}

    private static void check(Pass pass) {
        LockedYields locks = LockedYields.in(pass);
        locks.locked().forEach(locked -> report(pass, locked));
        locks.contended().forEach(contended -> report(pass, contended));
    }

    private static void report(Pass pass, LockedYields.Locked locked) {
        String lock = locked.lock();
        Story.start(pass)
                .then(place(locked.taken()), "'" + lock + "' is taken here", "locked")
                .then(locked.yield(), "the body is suspended until the consumer comes back, and keeps it", "kept")
                .report(
                        RULE,
                        locked.always() ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        locked.yield(),
                        "'" + lock + "'" + (locked.always() ? " is" : " may be") + " held at '"
                                + locked.yield().getNameAsString() + "', for as long as the consumer likes");
    }

    private static void report(Pass pass, LockedYields.Contended contended) {
        String lock = contended.lock();
        Story.start(pass)
                .then(place(contended.taken()), "the consumer takes '" + lock + "'", "locked")
                .then(contended.waiting(), "the body runs here, while the consumer holds it")
                .then(place(contended.taking()), "a body on a thread of its own waits here for ever", "blocked")
                .report(
                        RULE,
                        Certainty.POSSIBLE,
                        place(contended.taking()),
                        "'" + lock
                                + "' may never be free for the body: its consumer holds it while it waits for the body");
    }

    /** A synchronized block or method is as long as what it holds; its lock or name is where it is taken. */
    private static Node place(Node taken) {
        if (taken instanceof SynchronizedStmt block) {
            return block.getExpression();
        }
        if (taken instanceof MethodDeclaration method) {
            return method.getName();
        }
        return taken instanceof MethodCallExpr call ? call.getName() : taken;
    }
}
