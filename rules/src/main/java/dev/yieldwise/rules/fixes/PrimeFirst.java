package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.VariableDeclarator;
import com.github.javaparser.ast.expr.AssignExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.nodeTypes.NodeWithArguments;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Body;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Expressions;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.analyzer.typestate.Subject;
import dev.yieldwise.rules.knowledge.Assigned;
import dev.yieldwise.rules.knowledge.CoroutineStart;
import dev.yieldwise.rules.knowledge.GeneratorApi;
import java.util.Optional;

/**
 * Primes a coroutine before a value is sent to it.
 *
 * <p>Where the send always fails, {@code prime()} goes directly before it: no other run comes there. A send that fails on
 * some paths only, or in a loop that the coroutine was not made in, needs it at the creation; then the body's first part
 * runs earlier than it did.
 */
public final class PrimeFirst {
    private static final String PRIME = ".prime()";

    private PrimeFirst() {}

    /** Of a value that is sent to a coroutine in a variable. */
    public static Optional<Fix> ofVariable(
            Pass pass, Body body, Node declaration, MethodCallExpr send, Certainty certainty) {
        Expression scope = send.getScope().orElseThrow();
        if (!pass.types().isA(pass.types().of(scope), GeneratorApi.COROUTINE)) {
            return Optional.empty();
        }
        boolean sameRound =
                Code.loopAround(send).equals(Code.loopAround(declaration)) || isMadeBefore(pass, scope, send);
        return certainty == Certainty.DEFINITE && sameRound && isInSameBody(body, send, declaration)
                ? atTheSend(pass, scope, send)
                : atTheCreation(pass, body, declaration);
    }

    /** Of a value that is sent to what a factory just made. */
    public static Optional<Fix> ofNew(Pass pass, MethodCallExpr send, Certainty certainty) {
        return new Rewrite(pass)
                .append(send.getScope().orElseThrow(), PRIME)
                .fix("prime the coroutine before the value is sent", applicability(send, certainty));
    }

    /** Whether a new coroutine is assigned ahead in the same block, so that each round has its own. */
    private static boolean isMadeBefore(Pass pass, Expression scope, MethodCallExpr send) {
        CoroutineStart protocol = new CoroutineStart(pass.types());
        return Code.statementAround(send).stream()
                .flatMap(statement -> ((BlockStmt) statement.getParentNode().orElseThrow())
                        .getStatements().stream().takeWhile(other -> other != statement))
                .filter(ExpressionStmt.class::isInstance)
                .map(statement -> ((ExpressionStmt) statement).getExpression())
                .anyMatch(expression -> expression instanceof AssignExpr assignment
                        && assignment.getTarget().equals(scope)
                        && protocol.isNew(assignment.getValue()));
    }

    /** A function may run again, and the second prime() fails. */
    private static boolean isInSameBody(Body body, MethodCallExpr send, Node declaration) {
        Optional<Site> made =
                Subject.isField(declaration) ? Optional.of(new Site(body.owner())) : Code.bodyAround(declaration);
        return Code.bodyAround(send).equals(made);
    }

    private static Optional<Fix> atTheSend(Pass pass, Expression scope, MethodCallExpr send) {
        Rewrite rewrite = new Rewrite(pass);
        String name = rewrite.textOf(Expressions.withoutCasts(scope));
        Optional<Statement> statement = Code.statementAround(send)
                .filter(around -> around instanceof ExpressionStmt only && only.getExpression() == send);
        if (scope instanceof NameExpr && statement.isPresent()) {
            rewrite.statementBefore(statement.get(), name + PRIME + ";");
        } else {
            rewrite.append(scope, PRIME);
        }
        return rewrite.fix("prime '" + name + "' before the value is sent", applicability(send, Certainty.DEFINITE));
    }

    /** A value that fails to come about keeps the send from being reached, and then the body must not have run. */
    private static Applicability applicability(MethodCallExpr send, Certainty certainty) {
        return certainty == Certainty.DEFINITE && Code.isInert(send.getArgument(0))
                ? Applicability.SAFE
                : Applicability.UNSAFE;
    }

    private static Optional<Fix> atTheCreation(Pass pass, Body body, Node declaration) {
        if (!(declaration instanceof VariableDeclarator variable)
                || variable.getInitializer()
                        .filter(new CoroutineStart(pass.types())::isNew)
                        .isEmpty()
                || Assigned.later(variable)
                || isAdvancedElsewhere(body, variable.getNameAsString())) {
            return Optional.empty();
        }
        String name = variable.getNameAsString();
        return Code.statementAround(variable)
                .filter(ExpressionStmt.class::isInstance)
                .flatMap(statement -> new Rewrite(pass)
                        .statementAfter(statement, name + PRIME + ";")
                        .unsafe("prime '" + name + "' where it is made"));
    }

    /** Whether other code is given it, which may prime it as well. */
    private static boolean isHandedOn(Body body, String name) {
        return body.owner()
                .findFirst(
                        Expression.class,
                        expression -> expression instanceof NodeWithArguments<?> call
                                && call.getArguments().stream().anyMatch(argument -> Code.isName(argument, name)))
                .isPresent();
    }

    /** A second prime() fails, and one under another name is not seen. */
    private static boolean isAdvancedElsewhere(Body body, String name) {
        return body.calls().stream()
                        .anyMatch(call -> GeneratorApi.ADVANCING.contains(call.getNameAsString())
                                && call.getScope()
                                        .filter(scope -> Code.isName(scope, name))
                                        .isPresent())
                || body.copies().stream().anyMatch(copy -> Code.isName(copy.source(), name))
                || isHandedOn(body, name);
    }
}
