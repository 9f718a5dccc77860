package dev.yieldwise.analyzer.suppression;

import com.github.javaparser.JavaToken;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Offers silence in the place of fixes: a comment on a line of its own before that of the finding, indented alike. Findings
 * of one line share it. What is found about suppressions themselves is left as it is: more of them would not help.
 */
public final class Offer {
    /** The reason where nobody has thought about one yet. */
    public static final String NOT_REVIEWED = "not reviewed yet";

    private final SourceFile file;
    private final CompilationUnit unit;
    private final String reason;

    /** @param reason without {@link #fault} */
    public Offer(SourceFile file, CompilationUnit unit, String reason) {
        this.file = file;
        this.unit = unit;
        this.reason = reason;
    }

    /** Why a text can be no reason in a comment. */
    public static Optional<String> fault(String reason) {
        if (reason.isBlank()) {
            return Optional.of("it is empty");
        }
        if (reason.chars().anyMatch(c -> c < ' ' && c != '\t' || c == '\u2028' || c == '\u2029' || c == '\u0085')) {
            return Optional.of("it has more than one line");
        }
        if (reason.contains("\\u")) {
            return Optional.of("it has a Unicode escape, which can end a comment");
        }
        return reason.stripLeading().matches("[\\p{Punct}\\p{Pd}].*")
                ? Optional.of("it begins with a punctuation mark, which would not be taken for a part of it")
                : Optional.empty();
    }

    /** The findings, each with the comment for its only fix. */
    public List<Finding> insteadOfFixes(List<Finding> findings) {
        Map<Integer, TreeSet<String>> names = new TreeMap<>();
        for (Finding finding : findings) {
            if (!UnusedSuppression.isAboutRequests(finding.rule())) {
                names.computeIfAbsent(lineFor(finding), line -> new TreeSet<>()).add(finding.rule());
            }
        }
        List<Finding> offered = new ArrayList<>();
        for (Finding finding : findings) {
            offered.add(
                    UnusedSuppression.isAboutRequests(finding.rule())
                            ? finding.with(Optional.empty())
                            : finding.with(Optional.of(comment(lineFor(finding), names))));
        }
        return offered;
    }

    private Fix comment(int line, Map<Integer, TreeSet<String>> names) {
        String code = file.line(line);
        String indent = code.substring(0, code.length() - code.stripLeading().length());
        String text = indent + "// yieldwise:ignore " + String.join(", ", names.get(line)) + " " + reason.strip()
                + file.lineEnd(line);
        return new Fix("silence it with a comment", Applicability.SAFE, List.of(new TextEdit(Range.at(line, 1), text)));
    }

    /** The finding's own line, unless that begins within a text block or a comment: then that of its statement. */
    private int lineFor(Finding finding) {
        int line = finding.location().range().startLine();
        return isWithinToken(line) ? statementAround(finding.location().range(), line) : line;
    }

    private boolean isWithinToken(int line) {
        for (JavaToken token : unit.getTokenRange().orElseThrow()) {
            com.github.javaparser.Range range = token.getRange().orElseThrow();
            boolean blank = token.getCategory().isWhitespace();
            if (range.begin.line < line && line <= range.end.line && !blank) {
                return true;
            }
        }
        return false;
    }

    private int statementAround(Range place, int otherwise) {
        int line = otherwise;
        for (Node node = unit; node != null; ) {
            Node inner = null;
            for (Node child : node.getChildNodes()) {
                if (child.getRange().isPresent() && Sources.rangeOf(child).contains(place)) {
                    inner = child;
                }
            }
            boolean whole =
                    inner instanceof Statement && !(inner instanceof BlockStmt) || inner instanceof BodyDeclaration<?>;
            if (whole) {
                line = Sources.rangeOf(inner).startLine();
            }
            node = inner;
        }
        return line;
    }
}
