package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.knowledge.Assigned;
import dev.yieldwise.rules.knowledge.SingleUse;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a stream for each pass: {@code names.stream().map(f)::iterator} evaluates the chain once, and the lambda
 * {@code () -> names.stream().map(f).iterator()} each time. Never safe: what the chain calls is then called later, and again.
 */
public final class IterableAnew {
    private static final Set<String> STREAMING = Set.of("stream", "chars", "codePoints");

    private IterableAnew() {}

    /** @param function what stands for an Iterable, or another node, for which there is no fix */
    public static Optional<Fix> of(Pass pass, Node function) {
        if (!(function instanceof MethodReferenceExpr reference) || !isRepeatable(reference.getScope(), pass)) {
            return Optional.empty();
        }
        Rewrite rewrite = new Rewrite(pass);
        String chain = rewrite.textOf(reference.getScope()).stripTrailing();
        return rewrite.replace(reference, "() -> " + chain + "." + reference.getIdentifier() + "()")
                .unsafe("make the stream anew for each pass");
    }

    /** A chain of stages over a collection in a variable, in which no variable is named that a lambda may not name. */
    private static boolean isRepeatable(Expression chain, Pass pass) {
        Expression bare = Expressions.bare(chain);
        while (bare instanceof MethodCallExpr call && call.getScope().isPresent()) {
            Expression scope = Expressions.bare(call.getScope().get());
            if (STREAMING.contains(call.getNameAsString())
                    && call.getArguments().isEmpty()) {
                return scope instanceof NameExpr
                        && pass.types().declarationOf(scope).isPresent()
                        && chain.findAll(NameExpr.class).stream().allMatch(name -> isCapturable(name, pass));
            }
            if (SingleUse.STREAM.action(call.getNameAsString()) != SingleUse.Action.LINKS) {
                return false;
            }
            bare = scope;
        }
        return false;
    }

    private static boolean isCapturable(NameExpr name, Pass pass) {
        Optional<Node> declaration = pass.types().declarationOf(name);
        if (declaration.isEmpty() || Subject.isField(declaration.get())) {
            return true;
        }
        Node variable = declaration.get();
        return variable instanceof VariableDeclarator local && !Assigned.later(local)
                || variable instanceof Parameter parameter
                        && !Assigned.within(
                                parameter.getNameAsString(),
                                parameter.getParentNode().orElseThrow());
    }
}
