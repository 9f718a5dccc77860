package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.type.Type;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.rules.knowledge.Interrupts;
import java.util.Optional;

/**
 * Sets the flag of an interrupted thread again. Never safe: what blocks next is interrupted then, which is the point. In a
 * loop that goes on, it would be interrupted in each round, so there only the author knows the way out.
 */
public final class Restore {
    private static final String RESTORE = "Thread.currentThread().interrupt();";

    private Restore() {}

    public static Optional<Fix> of(Pass pass, Interrupts.Lost lost) {
        CatchClause clause = lost.clause();
        boolean leaves = lost.manner() == Interrupts.Manner.WRAPPED || lost.manner() == Interrupts.Manner.REPLACED;
        boolean meant = lost.manner() == Interrupts.Manner.MEANT;
        if (meant || !leaves && Code.loopAround(clause).isPresent()) {
            return Optional.empty();
        }
        Type type = clause.getParameter().getType();
        String name = clause.getParameter().getNameAsString();
        boolean exact = type.asString().endsWith("InterruptedException");
        String statement = exact ? RESTORE : "if (" + name + " instanceof InterruptedException) { " + RESTORE + " }";
        return new Rewrite(pass).firstIn(clause.getBody(), statement).unsafe("set the interrupt flag again");
    }
}
