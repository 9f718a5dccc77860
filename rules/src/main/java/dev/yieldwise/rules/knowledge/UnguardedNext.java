package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a body takes the next element of an iterator and nothing says that there is one. */
public final class UnguardedNext {
    private static final Set<String> NEXT = Set.of("next", "nextInt", "nextLong", "nextDouble");

    private static final String ITERATOR = "java.util.Iterator";
    private static final String SCANNER = "java.util.Scanner";

    /** Questions after which an author knows how much there is. */
    private static final Set<String> GUARDS = Set.of("hasNext", "hasPrevious", "nextIndex", "isEmpty", "size", "state");

    private static final Set<String> CATCHING =
            Set.of("NoSuchElementException", "RuntimeException", "Exception", "Throwable");

    /** What makes iterators that have no end. */
    private static final Set<String> ENDLESS = Set.of("count", "cycle", "repeat", "generate", "iterate");

    private final Pass pass;
    private final Types types;
    private final GeneratorBodies bodies;
    private final List<MethodCallExpr> found = new ArrayList<>();

    private UnguardedNext(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
        bodies.yielding().stream().filter(bodies::isWhole).forEach(this::find);
    }

    public static List<MethodCallExpr> in(Pass pass) {
        return new UnguardedNext(pass).found;
    }

    private void find(Body body) {
        for (MethodCallExpr call : body.calls()) {
            if (NEXT.contains(call.getNameAsString())
                    && call.getArguments().isEmpty()
                    && call.getScope()
                            .map(Expressions::bare)
                            .filter(this::isIterator)
                            .isPresent()) {
                Optional<String> guard = guard(call, body);
                guard.ifPresentOrElse(reason -> pass.unsaid(call, reason), () -> found.add(call));
            }
        }
        body.functions().stream()
                .filter(function -> bodies.runsAtOnce((LambdaExpr) function.owner()))
                .forEach(this::find);
    }

    private boolean isIterator(Expression scope) {
        if (!(scope instanceof NameExpr) && !(scope instanceof FieldAccessExpr)) {
            return false;
        }
        TypeRef type = types.ofCandidate(scope);
        return types.isA(type, ITERATOR) && !types.isA(type, SCANNER);
    }

    private Optional<String> guard(MethodCallExpr call, Body body) {
        if (isCaught(call)) {
            return Optional.of("what it throws at the end is caught");
        }
        if (isBounded(call, body.owner())) {
            return Optional.of("a condition decides how often it is called");
        }
        Node around = methodAround(body.owner());
        if (around.findFirst(MethodCallExpr.class, other -> GUARDS.contains(other.getNameAsString()))
                        .isPresent()
                || around.findFirst(
                                FieldAccessExpr.class,
                                access -> access.getNameAsString().equals("length"))
                        .isPresent()) {
            return Optional.of("the code around it asks how much there is");
        }
        if (isGivenPrivately(call.getScope().orElseThrow())) {
            return Optional.of("the callers of a private method know what they give it");
        }
        return isEndless(call.getScope().orElseThrow())
                ? Optional.of("the iterator has no end, or it is not known how it is made")
                : Optional.empty();
    }

    private static boolean isCaught(Node call) {
        Node child = call;
        for (Node outer = call; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt
                    && attempt.getTryBlock() == child
                    && attempt.getCatchClauses().stream()
                            .flatMap(clause -> Caught.types(clause).stream())
                            .anyMatch(type -> CATCHING.contains(
                                    type.asString().substring(type.asString().lastIndexOf('.') + 1)))) {
                return true;
            }
            child = outer;
        }
        return false;
    }

    /** An endless loop is no bound, and neither is one over other elements, of which there may be more. */
    private static boolean isBounded(Node call, Node owner) {
        for (Node outer = call; outer != owner; outer = outer.getParentNode().orElseThrow()) {
            if (outer instanceof IfStmt
                    || outer instanceof ForStmt loop && loop.getCompare().isPresent()
                    || outer instanceof WhileStmt loop && !loop.getCondition().isBooleanLiteralExpr()
                    || outer instanceof DoStmt) {
                return true;
            }
        }
        return false;
    }

    private static Node methodAround(Node owner) {
        Node outer = owner;
        while (!(outer instanceof CallableDeclaration<?>)
                && outer.getParentNode().isPresent()) {
            outer = outer.getParentNode().get();
        }
        return outer;
    }

    /** Such callers have endless sources in mind, or have asked: they stand in the same file. */
    private boolean isGivenPrivately(Expression iterator) {
        return types.declarationOf(iterator)
                .flatMap(Node::getParentNode)
                .filter(method -> method instanceof CallableDeclaration<?> callable && callable.isPrivate())
                .isPresent();
    }

    /** A parameter's elements end some time; of what a call makes it depends on the call. */
    private boolean isEndless(Expression iterator) {
        Optional<Node> declaration = types.declarationOf(iterator);
        if (declaration.isEmpty()) {
            return true;
        }
        if (!(declaration.get() instanceof VariableDeclarator variable)) {
            return false;
        }
        List<Expression> values = new ArrayList<>();
        variable.getInitializer().ifPresent(values::add);
        pass.unit()
                .findAll(
                        AssignExpr.class,
                        assignment -> types.declarationOf(assignment.getTarget())
                                .filter(target -> target == variable)
                                .isPresent())
                .forEach(assignment -> values.add(assignment.getValue()));
        return values.stream().anyMatch(value -> !isOfFinite(value));
    }

    /** Whether an iterator is made of a variable: a collection, or another iterator. */
    private boolean isOfFinite(Expression value) {
        Expression bare = Expressions.withoutCasts(value);
        while (bare instanceof MethodCallExpr call && call.getScope().isPresent()) {
            if (ENDLESS.contains(call.getNameAsString())) {
                return false;
            }
            bare = Expressions.withoutCasts(call.getScope().get());
        }
        return types.declarationOf(bare).isPresent();
    }
}
