package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.Parameter;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.ObjectCreationExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.TryStmt;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.types.Types;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the body of a generator cleans up when it is closed at a yield: in a finally block, a resource or a handler. */
final class Cleanup {
    private static final Set<String> CATCHING =
            Set.of(GeneratorApi.GENERATOR_EXIT, "java.lang.Error", "java.lang.Throwable");

    /** What is known of a body. */
    enum Answer {
        /** At whichever yield it is closed. */
        YES,
        /** Where it is closed at some of its yields. */
        SOMETIMES,
        NO,
        /** The body is not seen, or what it does is done by others. */
        UNKNOWN
    }

    private final Pass pass;
    private final Types types;

    Cleanup(Pass pass) {
        this.pass = pass;
        this.types = pass.types();
    }

    /** @param body what a factory of generators is given */
    Answer of(Expression body) {
        Expression bare = Expressions.withoutCasts(body);
        if (bare instanceof LambdaExpr lambda) {
            return lambda.getParameters().isEmpty() ? Answer.UNKNOWN : of(lambda.getBody(), lambda.getParameter(0));
        }
        return method(bare)
                .filter(method ->
                        method.getBody().isPresent() && method.getParameters().size() == 1)
                .map(method -> of(method.getBody().get(), method.getParameter(0)))
                .orElse(Answer.UNKNOWN);
    }

    /** The method that a reference means, or that the class of an object has for a body. */
    private Optional<MethodDeclaration> method(Expression bare) {
        if (bare instanceof MethodReferenceExpr reference) {
            List<MethodDeclaration> named = Helpers.typeAround(reference)
                    .filter(type -> reference.getScope().isThisExpr()
                            || reference.getScope().toString().equals(type.getNameAsString()))
                    .map(type -> type.getMethodsByName(reference.getIdentifier()))
                    .orElse(List.of());
            return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
        }
        if (!(bare instanceof ObjectCreationExpr creation)) {
            return Optional.empty();
        }
        return creation.getAnonymousClassBody().isPresent()
                ? creation.getAnonymousClassBody().get().stream()
                        .filter(MethodDeclaration.class::isInstance)
                        .map(MethodDeclaration.class::cast)
                        .filter(Cleanup::isBody)
                        .findFirst()
                : types.sourceOf(types.resolve(creation.getType(), creation)).map(TypeDeclaration::getMethods).stream()
                        .flatMap(List::stream)
                        .filter(Cleanup::isBody)
                        .findFirst();
    }

    private static boolean isBody(MethodDeclaration method) {
        return method.getNameAsString().equals(GeneratorApi.BODY_METHOD);
    }

    private Answer of(Node code, Parameter handle) {
        String name = handle.getNameAsString();
        boolean cleansUp = false;
        boolean handedOn = false;
        boolean always = true;
        for (NameExpr use :
                code.findAll(NameExpr.class, each -> each.getNameAsString().equals(name))) {
            boolean yields = use.getParentNode().orElse(null) instanceof MethodCallExpr call
                    && call.getScope().filter(scope -> scope == use).isPresent()
                    && GeneratorApi.YIELDING.contains(call.getNameAsString());
            boolean here = cleansUp(use, code);
            cleansUp |= here;
            always &= here;
            handedOn |= !yields;
        }
        if (cleansUp) {
            return always ? Answer.YES : Answer.SOMETIMES;
        }
        return handedOn ? Answer.UNKNOWN : Answer.NO;
    }

    /** Whether something is done when the body is closed at a place. */
    private boolean cleansUp(Node yield, Node code) {
        Node child = yield;
        for (Node outer = yield.getParentNode().orElse(null);
                outer != null && child != code;
                outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof TryStmt attempt && cleansUp(attempt, child)) {
                return true;
            }
            child = outer;
        }
        return false;
    }

    private boolean cleansUp(TryStmt attempt, Node part) {
        boolean inFinally =
                attempt.getFinallyBlock().filter(block -> block == part).isPresent();
        boolean last = attempt.getFinallyBlock()
                .filter(block -> block.getStatements().isNonEmpty())
                .isPresent();
        return part == attempt.getTryBlock()
                        && (attempt.getResources().isNonEmpty()
                                || attempt.getCatchClauses().stream().anyMatch(this::catches))
                || !inFinally && last;
    }

    private boolean catches(CatchClause clause) {
        return clause.getBody().getStatements().isNonEmpty() && Caught.names(clause, CATCHING, types);
    }
}
