package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.rules.knowledge.BrokenScope;
import dev.yieldwise.rules.knowledge.LateCleanup;
import java.util.List;
import java.util.Optional;

/**
 * Puts what cleans up behind a yield into a finally block around it. Never safe: somebody may want to keep what a scope that
 * failed has left.
 */
public final class CleanUpFinally {
    private static final String UNIT = "    ";

    private CleanUpFinally() {}

    public static Optional<Fix> of(Pass pass, BrokenScope broken) {
        if (broken.fault() != BrokenScope.Fault.CLEANS_UP_IN_SUCCESS_ALONE) {
            return Optional.empty();
        }
        Node body = bodyAround(broken.at());
        return Code.statementAround(broken.at())
                .filter(ExpressionStmt.class::isInstance)
                .flatMap(yields -> of(pass, broken, yields, body));
    }

    private static Optional<Fix> of(Pass pass, BrokenScope broken, Statement yields, Node body) {
        List<Statement> rest =
                LateCleanup.following(yields, (BlockStmt) yields.getParentNode().orElseThrow());
        boolean cleanUpAlone = !rest.isEmpty()
                && rest.stream().allMatch(statement -> LateCleanup.isCleanup(statement, broken.at(), body));
        if (!cleanUpAlone
                || Sources.rangeOf(yields).endLine()
                        == Sources.rangeOf(rest.get(0)).startLine()) {
            return Optional.empty();
        }
        Rewrite rewrite = new Rewrite(pass);
        String line = rewrite.newLine(yields);
        rewrite.replace(yields, "try {" + line + UNIT + rewrite.textOf(yields) + line + "} finally {");
        rest.forEach(statement -> rewrite.replace(statement, UNIT + rewrite.textOf(statement)));
        return rewrite.statementAfter(rest.get(rest.size() - 1), "}").unsafe("clean up in a finally block");
    }

    private static Node bodyAround(Node node) {
        return Code.bodyAround(node).orElseThrow().node();
    }
}
