package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Iterates a copy, so that the collection may change meanwhile. */
final class Snapshot {
    private static final String LIST = "java.util.ArrayList";

    /** Keeps the order of whatever map it copies. */
    private static final String MAP = "java.util.LinkedHashMap";

    private static final Set<String> STREAMING = Set.of("stream", "parallelStream");

    private Snapshot() {}

    static Optional<Fix> of(Change change) {
        if (isWithinAnother(change)) {
            return Optional.empty();
        }
        List<Expression> sources = new ArrayList<>();
        for (Node iteration : change.iterations()) {
            Optional<Expression> source = source(change, iteration);
            if (source.isEmpty() || !isCollection(change, source.get())) {
                return Optional.empty();
            }
            sources.add(source.get());
        }
        return sources.isEmpty() ? Optional.empty() : fix(change, sources);
    }

    /**
     * Whether a function that changes is run by a further iteration, which would go wrong just as well. Loops tell
     * themselves whether they go on.
     */
    private static boolean isWithinAnother(Change change) {
        String name = Code.nameOf(change.declaration());
        Node child = change.at();
        for (Node outer = child.getParentNode().orElse(null);
                outer != null && child != change.body().owner();
                outer = outer.getParentNode().orElse(null)) {
            Node code = outer;
            Node within = child;
            boolean over = outer instanceof MethodCallExpr call
                    && call.getScope()
                            .filter(scope -> scope != within && Code.mentions(scope, name))
                            .isPresent();
            if (over && change.iterations().stream().noneMatch(iteration -> iteration == code)) {
                return true;
            }
            child = outer;
        }
        return false;
    }

    /** A generator that walks over the collection has no copy. */
    private static boolean isCollection(Change change, Expression source) {
        TypeRef type = change.pass().types().of(source);
        return change.pass().types().isA(type, "java.util.Collection") || isMap(change, source);
    }

    private static boolean isMap(Change change, Expression source) {
        return change.pass().types().isA(change.pass().types().of(source), "java.util.Map");
    }

    /** The expression that gives what is iterated. */
    private static Optional<Expression> source(Change change, Node iteration) {
        if (iteration instanceof ForEachStmt loop) {
            return Optional.of(loop.getIterable());
        }
        if (!(iteration instanceof MethodCallExpr call) || call.getScope().isEmpty()) {
            return Optional.empty();
        }
        return switch (call.getNameAsString()) {
            case "iterator" -> isRemovedBy(change, call) ? Optional.empty() : call.getScope();
            case "forEach", "forEachOrdered" -> ofChain(call.getScope().get());
            default -> Optional.empty();
        };
    }

    /** An iterator of the copy would remove from the copy; one that is handed on may do so too. */
    private static boolean isRemovedBy(Change change, MethodCallExpr iterator) {
        return !(iterator.getParentNode().orElse(null) instanceof VariableDeclarator variable)
                || change.body().owner().findAll(NameExpr.class).stream()
                        .filter(name -> name.getNameAsString().equals(variable.getNameAsString()))
                        .anyMatch(name -> !(name.getParentNode().orElse(null) instanceof MethodCallExpr call
                                && call.getScope().orElse(null) == name
                                && Set.of("hasNext", "next").contains(call.getNameAsString())));
    }

    private static Optional<Expression> ofChain(Expression chain) {
        Expression bare = Expressions.bare(chain);
        while (bare instanceof MethodCallExpr call && call.getScope().isPresent()) {
            if (STREAMING.contains(call.getNameAsString())) {
                return call.getScope();
            }
            if (Set.of("keySet", "values", "entrySet").contains(call.getNameAsString())) {
                return Optional.of(call);
            }
            bare = Expressions.bare(call.getScope().get());
        }
        return Optional.of(chain);
    }

    private static Optional<Fix> fix(Change change, List<Expression> sources) {
        Rewrite rewrite = new Rewrite(change.pass());
        List<String> copies = new ArrayList<>();
        for (Expression source : sources) {
            String copy = rewrite.nameOf(isMap(change, source) ? MAP : LIST, source);
            copies.add("new " + copy + "<>(" + rewrite.textOf(source) + ")");
            rewrite.replace(source, copies.get(copies.size() - 1));
        }
        return rewrite.fix(
                "iterate a copy: " + copies.get(0), isUnseen(change) ? change.applicability() : Applicability.UNSAFE);
    }

    /** Whether nothing else could tell the copy from the collection: replaced elements, such as by set, show in the one alone. */
    private static boolean isUnseen(Change change) {
        String name = Code.nameOf(change.declaration());
        return !Subject.isField(change.declaration())
                && change.body().copies().stream().noneMatch(copy -> Code.isName(copy.source(), name))
                && change.iterations().stream().allMatch(iteration -> Code.countOf(name, iteration) == 2);
    }
}
