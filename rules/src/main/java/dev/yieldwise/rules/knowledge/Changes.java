package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.ThisExpr;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a body may change a collection. By names alone, so that it errs towards too many; it spares a closer look at the
 * many bodies that iterate one collection and fill another one.
 */
final class Changes {
    /** What those give cannot be used to change the collection, or knows of it. */
    private static final Set<String> READING = Set.of(
            "iterator",
            "spliterator",
            "stream",
            "parallelStream",
            "size",
            "isEmpty",
            "contains",
            "containsKey",
            "containsValue",
            "containsAll",
            "indexOf",
            "toArray",
            "toString",
            "hashCode");

    private final Pass pass;
    private final Body body;
    private final OwnTypes own;
    private final Map<String, Set<String>> related = new HashMap<>();

    Changes(Pass pass, Body body) {
        this.pass = pass;
        this.body = body;
        this.own = pass.resultOf(OwnTypes.ANALYSIS);
        relate(body);
    }

    private void relate(Body part) {
        for (Body.Copy copy : part.copies()) {
            String source = Roots.nameOf(copy.source());
            String target = copy.target() instanceof Expression assigned
                    ? Roots.root(assigned).map(Roots::nameOf).orElse("")
                    : Subject.nameOf(copy.target());
            related.computeIfAbsent(source, key -> new HashSet<>()).add(target);
            related.computeIfAbsent(target, key -> new HashSet<>()).add(source);
        }
        part.functions().forEach(this::relate);
    }

    /** The names of the variables that may hold the same object, one made of it, or one that it was made of. */
    Set<String> related(String name) {
        Set<String> found = new HashSet<>();
        Deque<String> waiting = new ArrayDeque<>(List.of(name));
        while (!waiting.isEmpty()) {
            String next = waiting.remove();
            if (found.add(next)) {
                waiting.addAll(related.getOrDefault(next, Set.of()));
            }
        }
        return found;
    }

    /**
     * Whether some call within one of these places may change the collection of a variable.
     *
     * @param names those that are related to it
     */
    boolean in(List<Node> places, Node declaration, Set<String> names) {
        boolean everywhere = places.contains(body.owner());
        return body.calls().stream()
                        .anyMatch(call -> mayChange(call, declaration, names)
                                && (everywhere || places.stream().anyMatch(new Site(call)::isWithin)))
                || body.functions().stream()
                        // They run wherever they are called.
                        .flatMap(function -> function.allCalls().stream())
                        .anyMatch(call -> mayChange(call, declaration, names));
    }

    private boolean mayChange(MethodCallExpr call, Node declaration, Set<String> names) {
        boolean field = Subject.isField(declaration);
        return changes(call, declaration, names) || hands(call, names, field) || field && speaks(call, declaration);
    }

    private boolean changes(MethodCallExpr call, Node declaration, Set<String> names) {
        return (Operation.named(call.getNameAsString())
                        || own.speak() && own.mutates(pass.types().ofDeclaration(declaration), call))
                && call.getScope().filter(scope -> mayMean(scope, names)).isPresent();
    }

    private boolean speaks(MethodCallExpr call, Node field) {
        return OwnCalls.speaksOf(pass.program().reach(), call, Subject.nameOf(field));
    }

    /** A receiver that starts from no variable may be anything. */
    private static boolean mayMean(Expression receiver, Set<String> names) {
        Optional<Expression> root = Roots.root(receiver);
        return root.isEmpty() || names.contains(Roots.nameOf(root.get()));
    }

    private static boolean hands(MethodCallExpr call, Set<String> names, boolean field) {
        return call.getArguments().stream().anyMatch(argument -> hands(argument, names, field));
    }

    private static boolean hands(Expression argument, Set<String> names, boolean field) {
        if (argument instanceof MethodReferenceExpr reference) {
            return field && reference.getScope() instanceof ThisExpr || mayMean(reference.getScope(), names);
        }
        boolean reads = argument instanceof MethodCallExpr asked && READING.contains(asked.getNameAsString());
        return !reads
                && Roots.root(argument)
                        .filter(root -> names.contains(Roots.nameOf(root)))
                        .isPresent();
    }
}
