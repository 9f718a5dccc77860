package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.type.ClassOrInterfaceType;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.rules.knowledge.SingleUse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the elements in a list, which can be gone through as often as one likes. Never safe: what was computed when it was
 * asked for is computed at once, and what never ends does not either.
 */
final class CollectOnce {
    /** What a generator and a list both have. */
    private static final Set<String> OF_LISTS = Set.of("forEach", "stream", "iterator");

    /** Stages that keep the type of the elements, so that a chain can go on behind them without a hint. */
    private static final Set<String> KEEPING =
            Set.of("stream", "filter", "distinct", "sorted", "peek", "limit", "skip", "takeWhile", "dropWhile");

    private final Reuse reuse;
    private final Rewrite rewrite;

    private CollectOnce(Reuse reuse) {
        this.reuse = reuse;
        this.rewrite = new Rewrite(reuse.pass());
    }

    static Optional<Fix> of(Reuse reuse) {
        boolean generator = reuse.kind() == SingleUse.GENERATOR;
        boolean stream = reuse.kind() == SingleUse.STREAM;
        return generator || stream ? new CollectOnce(reuse).fix(generator) : Optional.empty();
    }

    private Optional<Fix> fix(boolean generator) {
        Optional<Type> element = element();
        if (element.isEmpty() && !reuse.isVar() || !standsAlone(reuse.initializer())) {
            return Optional.empty();
        }
        List<NameExpr> uses = reuse.body().owner().findAll(NameExpr.class).stream()
                .filter(name -> name.getNameAsString().equals(reuse.name()))
                .toList();
        if (!uses.stream().allMatch(use -> generator ? goesThroughList(use) : goesThroughStream(use))) {
            return Optional.empty();
        }
        element.ifPresent(type -> rewrite.replace(
                reuse.variable().getType(),
                rewrite.nameOf("java.util.List", reuse.variable()) + "<" + rewrite.textOf(type) + ">"));
        rewrite.append(
                reuse.initializer(),
                generator
                        ? ".toList()"
                        : ".collect(" + rewrite.nameOf("java.util.stream.Collectors", reuse.variable()) + ".toList())");
        return rewrite.unsafe("keep the elements of '" + reuse.name() + "' in a list");
    }

    /** The T of a declared {@code Generator<T>} or {@code Stream<T>}. */
    private Optional<Type> element() {
        return !reuse.isVar() && reuse.variable().getType() instanceof ClassOrInterfaceType type
                ? type.getTypeArguments()
                        .filter(arguments -> arguments.size() == 1)
                        .map(arguments -> arguments.get(0))
                        .filter(Type::isReferenceType)
                : Optional.empty();
    }

    private boolean goesThroughList(NameExpr use) {
        if (use.getParentNode().orElse(null) instanceof ForEachStmt loop && loop.getIterable() == use) {
            return true;
        }
        if (!(use.getParentNode().orElse(null) instanceof MethodCallExpr call)
                || call.getScope().orElse(null) != use) {
            return false;
        }
        if (call.getNameAsString().equals("toList")) {
            rewrite.replace(call, reuse.name());
            return call.getParentNode().filter(ExpressionStmt.class::isInstance).isEmpty();
        }
        return OF_LISTS.contains(call.getNameAsString());
    }

    private boolean goesThroughStream(NameExpr use) {
        rewrite.append(use, ".stream()");
        return use.getParentNode().orElse(null) instanceof MethodCallExpr call
                && call.getScope().orElse(null) == use
                && !call.getNameAsString().equals("close");
    }

    /** Whether the value has the same type in a chain, where no declared type tells the compiler what is meant. */
    private boolean standsAlone(Expression value) {
        if (reuse.isVar()) {
            return true;
        }
        if (!(value instanceof MethodCallExpr call)) {
            return false;
        }
        if (call.getScope().isEmpty()) {
            List<MethodDeclaration> meant = reuse.pass().unit().findAll(MethodDeclaration.class).stream()
                    .filter(method -> method.getNameAsString().equals(call.getNameAsString()))
                    .toList();
            return !meant.isEmpty()
                    && meant.stream()
                            .allMatch(method -> method.getTypeParameters().isEmpty());
        }
        return KEEPING.contains(call.getNameAsString());
    }
}
