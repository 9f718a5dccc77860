package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.source.Nodes;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the iterators of a file are made of, and so whether they end, and when. */
final class IteratorOrigin {
    /** A variable that is made of a variable is looked into, and so on, but not for ever. */
    private static final int MAX_HOPS = 5;

    /** What makes an iterator of a collection or of another iterator, beside the stages of generators. */
    private static final Set<String> MAKING =
            Set.of("iterator", "listIterator", "stream", "chars", "lines", "keySet", "values", "entrySet");

    /** What makes a collection of elements that stand there. */
    private static final Set<String> SPELLING_OUT = Set.of("of", "ofEntries", "asList");

    private final Pass pass;
    private final Types types;

    IteratorOrigin(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
    }

    /** Whether it is seen that an iterator ends some time, as a parameter's does; of what a call makes it depends on the call. */
    boolean isOfFinite(Node iterator) {
        return isOfFinite(iterator, MAX_HOPS);
    }

    private boolean isOfFinite(Node iterator, int hops) {
        if (!(iterator instanceof VariableDeclarator variable)) {
            return true;
        }
        List<Expression> values = new ArrayList<>();
        variable.getInitializer().ifPresent(values::add);
        Nodes.of(pass.unit()).all(AssignExpr.class).stream()
                .filter(assignment -> means(assignment.getTarget(), variable))
                .forEach(assignment -> values.add(assignment.getValue()));
        return hops > 0 && !values.isEmpty() && values.stream().allMatch(value -> isMadeOfFinite(value, hops));
    }

    /** Whether an iterator is made of a variable: a collection, or another iterator that ends. */
    private boolean isMadeOfFinite(Expression value, int hops) {
        Expression bare = Expressions.withoutCasts(value);
        while (bare instanceof MethodCallExpr call && call.getScope().isPresent()) {
            if (!MAKING.contains(call.getNameAsString()) && !GeneratorApi.STAGES.contains(call.getNameAsString())) {
                return false;
            }
            bare = Expressions.withoutCasts(call.getScope().get());
        }
        Optional<Node> source = types.declarationOf(bare);
        return source.isPresent()
                && (isLazy(source.get()) ? isOfFinite(source.get(), hops - 1) : !isOfKnownSize(source.get()));
    }

    /** Whether a collection is spelled out, or an element of another one, which hardly has empty ones. */
    private static boolean isOfKnownSize(Node collection) {
        return collection instanceof VariableDeclarator variable
                && (isElement(variable)
                        || variable.getInitializer()
                                .map(Expressions::withoutCasts)
                                .filter(value -> value instanceof MethodCallExpr call
                                        && SPELLING_OUT.contains(call.getNameAsString())
                                        && call.getArguments().isNonEmpty())
                                .isPresent());
    }

    private static boolean isElement(VariableDeclarator variable) {
        return variable.getParentNode().flatMap(Node::getParentNode).orElse(null) instanceof ForEachStmt;
    }

    /** Whether a variable holds what may have no end: anything but a collection. */
    private boolean isLazy(Node source) {
        return !types.isA(types.ofDeclaration(source), "java.util.Collection")
                && !types.isA(types.ofDeclaration(source), "java.util.Map");
    }

    /** Whether a loop around it goes over what the iterator is made of, or over another view of it. */
    boolean isOfLoopAround(Node call, Node iterator) {
        Optional<Node> source = sourceOf(iterator);
        for (Node outer = around(call);
                source.isPresent() && !(outer instanceof CallableDeclaration<?>);
                outer = outer.getParentNode().orElse(null)) {
            if (outer == null) {
                return false;
            }
            if (outer instanceof ForEachStmt loop && means(root(loop.getIterable()), source.get())) {
                return true;
            }
        }
        return false;
    }

    /** The variable that an iterator is made of. */
    private Optional<Node> sourceOf(Node iterator) {
        return iterator instanceof VariableDeclarator variable
                ? variable.getInitializer().map(IteratorOrigin::root).flatMap(types::declarationOf)
                : Optional.empty();
    }

    /** What a chain of calls starts with. */
    private static Expression root(Expression chain) {
        Expression bare = Expressions.withoutCasts(chain);
        while (bare instanceof MethodCallExpr call && call.getScope().isPresent()) {
            bare = Expressions.withoutCasts(call.getScope().get());
        }
        return bare;
    }

    private boolean means(Expression expression, Node declaration) {
        return types.declarationOf(Expressions.withoutCasts(expression))
                .filter(each -> each == declaration)
                .isPresent();
    }

    private static Node around(Node node) {
        return node.getParentNode().orElseThrow();
    }
}
