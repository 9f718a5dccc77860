package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.ConditionalExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithBody;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.IfStmt;
import com.github.javaparser.ast.stmt.LocalClassDeclarationStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Subject;
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

    /** What makes as many elements as the author has asked for. */
    private static final Set<String> COUNTED = Set.of("range", "rangeClosed", "limit", "take", "islice", "nCopies");

    private final Pass pass;
    private final Types types;
    private final GeneratorBodies bodies;
    private final IteratorOrigin origin;
    private final List<MethodCallExpr> found = new ArrayList<>();

    private UnguardedNext(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
        this.bodies = pass.resultOf(GeneratorBodies.ANALYSIS);
        this.origin = new IteratorOrigin(pass);
        bodies.yielding().stream().filter(bodies::isWhole).forEach(body -> find(body, body));
    }

    public static List<MethodCallExpr> in(Pass pass) {
        return new UnguardedNext(pass).found;
    }

    /** @param whole the body itself, or the one that runs it at once */
    private void find(Body body, Body whole) {
        for (MethodCallExpr call : body.calls()) {
            if (NEXT.contains(call.getNameAsString())
                    && call.getArguments().isEmpty()
                    && call.getScope()
                            .map(Expressions::bare)
                            .filter(this::isIterator)
                            .isPresent()) {
                Optional<String> guard = guard(call, whole);
                guard.ifPresentOrElse(reason -> pass.unsaid(call, reason), () -> found.add(call));
            }
        }
        body.functions().stream()
                .filter(function -> bodies.runsAtOnce((LambdaExpr) function.owner()))
                .forEach(function -> find(function, whole));
    }

    private boolean isIterator(Expression scope) {
        if (!(scope instanceof NameExpr) && !(scope instanceof FieldAccessExpr)) {
            return false;
        }
        TypeRef type = types.ofCandidate(scope);
        return types.isA(type, ITERATOR) && !types.isA(type, SCANNER);
    }

    private Optional<String> guard(MethodCallExpr call, Body body) {
        Expression iterator = call.getScope().orElseThrow();
        Optional<Node> declaration = types.declarationOf(iterator);
        if (declaration.isEmpty()) {
            return Optional.of("it is not seen what the iterator is");
        }
        if (isCaught(call)) {
            return Optional.of("what it throws at the end is caught");
        }
        if (isBounded(call, body.owner())) {
            return Optional.of("a condition decides how often it is called");
        }
        if (origin.isOfLoopAround(call, declaration.get())) {
            return Optional.of("the loop runs over the same elements, or others of the same number");
        }
        if (isAskedAbout(call, declaration.get(), methodAround(body.owner()))) {
            return Optional.of("the code around it asks how much there is");
        }
        if (isGivenPrivately(declaration.get())) {
            return Optional.of("the callers of a private method know what they give it");
        }
        return origin.isOfFinite(declaration.get())
                ? Optional.empty()
                : Optional.of("the iterator has no end, or it is not known how it is made");
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
        Node child = call;
        for (Node outer = around(call); outer != owner; outer = around(outer)) {
            if (outer instanceof IfStmt
                    || outer instanceof ConditionalExpr
                    || outer instanceof SwitchEntry
                    || outer instanceof BinaryExpr choice
                            && (choice.getOperator() == BinaryExpr.Operator.AND
                                    || choice.getOperator() == BinaryExpr.Operator.OR)
                    || outer instanceof ForStmt loop && loop.getCompare().isPresent()
                    || outer instanceof WhileStmt loop && !loop.getCondition().isBooleanLiteralExpr()
                    || outer instanceof DoStmt
                    || outer instanceof ForEachStmt loop && isCounted(loop.getIterable())
                    || outer instanceof MethodCallExpr runner && isCounted(runner)
                    || outer instanceof BlockStmt block && mayLeaveBefore(child, block)) {
                return true;
            }
            child = outer;
        }
        return false;
    }

    private static boolean isCounted(Expression source) {
        Expression bare = Expressions.bare(source);
        while (bare instanceof MethodCallExpr call) {
            if (COUNTED.contains(call.getNameAsString())) {
                return true;
            }
            bare = call.getScope().map(Expressions::bare).orElse(null);
        }
        return false;
    }

    /** Whether a condition before a place may have ended the loop or the body. */
    private static boolean mayLeaveBefore(Node place, Node code) {
        return code instanceof BlockStmt block
                && block.getStatements().stream()
                        .takeWhile(statement -> statement != place && !statement.isAncestorOf(place))
                        .filter(IfStmt.class::isInstance)
                        .anyMatch(statement -> statement.stream().anyMatch(UnguardedNext::isJump));
    }

    private static boolean isJump(Node node) {
        return node instanceof BreakStmt || node instanceof ReturnStmt || node instanceof ThrowStmt;
    }

    private static Node around(Node node) {
        return node.getParentNode().orElseThrow();
    }

    private static Node methodAround(Node owner) {
        Node outer = owner;
        while (!(outer instanceof CallableDeclaration<?>)
                && outer.getParentNode().isPresent()) {
            outer = outer.getParentNode().get();
        }
        return outer;
    }

    /**
     * Whether the method asks how many elements anything has, or hands the iterator to code that may. Of an iterator in a
     * field, any code of its class may ask, a constructor of the parameter that has its name.
     */
    private boolean isAskedAbout(MethodCallExpr call, Node iterator, Node method) {
        boolean asks = method.stream()
                .filter(node -> node instanceof MethodCallExpr other && GUARDS.contains(other.getNameAsString())
                        || node instanceof FieldAccessExpr access
                                && access.getNameAsString().equals("length"))
                .anyMatch(question -> mayComeBefore(question, call));
        Node reach = Subject.isField(iterator) ? around(around(iterator)) : method;
        return asks
                || reach.stream()
                        .filter(node -> isQuestion(node, iterator))
                        .anyMatch(node -> Subject.isField(iterator) || mayComeBefore(node, call));
    }

    /** What stands behind a place comes before it only by a loop around both. */
    private static boolean mayComeBefore(Node question, Node place) {
        if (question.getRange().orElseThrow().begin.isBefore(place.getRange().orElseThrow().begin)) {
            return true;
        }
        for (Node outer = around(place); !(outer instanceof CallableDeclaration<?>); outer = around(outer)) {
            if (outer instanceof NodeWithBody<?> && outer.isAncestorOf(question)) {
                return true;
            }
            if (outer.getParentNode().isEmpty()) {
                return false;
            }
        }
        return false;
    }

    private boolean isQuestion(Node node, Node iterator) {
        if (node instanceof MethodCallExpr call) {
            return GUARDS.contains(call.getNameAsString())
                            && call.getScope()
                                    .filter(scope -> isNamed(scope, Subject.nameOf(iterator)))
                                    .isPresent()
                    || !call.getNameAsString().equals(GeneratorApi.DELEGATING)
                            && call.getArguments().stream().anyMatch(argument -> means(argument, iterator));
        }
        return node instanceof ObjectCreationExpr creation
                && creation.getArguments().stream().anyMatch(argument -> means(argument, iterator));
    }

    private static boolean isNamed(Expression expression, String name) {
        Expression bare = Expressions.withoutCasts(expression);
        return bare instanceof NameExpr simple && simple.getNameAsString().equals(name)
                || bare instanceof FieldAccessExpr access
                        && access.getNameAsString().equals(name);
    }

    private boolean means(Expression expression, Node declaration) {
        return types.declarationOf(Expressions.withoutCasts(expression))
                .filter(each -> each == declaration)
                .isPresent();
    }

    /** Such callers have endless sources in mind, or have asked: they stand in the same file. So do those of a lambda. */
    private static boolean isGivenPrivately(Node iterator) {
        if (!(iterator instanceof Parameter)) {
            return false;
        }
        for (Node outer = around(iterator);
                outer != null;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof LambdaExpr
                    || outer instanceof CallableDeclaration<?> callable && callable.isPrivate()
                    || outer instanceof TypeDeclaration<?> type && type.isPrivate()
                    || outer instanceof LocalClassDeclarationStmt) {
                return true;
            }
        }
        return false;
    }
}
