package dev.yieldwise.rules.fixes;

import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.rule.Pass;
import dev.yieldwise.analyzer.rule.Rewrite;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.rules.knowledge.LateChecks;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes a check where the generator is made. Never safe: a generator that was made with a wrong argument and never asked for
 * anything now fails.
 */
public final class CheckFirst {
    private CheckFirst() {}

    public static Optional<Fix> of(Pass pass, LateChecks.Late late) {
        Optional<Statement> maker = Code.statementAround(late.factory());
        // behind other code a check may be one of several things that fail, and must not become the first
        if (late.leading().isEmpty() || maker.isEmpty()) {
            return Optional.empty();
        }
        Rewrite rewrite = new Rewrite(pass);
        String lines = late.leading().stream()
                .map(check -> lessDeep(rewrite.textOf(check), check, maker.get()))
                .collect(Collectors.joining(rewrite.newLine(maker.get())));
        rewrite.statementBefore(maker.get(), lines);
        late.leading().forEach(rewrite::removeStatement);
        return rewrite.unsafe(
                late.leading().size() == 1
                        ? "make the check before the generator is made"
                        : "make the checks before the generator is made");
    }

    /** The lines of a check that moves outwards. */
    private static String lessDeep(String text, Statement check, Statement maker) {
        int deeper =
                Sources.rangeOf(check).startColumn() - Sources.rangeOf(maker).startColumn();
        return text.replaceAll("(\\R) {0," + Math.max(deeper, 0) + "}", "$1");
    }
}
