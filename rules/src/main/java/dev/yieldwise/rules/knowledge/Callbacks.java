package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Handle;
import dev.yieldwise.analyzer.typestate.Holders;
import dev.yieldwise.rules.knowledge.MutationTable.Argument;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;

/** Finds what a function that a collection runs over its own elements does to that collection. */
final class Callbacks {
    private static final Set<String> OF_COLLECTIONS = Set.of("forEach", "removeIf");
    private static final Set<String> OF_MAPS =
            Set.of("forEach", "replaceAll", "compute", "computeIfAbsent", "computeIfPresent", "merge");

    private final Types types;
    private final Holders holders;

    Callbacks(Types types, Holders holders) {
        this.types = types;
        this.holders = holders;
    }

    /**
     * A change from within.
     *
     * @param at the call or method reference that changes
     * @param form as {@link MutationTable} names it
     */
    record Change(Node at, Operation operation, String form) {}

    /** Whether a method of that name may run a function over the elements of its collection or map. */
    static boolean runs(String method) {
        return OF_COLLECTIONS.contains(method) || OF_MAPS.contains(method);
    }

    /** The first change in the functions that a call on the collection is given. */
    Optional<Change> changes(MethodCallExpr call, boolean map, Handle receiver) {
        boolean runs = receiver.role().equals(Mutation.STREAM)
                || (map && receiver.isSelf() ? OF_MAPS : OF_COLLECTIONS).contains(call.getNameAsString());
        if (!runs) {
            return Optional.empty();
        }
        String form = receiver.isSelf() ? call.getNameAsString() : receiver.role();
        for (Expression argument : call.getArguments()) {
            Optional<Change> change = in(Expressions.bare(argument), form);
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    private Optional<Change> in(Expression function, String form) {
        if (function instanceof MethodReferenceExpr reference) {
            return prefix(reference.getScope())
                    .map(prefix -> new Change(reference, Operation.onCurrent(prefix, reference.getIdentifier()), form));
        }
        if (!(function instanceof LambdaExpr lambda)) {
            return Optional.empty();
        }
        Deque<Node> waiting = new ArrayDeque<>();
        waiting.add(lambda.getBody());
        while (!waiting.isEmpty()) {
            Node node = waiting.poll();
            if (node instanceof LambdaExpr || node instanceof BodyDeclaration<?>) {
                continue;
            }
            if (node instanceof MethodCallExpr call && Operation.named(call.getNameAsString())) {
                Optional<Change> change = call.getScope()
                        .flatMap(this::prefix)
                        .map(prefix -> new Change(call, operation(prefix, call, lambda), form));
                if (change.isPresent() && !change.get().operation().spellings().isEmpty()) {
                    return change;
                }
            }
            waiting.addAll(node.getChildNodes());
        }
        return Optional.empty();
    }

    /** The lambda's first parameter is what is visited just now. */
    private Operation operation(String prefix, MethodCallExpr call, LambdaExpr lambda) {
        Operation operation = Operation.of(prefix, call, lambda, types);
        boolean current = !call.getArguments().isEmpty()
                && !lambda.getParameters().isEmpty()
                && call.getArgument(0).toString().equals(lambda.getParameter(0).getNameAsString());
        return current ? new Operation(operation.spellings(), Argument.CURRENT) : operation;
    }

    private Optional<String> prefix(Expression scope) {
        return holders.handleOf(scope)
                .filter(handle -> handle.site().isEmpty())
                .map(handle -> handle.isSelf() ? "" : handle.role() + "().");
    }
}
