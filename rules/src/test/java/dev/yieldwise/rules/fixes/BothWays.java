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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the methods with safe fixes as they were and as they are mended, with the same arguments, and compares.
 *
 * <p>The original carries a mark at each operation that was reported. A run that does not come to one has to end in the same
 * way in both; so has one that comes to it and goes well, unless the finding says that it never goes well: then it ended
 * without an exception and is wrong all the same, as when an element is skipped. In the mended one the failure is gone.
 */
final class BothWays {
    private final Checked checked;
    private final List<Finding> findings;
    private final List<Expression> operations = new ArrayList<>();

    BothWays(Checked checked, List<Finding> findings) {
        this.checked = checked;
        this.findings = findings;
        Parsed parsed = new Sources(Path.of("."), StandardCharsets.UTF_8, Long.MAX_VALUE).parse(checked.file());
        CompilationUnit unit = ((Parsed.Unit) parsed).tree();
        findings.forEach(
                finding -> operations.add(operation(unit, finding.location().range())));
    }

    /** The receiver of the call that a finding stands at, or the expression at its place. */
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

    private String marked() {
        List<TextEdit> marks = new ArrayList<>();
        for (int i = 0; i < operations.size(); i++) {
            Range place = Sources.rangeOf(operations.get(i));
            String receiver = checked.file().text(place);
            marks.add(new TextEdit(place, Reached.class.getName() + ".by(" + i + ", " + receiver + ")"));
        }
        return checked.edited(marks);
    }

    void compare() throws ReflectiveOperationException {
        String name = checked.file().name();
        Compiled original = Compiled.of(name, marked(), checked.beside());
        Compiled mended = Compiled.of(name, checked.mended(findings), checked.beside());
        Map<String, MethodDeclaration> methods = new LinkedHashMap<>();
        operations.stream()
                .map(BothWays::methodAround)
                .forEach(method -> methods.put(method.getDeclarationAsString(), method));
        for (MethodDeclaration method : methods.values()) {
            compare(new Subject(original, method), new Subject(mended, method), method);
        }
    }

    private void compare(Subject original, Subject mended, MethodDeclaration method)
            throws ReflectiveOperationException {
        for (int seed = 0; seed < Subject.SEEDS; seed++) {
            Reached.take();
            Run before = original.run(seed);
            Set<Integer> reached = Reached.take();
            Run after = mended.run(seed);
            boolean neverWell = reached.stream().anyMatch(i -> findings.get(i).certainty() == Certainty.DEFINITE);
            boolean threw = !reached.isEmpty() && before.thrown().isPresent();
            String where = method.getDeclarationAsString() + ", seed " + seed;
            if (!threw && !neverWell) {
                assertThat(after).as(where).isEqualTo(before);
            } else if (threw) {
                assertThat(after.thrown()).as(where).isNotEqualTo(before.thrown());
            }
        }
    }
}
