package dev.yieldwise.analyzer.engine;

import com.github.javaparser.JavaToken;
import com.github.javaparser.Position;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.Sources;
import java.util.Comparator;
import java.util.Optional;

/** The code of a statement, however it is laid out: without white space and comments. Of what has a body, the head alone. */
final class StatementText {
    private StatementText() {}

    /** The smallest statement or declaration around a place; empty if the place lies behind the head of that. */
    static Optional<String> around(Node unit, Range place) {
        Node smallest = null;
        for (Node node = unit; node != null; node = childAround(node, place)) {
            if (isWhole(node) && !(node instanceof BlockStmt)) {
                smallest = node;
            }
        }
        if (smallest == null) {
            return Optional.empty();
        }
        Optional<Node> body = smallest.getChildNodes().stream()
                .filter(StatementText::isWhole)
                .min(Comparator.comparing(Sources::rangeOf));
        if (body.isPresent() && Sources.rangeOf(body.get()).compareTo(place) < 0) {
            return Optional.empty();
        }
        Optional<Position> end = body.flatMap(Node::getBegin);
        StringBuilder code = new StringBuilder();
        for (JavaToken token : smallest.getTokenRange().orElseThrow()) {
            boolean inBody =
                    end.isPresent() && !token.getRange().orElseThrow().begin.isBefore(end.get());
            if (inBody) {
                break;
            }
            if (!token.getCategory().isWhitespaceOrComment()) {
                append(token.getText(), code);
            }
        }
        return Optional.of(code.toString());
    }

    /** Words that meet stay words, for people read baselines. */
    private static void append(String token, StringBuilder code) {
        boolean meet = !code.isEmpty()
                && Character.isJavaIdentifierPart(code.charAt(code.length() - 1))
                && Character.isJavaIdentifierPart(token.charAt(0));
        code.append(meet ? " " : "").append(token);
    }

    private static Node childAround(Node node, Range place) {
        for (Node child : node.getChildNodes()) {
            if (child.getRange().isPresent() && Sources.rangeOf(child).contains(place)) {
                return child;
            }
        }
        return null;
    }

    private static boolean isWhole(Node node) {
        return node instanceof Statement
                || node instanceof BodyDeclaration<?>
                || node instanceof CatchClause
                || node instanceof SwitchEntry;
    }
}
