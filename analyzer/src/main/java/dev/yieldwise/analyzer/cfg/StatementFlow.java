package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.expr.BooleanLiteralExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.AssertStmt;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ExplicitConstructorInvocationStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LabeledStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchStmt;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import com.github.javaparser.ast.stmt.YieldStmt;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The flow of statements. */
final class StatementFlow {
    private final Graph graph;
    private final Scopes scopes;
    private final SwitchFlow switches;
    private final ExpressionFlow expressions;

    StatementFlow(Graph graph, Scopes scopes) {
        this.graph = graph;
        this.scopes = scopes;
        this.switches = new SwitchFlow(graph, scopes, this::statement);
        this.expressions = switches.expressions();
    }

    ExpressionFlow expressions() {
        return expressions;
    }

    void statement(Statement statement) {
        statement(statement, List.of());
    }

    /** Local types, empty statements and what could not be parsed do nothing. */
    private void statement(Statement statement, List<String> labels) {
        if (!graph.live()) {
            return;
        }
        if (statement instanceof ExpressionStmt plain) {
            expressions.value(plain.getExpression());
        } else if (statement instanceof BlockStmt block) {
            block.getStatements().forEach(this::statement);
        } else if (statement instanceof IfStmt choice) {
            ifStatement(choice);
        } else if (statement instanceof ReturnStmt end) {
            end.getExpression().ifPresent(expressions::value);
            scopes.emit(Element.Kind.RETURN, end);
            scopes.jumpToExit();
        } else if (statement instanceof ThrowStmt end) {
            expressions.value(end.getExpression());
            scopes.emitThrow(Element.Kind.THROW, end, thrownBy(end.getExpression()));
        } else if (statement instanceof TryStmt guarded) {
            tryStatement(guarded);
        } else if (statement instanceof ForEachStmt loop) {
            forEach(loop, labels);
        } else if (statement instanceof ForStmt loop) {
            forLoop(loop, labels);
        } else if (statement instanceof WhileStmt loop) {
            whileLoop(loop, labels);
        } else if (statement instanceof DoStmt loop) {
            doLoop(loop, labels);
        } else if (statement instanceof SwitchStmt choice) {
            switches.statement(choice, labels);
        } else if (statement instanceof BreakStmt jump) {
            scopes.breakTo(jump.getLabel().map(SimpleName::asString));
        } else if (statement instanceof ContinueStmt jump) {
            scopes.continueWith(jump.getLabel().map(SimpleName::asString));
        } else if (statement instanceof YieldStmt result) {
            expressions.value(result.getExpression());
            scopes.yieldOut();
        } else if (statement instanceof SynchronizedStmt locked) {
            synchronizedStatement(locked);
        } else if (statement instanceof LabeledStmt labelled) {
            labelled(labelled);
        } else if (statement instanceof AssertStmt check) {
            assertion(check);
        } else if (statement instanceof ExplicitConstructorInvocationStmt call) {
            call.getExpression().ifPresent(expressions::value);
            expressions.values(call.getArguments());
            scopes.emit(Element.Kind.EVALUATE, call);
        }
    }

    /** A chain of else-ifs may have thousands of links, so it is walked, not descended. */
    private void ifStatement(IfStmt choice) {
        Block after = graph.block();
        Statement at = choice;
        while (at instanceof IfStmt link) {
            Block then = graph.block();
            Block otherwise = link.getElseStmt().isPresent() ? graph.block() : after;
            expressions.condition(link.getCondition(), then, otherwise);
            graph.start(then);
            statement(link.getThenStmt());
            graph.jump(after);
            if (otherwise == after) {
                at = null;
            } else {
                graph.start(otherwise);
                at = link.getElseStmt().orElseThrow();
            }
        }
        if (at != null) {
            statement(at);
            graph.jump(after);
        }
        graph.start(after);
    }

    private void labelled(LabeledStmt labelled) {
        List<String> labels = new ArrayList<>();
        Statement at = labelled;
        while (at instanceof LabeledStmt outer) {
            labels.add(outer.getLabel().asString());
            at = outer.getStatement();
        }
        Block after = graph.block();
        Scope outer = scopes.top();
        scopes.enter(Scope.Target.of(outer, Scope.Target.Form.LABELLED, labels, after));
        statement(at, labels);
        graph.jump(after);
        scopes.backTo(outer);
        graph.start(after);
    }

    private void whileLoop(WhileStmt loop, List<String> labels) {
        Block head = graph.block();
        Block body = graph.block();
        Block after = graph.block();
        graph.jump(head);
        graph.start(head);
        expressions.condition(loop.getCondition(), body, after);
        loopBody(loop.getBody(), labels, body, head, after);
        graph.jump(head);
        graph.start(after);
    }

    private void doLoop(DoStmt loop, List<String> labels) {
        Block body = graph.block();
        Block condition = graph.block();
        Block after = graph.block();
        graph.jump(body);
        loopBody(loop.getBody(), labels, body, condition, after);
        graph.jump(condition);
        graph.start(condition);
        expressions.condition(loop.getCondition(), body, after);
        graph.start(after);
    }

    private void forLoop(ForStmt loop, List<String> labels) {
        expressions.values(loop.getInitialization());
        Block head = graph.block();
        Block body = graph.block();
        Block update = graph.block();
        Block after = graph.block();
        graph.jump(head);
        graph.start(head);
        loop.getCompare()
                .ifPresentOrElse(compare -> expressions.condition(compare, body, after), () -> graph.jump(body));
        loopBody(loop.getBody(), labels, body, update, after);
        graph.jump(update);
        graph.start(update);
        expressions.values(loop.getUpdate());
        graph.jump(head);
        graph.start(after);
    }

    private void forEach(ForEachStmt loop, List<String> labels) {
        expressions.value(loop.getIterable());
        scopes.emit(Element.Kind.ITERATOR, loop);
        Block head = graph.block();
        Block next = graph.block();
        Block body = graph.block();
        Block after = graph.block();
        graph.jump(head);
        graph.start(head);
        scopes.emit(Element.Kind.HAS_NEXT, loop);
        graph.branch(loop, next, after);
        graph.start(next);
        scopes.emit(Element.Kind.NEXT, loop);
        graph.jump(body);
        loopBody(loop.getBody(), labels, body, head, after);
        graph.jump(head);
        graph.start(after);
    }

    private void loopBody(Statement statement, List<String> labels, Block body, Block again, Block after) {
        Scope outer = scopes.top();
        scopes.enter(Scope.Target.loop(outer, labels, after, again));
        graph.start(body);
        statement(statement);
        scopes.backTo(outer);
    }

    private void tryStatement(TryStmt guarded) {
        Block after = graph.block();
        Scope outer = scopes.top();
        guarded.getFinallyBlock().ifPresent(block -> scopes.enter(new Scope.Cleanup(outer, () -> statement(block))));
        Scope inCatch = scopes.top();
        List<CatchClause> clauses = guarded.getCatchClauses();
        Scope.Handlers handlers = new Scope.Handlers(inCatch, guarded.getCatchClauses(), graph);
        if (!clauses.isEmpty()) {
            scopes.enter(handlers);
        }
        guarded.getResources().forEach(this::resource);
        statement(guarded.getTryBlock());
        scopes.jump(after, outer);
        for (int i = 0; i < clauses.size(); i++) {
            scopes.backTo(inCatch);
            graph.start(handlers.handlers.get(i).block());
            scopes.emit(Element.Kind.CATCH, clauses.get(i));
            statement(clauses.get(i).getBody());
            scopes.jump(after, outer);
        }
        scopes.backTo(outer);
        graph.start(after);
    }

    /** Each resource stands in the scope of those before it: their close takes place after its own. */
    private void resource(Expression resource) {
        expressions.value(resource);
        scopes.enter(new Scope.Cleanup(scopes.top(), () -> scopes.emit(Element.Kind.CLOSE, resource)));
    }

    private void synchronizedStatement(SynchronizedStmt locked) {
        expressions.value(locked.getExpression());
        scopes.emit(Element.Kind.LOCK, locked);
        Block after = graph.block();
        Scope outer = scopes.top();
        scopes.enter(new Scope.Cleanup(outer, () -> scopes.emit(Element.Kind.UNLOCK, locked)));
        statement(locked.getBody());
        scopes.jump(after, outer);
        scopes.backTo(outer);
        graph.start(after);
    }

    /**
     * Assertions are taken to be on: what they state holds afterwards. Only {@code assert false} is not the end, because
     * the code after it exists for the day when they are off.
     */
    private void assertion(AssertStmt check) {
        Expression stated = Expressions.bare(check.getCheck());
        if (stated instanceof BooleanLiteralExpr literal && !literal.getValue()) {
            check.getMessage().ifPresent(expressions::value);
            scopes.emit(Element.Kind.ASSERT, check);
            return;
        }
        Block after = graph.block();
        Block failed = graph.block();
        expressions.condition(check.getCheck(), after, failed);
        graph.start(failed);
        check.getMessage().ifPresent(expressions::value);
        scopes.emitThrow(Element.Kind.ASSERT, check, Optional.of("AssertionError"));
        graph.start(after);
    }

    private static Optional<String> thrownBy(Expression expression) {
        return Expressions.bare(expression) instanceof ObjectCreationExpr creation
                ? Optional.of(creation.getType().getNameAsString())
                : Optional.empty();
    }
}
