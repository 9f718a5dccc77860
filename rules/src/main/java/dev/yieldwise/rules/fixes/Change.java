package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.type.PrimitiveType;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.TypeRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A change of a collection during its iteration, with what decides how it can be mended.
 *
 * @param at the call, or the method reference, that changes
 * @param iterations the loops, {@code iterator()} calls or calls with a function that go on after it
 * @param alone whether nothing else changes the collection meanwhile
 * @param known whether the class of the collection was seen, and is one of the JDK
 */
public record Change(
        Pass pass,
        Body body,
        Node declaration,
        Node at,
        List<Node> iterations,
        boolean alone,
        boolean known,
        Certainty certainty) {
    private static final Map<String, String> KEYS = Map.of("keySet", "%s", "entrySet", "%s.getKey()");

    /** The best way to mend it. */
    public Optional<Fix> fix() {
        return Stream.of(RemoveIf.of(this), RemoveByIterator.of(this), Snapshot.of(this))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Of a fix that does, on every run that goes well, what the code did. */
    Applicability applicability() {
        return certainty == Certainty.DEFINITE || failsLoudly() ? Applicability.SAFE : Applicability.UNSAFE;
    }

    /**
     * Whether an iteration that throws nothing has seen all elements. So it is with sets and maps of the JDK; lists may skip
     * one and say nothing, and so may those by identity, which move elements to the front when one is removed.
     */
    private boolean failsLoudly() {
        TypeRef type = pass.types().ofDeclaration(declaration);
        return known
                && (pass.types().isA(type, "java.util.Set") || pass.types().isA(type, "java.util.Map"))
                && pass.unit()
                        .findFirst(
                                SimpleName.class,
                                name -> name.getIdentifier().startsWith("IdentityHash")
                                        || name.getIdentifier().startsWith("newSetFromMap"))
                        .isEmpty();
    }

    /** Whether the change is {@code source.remove(element)}, or for a view of a map the same by key. */
    boolean removes(String element, Expression source) {
        if (!(at instanceof MethodCallExpr call)
                || !call.getNameAsString().equals("remove")
                || call.getArguments().size() != 1
                || call.getScope().isEmpty()) {
            return false;
        }
        Expression iterated = Expressions.bare(source);
        String argument = Expressions.bare(call.getArgument(0)).toString();
        String changed = Expressions.bare(call.getScope().get()).toString();
        if (argument.equals(element) && changed.equals(iterated.toString())) {
            return isVariable(iterated) || isKeySet(iterated);
        }
        return iterated instanceof MethodCallExpr view
                && KEYS.containsKey(view.getNameAsString())
                && view.getScope()
                        .filter(Change::isVariable)
                        .filter(map -> map.toString().equals(changed))
                        .isPresent()
                && argument.equals(KEYS.get(view.getNameAsString()).formatted(element));
    }

    private static boolean isKeySet(Expression iterated) {
        return iterated instanceof MethodCallExpr view
                && Set.of("keySet", "entrySet").contains(view.getNameAsString())
                && view.getScope().filter(Change::isVariable).isPresent();
    }

    private static boolean isVariable(Expression expression) {
        return expression instanceof NameExpr
                || expression.isFieldAccessExpr()
                        && expression.asFieldAccessExpr().getScope().isThisExpr();
    }

    /** An int would have been taken for an index. */
    static boolean holdsObject(VariableDeclarator variable) {
        return !(variable.getType() instanceof PrimitiveType);
    }
}
