package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.stmt.ThrowStmt;
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

    private static final Set<String> TERMINAL = Set.of("forEach", "forEachOrdered");

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
     * @param surelyRuns whether the function is run over the elements, and goes on after the change: a stage that no
     *     terminal operation asks runs nothing, and a throw leaves the iteration
     */
    record Change(Node at, Operation operation, String form, boolean surelyRuns) {}

    /** Whether a method of that name may run a function over the elements of its collection or map. */
    static boolean runs(String method) {
        return OF_COLLECTIONS.contains(method) || OF_MAPS.contains(method);
    }

    /** The first change in the functions that a call on the collection is given. */
    Optional<Change> changes(MethodCallExpr call, boolean map, Handle receiver) {
        boolean runs = receiver.role().equals(Mutation.STREAM)
                || (map && receiver.isSelf() ? OF_MAPS : OF_COLLECTIONS).contains(call.getNameAsString());
        if (!runs || call.getNameAsString().equals("onClose")) {
            return Optional.empty();
        }
        boolean terminal = !receiver.role().equals(Mutation.STREAM) || TERMINAL.contains(call.getNameAsString());
        String form = receiver.isSelf() ? call.getNameAsString() : receiver.role();
        for (Expression argument : call.getArguments()) {
            Optional<Change> change = in(Expressions.bare(argument), form, terminal);
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    private Optional<Change> in(Expression function, String form, boolean terminal) {
        if (function instanceof MethodReferenceExpr reference) {
            return prefix(reference.getScope())
                    .map(prefix -> new Change(
                            reference, Operation.onCurrent(prefix, reference.getIdentifier()), form, terminal));
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
                        .map(prefix -> new Change(
                                call,
                                operation(prefix, call, lambda),
                                form,
                                terminal && lambda.findFirst(ThrowStmt.class).isEmpty()));
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
        boolean current = operation.spellings().stream().noneMatch(spelling -> spelling.contains("(int"))
                && !call.getArguments().isEmpty()
                && !lambda.getParameters().isEmpty()
                && !Assigned.within(lambda.getParameter(0).getNameAsString(), lambda)
                && call.getArgument(0).toString().equals(lambda.getParameter(0).getNameAsString());
        return current ? new Operation(operation.spellings(), Argument.CURRENT) : operation;
    }

    private Optional<String> prefix(Expression scope) {
        return holders.handleOf(scope)
                .filter(handle -> handle.site().isEmpty())
                .map(handle -> handle.isSelf() ? "" : handle.role() + "().");
    }
}
