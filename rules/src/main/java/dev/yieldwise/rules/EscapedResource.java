package dev.yieldwise.rules;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Level;
import dev.yieldwise.analyzer.rule.Category;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rule;
import dev.yieldwise.analyzer.rule.Tag;
import dev.yieldwise.analyzer.rule.Weakness;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.fixes.CollectInside;
import dev.yieldwise.rules.knowledge.AfterClose;
import dev.yieldwise.rules.knowledge.Expected;
import dev.yieldwise.rules.knowledge.Lazy;
import dev.yieldwise.rules.knowledge.LazyReads;
import dev.yieldwise.rules.knowledge.Scoped;
import dev.yieldwise.rules.knowledge.Stores;
import java.util.Map;
import java.util.Set;

/** Reports something lazy that leaves the try statement which closes the resource it reads from. */
final class EscapedResource {
    static final Rule RULE = Rule.named(EscapedResource.class)
            .summary("something lazy outlives the try statement that closes the resource it reads from")
            .levels(Level.ERROR, Level.WARNING)
            .category(Category.CORRECTNESS)
            .tags(Tag.STREAM, Tag.ITERATOR, Tag.GENERATOR, Tag.FILE)
            .weaknesses(Weakness.CWE_672)
            .since("0.1")
            .check(EscapedResource::check);

    private EscapedResource() {}

    private static void check(Pass pass) {
        Scoped scoped = new Scoped(pass.types());
        Nodes.of(pass.unit()).all(TryStmt.class).forEach(attempt -> {
            if (attempt.getResources().isEmpty() && attempt.getFinallyBlock().isEmpty()) {
                return;
            }
            Map<Site, Lazy> resources = scoped.closedBy(attempt);
            if (!resources.isEmpty()) {
                check(pass, attempt, new LazyReads(pass, resources, attempt.getTryBlock()));
            }
        });
    }

    private static void check(Pass pass, TryStmt attempt, LazyReads reads) {
        lookAt(pass, attempt.getTryBlock(), reads, new Stores(pass, attempt));
    }

    /** The statements that belong to the body of the try statement itself. */
    private static void lookAt(Pass pass, Node code, LazyReads reads, Stores stores) {
        for (Node node : code.getChildNodes()) {
            if (node instanceof ReturnStmt back && back.getExpression().isPresent()) {
                reads.of(back.getExpression().get())
                        .ifPresent(lazy -> report(pass, back, "returned", lazy, lazy.sure()));
            } else {
                for (Stores.Store store : stores.of(node)) {
                    reads.of(store.value())
                            .filter(lazy -> stores.outlives(store, lazy))
                            .ifPresent(lazy ->
                                    report(pass, store.at(), "stored", lazy, lazy.sure() && stores.isUsedNext(store)));
                }
            }
            if (!(node instanceof LambdaExpr) && !(node instanceof BodyDeclaration<?>)) {
                lookAt(pass, node, reads, stores);
            }
        }
    }

    private static void report(Pass pass, Node at, String how, Lazy lazy, boolean definite) {
        if (Expected.isMeant(pass, at, Set.of())) {
            return;
        }
        String name = Subject.nameOf(lazy.resource());
        boolean lost = lazy.after() == AfterClose.LOSES;
        boolean itself = lazy.at() == lazy.resource();
        Story story = Story.start(pass)
                .then(lazy.resource(), "'" + name + "' is closed when this try statement is left", "open");
        if (!itself) {
            story = story.then(lazy.at(), "reads from '" + name + "' when it is used, not here");
        }
        String verb = definite ? "reads" : "may read";
        story.then(
                        at,
                        "leaves the try statement here; using it later "
                                + lazy.after().told(),
                        "closed")
                .mendedBy(CollectInside.of(pass, at))
                .report(
                        RULE,
                        definite ? Certainty.DEFINITE : Certainty.POSSIBLE,
                        at,
                        itself
                                ? lazy.noun() + " '" + name + "' is " + how + ", but closed by then"
                                : "the " + how + " " + lazy.noun() + " " + verb + " from '" + name
                                        + "', which is closed by then"
                                        + (lost ? ": what is left is lost without an exception" : ""));
    }
}
