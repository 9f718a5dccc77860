package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.expr.SimpleName;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.BreakStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ContinueStmt;
import com.github.javaparser.ast.stmt.ReturnStmt;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.ThrowStmt;
import com.github.javaparser.ast.stmt.TryStmt;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.rules.knowledge.Assigned;
import dev.yieldwise.rules.knowledge.GeneratorApi;
import java.util.List;
import java.util.Optional;

/**
 * Lets GeneratorExit out: a handler for it alone throws it again at its end; before a wider one comes a handler that does
 * nothing else. Never safe: whoever throws a GeneratorExit in by hand may want it to be caught.
 */
public final class Rethrow {
    /** Names for the parameter of a new handler; the first that the code around does not use. */
    private static final List<String> NAMES = List.of("exit", "closing", "generatorExit");

    private Rethrow() {}

    /** @param culprit the handler, or a jump in a finally block, which only its author can put right */
    public static Optional<Fix> of(Pass pass, Node culprit) {
        return culprit instanceof CatchClause clause
                ? isForExitAlone(clause) ? atTheEnd(pass, clause) : before(pass, clause)
                : Optional.empty();
    }

    private static boolean isForExitAlone(CatchClause clause) {
        Type type = clause.getParameter().getType();
        return type.isClassOrInterfaceType()
                && type.asClassOrInterfaceType().getNameAsString().equals(simpleName());
    }

    private static String simpleName() {
        return GeneratorApi.GENERATOR_EXIT.substring(GeneratorApi.GENERATOR_EXIT.lastIndexOf('.') + 1);
    }

    private static Optional<Fix> atTheEnd(Pass pass, CatchClause clause) {
        String name = clause.getParameter().getNameAsString();
        BlockStmt handler = clause.getBody();
        String statement = "throw " + name + ";";
        String description = "throw '" + name + "' again";
        Optional<Statement> last = handler.getStatements().getLast();
        if (Assigned.within(name, handler)) {
            return Optional.empty();
        }
        if (last.isEmpty()) {
            return new Rewrite(pass).firstIn(handler, statement).unsafe(description);
        }
        boolean jumps = last.get() instanceof BreakStmt
                || last.get() instanceof ContinueStmt
                || last.get() instanceof ReturnStmt end && end.getExpression().isEmpty();
        if (jumps) {
            return new Rewrite(pass).replace(last.get(), statement).unsafe(description);
        }
        return last.get() instanceof ThrowStmt || last.get() instanceof ReturnStmt
                ? Optional.empty()
                : new Rewrite(pass).statementAfter(last.get(), statement).unsafe(description);
    }

    private static Optional<Fix> before(Pass pass, CatchClause clause) {
        TryStmt attempt = (TryStmt) clause.getParentNode().orElseThrow();
        Node member = clause;
        while (!(member instanceof BodyDeclaration<?>)) {
            member = member.getParentNode().orElseThrow();
        }
        Node code = member;
        Rewrite rewrite = new Rewrite(pass);
        String type = rewrite.nameOf(GeneratorApi.GENERATOR_EXIT, clause);
        return NAMES.stream()
                .filter(name -> code.findFirst(
                                SimpleName.class, used -> used.getIdentifier().equals(name))
                        .isEmpty())
                .findFirst()
                .flatMap(name -> rewrite.clauseBefore(
                                attempt.getCatchClauses().get(0),
                                "catch (" + type + " " + name + ")",
                                "throw " + name + ";")
                        .unsafe("throw " + simpleName() + " again, by a handler of its own"));
    }
}
