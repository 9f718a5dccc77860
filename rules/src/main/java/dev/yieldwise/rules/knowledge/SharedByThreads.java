package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.rule.Bodies;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Generators that several tasks advance. One task after the other may; two at once may not, and the generator refuses the
 * second. Where tasks are given away nobody sees which it will be.
 */
final class SharedByThreads {
    private static final Set<String> PARALLEL = Set.of("parallelStream", "parallel");

    private static final Set<String> ADVANCING =
            Set.of("hasNext", "nextInt", "nextLong", "nextDouble", "forEachRemaining");

    private static final Set<String> LOCKING = Set.of("lock", "lockInterruptibly", "tryLock", "acquire");

    private final Pass pass;
    private final Tasks tasks;
    private final Map<Site, List<LambdaExpr>> users = new LinkedHashMap<>();

    private SharedByThreads(Pass pass) {
        this.pass = pass;
        this.tasks = new Tasks(pass);
    }

    static List<Handout> in(Pass pass) {
        if (!pass.file().text().contains(GeneratorApi.PACKAGE)) {
            return List.of();
        }
        SharedByThreads threads = new SharedByThreads(pass);
        pass.resultOf(Bodies.ANALYSIS).stream()
                .filter(body -> body.owner() instanceof LambdaExpr)
                .forEach(threads::look);
        return threads.handouts();
    }

    private void look(Body body) {
        LambdaExpr task = (LambdaExpr) body.owner();
        if (!tasks.isElsewhere(body) && !isOfParallelStream(task)) {
            return;
        }
        if (body.allCalls().stream().anyMatch(call -> LOCKING.contains(call.getNameAsString()))) {
            pass.unsaid(task, "the task takes a lock");
            return;
        }
        body.allCalls().stream()
                .filter(call -> GeneratorApi.TAKING.contains(call.getNameAsString())
                        || ADVANCING.contains(call.getNameAsString()))
                .forEach(call -> call.getScope().ifPresent(scope -> use(scope, task)));
        body.allLoops().forEach(loop -> use(loop.getIterable(), task));
    }

    private void use(Expression scope, LambdaExpr task) {
        Expression bare = Expressions.bare(scope);
        if (!(bare instanceof NameExpr) || isUnderMonitor(bare, task)) {
            return;
        }
        pass.types()
                .declarationOf(bare)
                .filter(variable -> !new Site(variable).isWithin(task))
                .filter(variable -> Once.of(pass.types().ofCandidate(variable), pass.types())
                        .filter(kind -> kind == Once.GENERATOR)
                        .isPresent())
                .ifPresent(variable -> {
                    List<LambdaExpr> known = users.computeIfAbsent(new Site(variable), site -> new ArrayList<>());
                    if (known.stream().noneMatch(other -> other == task)) {
                        known.add(task);
                    }
                });
    }

    private static boolean isUnderMonitor(Node use, LambdaExpr task) {
        return Helpers.around(use, SynchronizedStmt.class)
                .filter(monitor -> Helpers.isWithin(monitor, task))
                .isPresent();
    }

    private List<Handout> handouts() {
        List<Handout> found = new ArrayList<>();
        users.forEach((variable, all) -> {
            if (all.size() > 1 || isGivenAgainAndAgain(all.get(0), variable.node())) {
                LambdaExpr last = all.get(all.size() - 1);
                found.add(new Handout(
                        Handout.Way.THREADS,
                        taker(last),
                        Optional.of(variable.node()),
                        Once.GENERATOR.noun(),
                        Subject.nameOf(variable.node()),
                        "",
                        false,
                        false));
            }
        });
        found.removeIf(handout -> isOneThread(handout.at()));
        return found;
    }

    private static Node taker(LambdaExpr task) {
        Node outer = task.getParentNode().orElseThrow();
        while (outer instanceof EnclosedExpr) {
            outer = outer.getParentNode().orElseThrow();
        }
        return outer instanceof VariableDeclarator ? task : outer;
    }

    /** An executor with one thread runs one task after the other. */
    private boolean isOneThread(Node taker) {
        boolean single = taker instanceof MethodCallExpr call
                && call.getScope()
                        .filter(scope -> saysOne(scope.toString())
                                || pass.types()
                                        .declarationOf(scope)
                                        .filter(VariableDeclarator.class::isInstance)
                                        .flatMap(variable -> ((VariableDeclarator) variable).getInitializer())
                                        .filter(made -> saysOne(made.toString()))
                                        .isPresent())
                        .isPresent();
        if (single) {
            pass.unsaid(taker, "the executor has one thread");
        }
        return single;
    }

    private static boolean saysOne(String executor) {
        String lower = executor.toLowerCase(Locale.ROOT);
        return lower.contains("single") || lower.contains("serial") || lower.endsWith("pool(1)");
    }

    /** Whether more than one run of a task gets the same object: a loop around it, but not around the variable. */
    private boolean isGivenAgainAndAgain(LambdaExpr task, Node variable) {
        if (isOfParallelStream(task)) {
            return true;
        }
        for (Node outer = task.getParentNode().orElse(null);
                outer != null && !Helpers.isWithin(variable, outer);
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof ForStmt
                    || outer instanceof ForEachStmt
                    || outer instanceof WhileStmt
                    || outer instanceof DoStmt) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfParallelStream(LambdaExpr task) {
        Node outer = task.getParentNode().orElseThrow();
        Expression chain =
                outer instanceof MethodCallExpr call ? call.getScope().orElse(null) : null;
        while (chain instanceof MethodCallExpr call) {
            if (PARALLEL.contains(call.getNameAsString())) {
                return true;
            }
            chain = call.getScope().map(Expressions::bare).orElse(null);
        }
        return false;
    }
}
