package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.FieldAccessExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.DoStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.ForStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.stmt.WhileStmt;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.knowledge.ClosedResource.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is stored in a try statement for the time after it: in a variable, in a collection, or by a method that does nothing
 * but store. Uses are found by name, so that it errs towards nothing.
 */
public final class Stores {
    private static final Set<String> ADDING =
            Set.of("add", "addFirst", "addLast", "offer", "offerFirst", "offerLast", "push", "put", "putIfAbsent");

    /** What takes out of a collection what was put in. */
    private static final Set<String> REMOVING =
            Set.of("clear", "remove", "removeFirst", "removeLast", "removeAll", "removeIf", "close");

    private final Pass pass;
    private final TryStmt attempt;
    private final Node member;

    public Stores(Pass pass, TryStmt attempt) {
        this.pass = pass;
        this.attempt = attempt;
        this.member = Helpers.memberAround(attempt);
    }

    /**
     * A store.
     *
     * @param at the assignment or call
     * @param value what is stored
     * @param holder what keeps it: the variable that is assigned, the collection, the object whose method it is; nothing
     *     for a method of this object
     */
    public record Store(Expression at, Expression value, Optional<Expression> holder) {
        /** Whether a variable has the very value afterwards. */
        boolean isPlain() {
            return at instanceof AssignExpr;
        }
    }

    /** The stores that a node may be. */
    public List<Store> of(Node node) {
        if (node instanceof AssignExpr assignment) {
            return List.of(new Store(assignment, assignment.getValue(), Optional.of(assignment.getTarget())));
        }
        if (!(node instanceof MethodCallExpr call) || call.getArguments().isEmpty()) {
            return List.of();
        }
        Optional<Expression> root = call.getScope().map(Expressions::withoutCasts);
        if (ADDING.contains(call.getNameAsString())
                && root.filter(Stores::isVariable).isPresent()) {
            return List.of(new Store(call, call.getArguments().getLast().orElseThrow(), root));
        }
        boolean ofObject = root.isEmpty() || root.filter(Stores::isVariable).isPresent();
        List<Store> stores = new ArrayList<>();
        for (Expression argument : call.getArguments()) {
            // What a method does is looked up only for what may be lazy.
            if (ofObject && !argument.isLiteralExpr()) {
                stores.add(new Store(call, argument, root));
            }
        }
        return stores;
    }

    /** Whether what is stored is there after the try statement, and meant to be used then. */
    public boolean outlives(Store store, Lazy lazy) {
        boolean given = store.at() instanceof MethodCallExpr call && !isAdding(call);
        if (given && (lazy.at() == lazy.resource() || !isKept(store))) {
            return false;
        }
        boolean ownObject = given
                && store.holder()
                        .filter(holder -> !(holder instanceof ThisExpr))
                        .filter(holder -> pass.types().classNamed(holder).isEmpty())
                        .isEmpty();
        if (ownObject) {
            return !handsOnThis(store.at());
        }
        Optional<Node> declaration = store.holder().flatMap(this::declarationOf);
        if (declaration.isEmpty() || Helpers.isWithin(declaration.get(), attempt)) {
            return false;
        }
        List<Expression> uses = uses(Subject.nameOf(declaration.get()));
        return isSeenAfter(store, declaration.get(), uses)
                || isSeenInNextRound(store, declaration.get(), uses, lazy.kind() == Kind.FUNCTION);
    }

    private boolean isAdding(MethodCallExpr call) {
        return ADDING.contains(call.getNameAsString())
                && call.getScope()
                        .map(scope -> pass.types().of(scope))
                        .filter(type -> pass.types().isA(type, "java.util.Collection")
                                || pass.types().isA(type, "java.util.Map"))
                        .isPresent();
    }

    private boolean isSeenAfter(Store store, Node declaration, List<Expression> uses) {
        boolean usedBefore = uses.stream()
                .anyMatch(use -> isAfter(use, store.at()) && Helpers.isWithin(use, attempt.getTryBlock())
                        || isInSameLoop(use, store.at()));
        List<Expression> after =
                uses.stream().filter(use -> isAfter(use, attempt)).toList();
        if (usedBefore || after.stream().anyMatch(Stores::isEnd)) {
            return false;
        }
        return Subject.isField(declaration) ? !handsOnThis(store.at()) : !after.isEmpty();
    }

    /** A use in a loop within the block comes after the store as well as before it. */
    private boolean isInSameLoop(Expression use, Node store) {
        return !Helpers.isWithin(use, store)
                && loopsAround(store, attempt).stream().anyMatch(loop -> Helpers.isWithin(use, loop));
    }

    /** Whether the next round of a loop around the try statement uses what this one has stored. */
    private boolean isSeenInNextRound(Store store, Node declaration, List<Expression> uses, boolean manyTimes) {
        boolean usedUp = !manyTimes
                && uses.stream()
                        .anyMatch(use -> isAfter(use, store.at()) && Helpers.isWithin(use, attempt.getTryBlock()));
        if (usedUp || !store.isPlain()) {
            return false;
        }
        return loopsAround(attempt, member).stream()
                .filter(loop -> !Helpers.isWithin(declaration, loop))
                .map(loop -> uses.stream()
                        .filter(use -> Helpers.isWithin(use, loop) && !Helpers.isWithin(use, store.at()))
                        .toList())
                .anyMatch(inLoop -> inLoop.stream().noneMatch(Stores::isEnd)
                        && inLoop.stream().anyMatch(use -> !isAfter(use, store.at()) && !isNullCheck(use)));
    }

    /** Whether the statement after the try statement uses the variable, and nothing else gives it a value. */
    public boolean isUsedNext(Store store) {
        Optional<Node> declaration = store.isPlain()
                ? store.holder().flatMap(this::declarationOf).filter(node -> !Subject.isField(node))
                : Optional.empty();
        if (declaration.isEmpty()) {
            return false;
        }
        String name = Subject.nameOf(declaration.get());
        Optional<Statement> next = attempt.getParentNode()
                .filter(BlockStmt.class::isInstance)
                .map(block -> ((BlockStmt) block).getStatements())
                .flatMap(statements -> statements.stream()
                        .dropWhile(statement -> statement != attempt)
                        .skip(1)
                        .findFirst());
        return next.filter(statement -> (statement.isReturnStmt() || statement.isExpressionStmt())
                        && uses(name).stream().anyMatch(use -> Helpers.isWithin(use, statement))
                        && statement.findFirst(AssignExpr.class).isEmpty())
                .isPresent();
    }

    /** Whether the method that is called keeps an argument in a field, and does nothing else with anything. */
    private boolean isKept(Store store) {
        MethodCallExpr call = (MethodCallExpr) store.at();
        int place = call.getArguments().indexOf(store.value());
        Optional<CallableDeclaration<?>> target = pass.program().onlyTarget(call);
        return target.filter(MethodDeclaration.class::isInstance)
                .map(MethodDeclaration.class::cast)
                .filter(method -> method.getParameters().size() > place && isStoring(method, place))
                .isPresent();
    }

    private boolean isStoring(MethodDeclaration method, int place) {
        Node parameter = method.getParameter(place);
        List<AssignExpr> stores = method.findAll(
                AssignExpr.class,
                assignment -> pass.types()
                                .declarationOf(assignment.getValue())
                                .filter(parameter::equals)
                                .isPresent()
                        && pass.types()
                                .declarationOf(assignment.getTarget())
                                .filter(Subject::isField)
                                .isPresent());
        return !stores.isEmpty() && method.findFirst(MethodCallExpr.class).isEmpty();
    }

    /** Code that is called from the block after the store may use the field before the resource is closed. */
    private boolean handsOnThis(Node store) {
        return attempt.getTryBlock().findAll(Expression.class).stream()
                .filter(expression -> expression instanceof MethodCallExpr call
                                && call.getScope().isEmpty()
                        || expression instanceof ThisExpr
                                && expression
                                        .getParentNode()
                                        .filter(FieldAccessExpr.class::isInstance)
                                        .isEmpty())
                .anyMatch(expression -> isAfter(expression, store));
    }

    private static boolean isVariable(Expression scope) {
        return scope instanceof NameExpr
                || scope instanceof ThisExpr
                || scope instanceof FieldAccessExpr access
                        && (access.getScope() instanceof ThisExpr || access.getScope() instanceof NameExpr);
    }

    private Optional<Node> declarationOf(Expression use) {
        return Helpers.declarationOf(use, pass);
    }

    /** Whether a use gives the variable another value, or takes out what it holds. */
    private static boolean isEnd(Expression use) {
        Node outer = use.getParentNode().orElse(null);
        return outer instanceof AssignExpr assignment && assignment.getTarget() == use
                || outer instanceof MethodCallExpr call
                        && call.getScope().filter(scope -> scope == use).isPresent()
                        && REMOVING.contains(call.getNameAsString());
    }

    private static boolean isNullCheck(Expression use) {
        return use.getParentNode().orElse(null) instanceof BinaryExpr test
                && (test.getLeft().isNullLiteralExpr() || test.getRight().isNullLiteralExpr());
    }

    private static List<Node> loopsAround(Node node, Node within) {
        List<Node> loops = new ArrayList<>();
        for (Node outer = node.getParentNode().orElse(null);
                outer != null && outer != within;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof ForEachStmt
                    || outer instanceof ForStmt
                    || outer instanceof WhileStmt
                    || outer instanceof DoStmt) {
                loops.add(outer);
            }
        }
        return loops;
    }

    private static boolean isAfter(Node node, Node other) {
        return node.getBegin().isPresent()
                && other.getEnd().isPresent()
                && node.getBegin().get().isAfter(other.getEnd().get());
    }

    /** The uses of a name in the member; of {@code this.x}, the whole. */
    private List<Expression> uses(String name) {
        return member.findAll(
                Expression.class,
                expression -> expression instanceof NameExpr use
                                && use.getNameAsString().equals(name)
                        || expression instanceof FieldAccessExpr access
                                && access.getNameAsString().equals(name));
    }
}
