package dev.yieldwise.rules.fixes;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.finding.Certainty;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Parsed;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.Sources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs the method of a safe fix as it was and as it is mended, with the same arguments, and compares.
 *
 * <p>The original carries a mark at the operation that was reported. A run that does not come to it has to end in the same
 * way in both; so has one that comes to it and goes well, unless the finding says that it never goes well: then it ended
 * without an exception and is wrong all the same, an element skipped. In the mended one the failure is gone.
 */
final class BothWays {
    private final Checked checked;
    private final Finding finding;
    private final MethodDeclaration method;
    private final Node operation;

    private BothWays(Checked checked, Finding finding, Node operation) {
        this.checked = checked;
        this.finding = finding;
        this.operation = operation;
        this.method = methodAround(operation);
    }

    static BothWays of(Checked checked, Finding finding) {
        Parsed parsed = new Sources(Path.of("."), StandardCharsets.UTF_8, Long.MAX_VALUE).parse(checked.file());
        CompilationUnit unit = ((Parsed.Unit) parsed).tree();
        return new BothWays(checked, finding, operation(unit, finding.location().range()));
    }

    /** The receiver of the call that the finding stands at, or the expression at its place. */
    private static Expression operation(CompilationUnit unit, Range place) {
        Optional<Expression> receiver = unit.findFirst(
                        MethodCallExpr.class,
                        call -> Sources.rangeOf(call.getName()).equals(place))
                .flatMap(MethodCallExpr::getScope);
        return receiver.orElseGet(() -> unit.findFirst(
                        Expression.class,
                        expression -> Sources.rangeOf(expression).equals(place))
                .orElseThrow());
    }

    private static MethodDeclaration methodAround(Node node) {
        return node instanceof MethodDeclaration method
                ? method
                : methodAround(node.getParentNode().orElseThrow());
    }

    void compare() throws Exception {
        String name = checked.file().name();
        Range place = Sources.rangeOf(operation);
        String marked = checked.edited(List.of(new TextEdit(
                place, Reached.class.getName() + ".by(" + checked.file().text(place) + ")")));
        Subject original = new Subject(Compiled.of(name, marked), method);
        Subject mended = new Subject(Compiled.of(name, checked.mended(List.of(finding))), method);
        for (int seed = 0; seed < Subject.SEEDS; seed++) {
            Run before = original.run(seed);
            boolean reached = Reached.sinceLastAsked();
            Run after = mended.run(seed);
            boolean failed = reached && (before.thrown().isPresent() || finding.certainty() == Certainty.DEFINITE);
            if (!failed) {
                assertThat(after).as("%s, seed %s", finding, seed).isEqualTo(before);
            } else if (before.thrown().isPresent()) {
                assertThat(after.thrown()).as("%s, seed %s", finding, seed).isNotEqualTo(before.thrown());
            }
        }
    }
}
