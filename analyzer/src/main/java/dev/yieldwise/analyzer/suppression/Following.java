package dev.yieldwise.analyzer.suppression;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.Statement;
import com.github.javaparser.ast.stmt.SwitchEntry;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import java.util.List;
import java.util.Optional;

/**
 * The lines that a comment speaks of. Beside code it is its own line. On lines of its own it is the code line that follows,
 * or the whole statement or field that begins there; of what has a body, such as a loop, a {@code try} or a method, the head
 * alone: a comment before a loop must not silence what is written in it later.
 */
record Following(SourceFile file, CompilationUnit unit, List<Range> comments) {

    Cover coverOf(Range comment) {
        if (isBesideCode(comment)) {
            return Cover.lines(comment.startLine(), comment.endLine());
        }
        Range code = codeAfter(comment);
        return Cover.lines(
                comment.startLine(),
                begunAt(unit, code).map(Following::lastLineOf).orElse(code.startLine()));
    }

    private boolean isBesideCode(Range comment) {
        int start = comments.stream()
                .filter(other -> other.startLine() < comment.startLine() && other.endLine() == comment.startLine())
                .mapToInt(Range::endColumn)
                .findFirst()
                .orElse(1);
        return codeFrom(comment.startLine(), start).compareTo(comment) < 0
                || codeAfter(comment).startLine() == comment.endLine();
    }

    private Range codeAfter(Range comment) {
        return codeFrom(comment.endLine(), comment.endColumn());
    }

    /** The place of the first character from a place on that belongs to no comment; beyond the last line if there is none. */
    private Range codeFrom(int fromLine, int fromColumn) {
        int line = fromLine;
        int column = fromColumn;
        while (file.lineStart(line) >= 0) {
            String rest = file.line(line).substring(column - 1);
            if (rest.isBlank()) {
                line++;
                column = 1;
                continue;
            }
            Range place =
                    Range.at(line, column + rest.length() - rest.stripLeading().length());
            Optional<Range> comment =
                    comments.stream().filter(place::startsWith).findFirst();
            if (comment.isEmpty()) {
                return place;
            }
            line = comment.get().endLine();
            column = comment.get().endColumn();
        }
        return Range.at(line, 1);
    }

    /** The outermost statement or declaration that begins at a place. */
    private static Optional<Node> begunAt(Node node, Range place) {
        for (Node child : node.getChildNodes()) {
            if (child.getRange().isPresent()) {
                Range range = Sources.rangeOf(child);
                boolean whole = child instanceof Statement && !(child instanceof BlockStmt)
                        || child instanceof BodyDeclaration<?>;
                if (whole && range.startsWith(place)) {
                    return Optional.of(child);
                }
                if (range.contains(place)) {
                    Optional<Node> inner = begunAt(child, place);
                    if (inner.isPresent()) {
                        return inner;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static int lastLineOf(Node node) {
        Range whole = Sources.rangeOf(node);
        return node.getChildNodes().stream()
                .filter(Following::isInner)
                .mapToInt(inner -> {
                    int line = Sources.rangeOf(inner).startLine();
                    return inner instanceof BlockStmt ? line : line - 1;
                })
                .map(line -> Math.max(line, whole.startLine()))
                .min()
                .orElse(whole.endLine());
    }

    private static boolean isInner(Node child) {
        return child instanceof Statement
                || child instanceof BodyDeclaration<?>
                || child instanceof SwitchEntry
                || child instanceof CatchClause;
    }
}
