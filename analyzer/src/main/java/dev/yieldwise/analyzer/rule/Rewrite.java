package dev.yieldwise.analyzer.rule;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.Statement;
import dev.yieldwise.analyzer.finding.Applicability;
import dev.yieldwise.analyzer.finding.Fix;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes a fix in terms of the tree; what comes out are edits of the text, so that everything that is not mended stays as
 * it is: layout, line ends and comments.
 *
 * <pre>{@code
 * new Rewrite(pass).statementBefore(statement, name + ".prime();").safe("prime '" + name + "' before the value is sent")
 * }</pre>
 */
public final class Rewrite {
    /** By how much a new block is indented more than what is around it. */
    private static final String UNIT = "    ";

    private final Pass pass;
    private final SourceFile file;
    private final List<TextEdit> edits = new ArrayList<>();

    public Rewrite(Pass pass) {
        this.pass = pass;
        this.file = pass.file();
    }

    /** The text of a node, as it stands in the file. */
    public String textOf(Node node) {
        return file.text(Sources.rangeOf(node));
    }

    public Rewrite replace(Node node, String text) {
        edits.add(new TextEdit(Sources.rangeOf(node), text));
        return this;
    }

    /** Replaces a statement. Comments in it that {@code kept} does not hold come to stand before the new one, each on its line. */
    public Rewrite replaceStatement(Statement statement, Node kept, String text) {
        Range still = Sources.rangeOf(kept);
        String lines = Sources.commentsIn(statement).stream()
                .filter(comment -> !still.contains(comment))
                .map(comment -> file.text(comment) + newLine(statement))
                .collect(Collectors.joining());
        return replace(statement, lines + text);
    }

    /**
     * Puts a block in the place of a statement.
     *
     * @param head what comes before the block; may have lines of its own
     * @param body the text of its statements, laid out as in the place of the statement
     */
    public Rewrite blockFor(Statement statement, List<String> head, String body) {
        String outer = newLine(statement);
        return replace(statement, String.join(outer, head) + " {" + outer + UNIT + deeper(body) + outer + "}");
    }

    /** Makes a statement the head of a block that holds the statements behind it, up to a last one. */
    public Rewrite blockFrom(Statement statement, String head, Statement last) {
        Range first = Sources.rangeOf(statement);
        Range end = Sources.rangeOf(last);
        Range whole = new Range(first.startLine(), first.startColumn(), end.endLine(), end.endColumn());
        String body = file.text(new Range(first.endLine(), first.endColumn(), end.endLine(), end.endColumn()));
        edits.add(new TextEdit(whole, head + " {" + deeper(body) + newLine(statement) + "}"));
        return this;
    }

    private static String deeper(String lines) {
        return lines.replaceAll("(\\R)(?=[^\\r\\n])", "$1" + UNIT);
    }

    /** Puts text directly behind a node. */
    public Rewrite append(Node node, String text) {
        Range range = Sources.rangeOf(node);
        edits.add(new TextEdit(Range.at(range.endLine(), range.endColumn()), text));
        return this;
    }

    /** Puts a statement before another one, on a line of its own if the other one begins its line. */
    public Rewrite statementBefore(Statement statement, String text) {
        Range range = Sources.rangeOf(statement);
        String gap = startsLine(range) ? newLine(statement) : " ";
        edits.add(new TextEdit(Range.at(range.startLine(), range.startColumn()), text + gap));
        return this;
    }

    /** Puts a statement behind another one, on a line of its own if nothing but a comment follows on that line. */
    public Rewrite statementAfter(Statement statement, String text) {
        Range range = Sources.rangeOf(statement);
        String line = file.line(range.endLine());
        String rest = line.substring(range.endColumn() - 1).strip();
        boolean endsLine = rest.isEmpty() || rest.startsWith("//");
        int column = endsLine ? line.length() + 1 : range.endColumn();
        edits.add(new TextEdit(Range.at(range.endLine(), column), endsLine ? newLine(statement) + text : " " + text));
        return this;
    }

    /** Takes a statement out, with its lines if nothing else stands on them, else with the blanks behind it. */
    public Rewrite removeStatement(Statement statement) {
        Range range = Sources.rangeOf(statement);
        String rest = file.line(range.endLine()).substring(range.endColumn() - 1);
        int blanks = rest.length() - rest.stripLeading().length();
        Range whole = startsLine(range) && rest.isBlank()
                ? new Range(range.startLine(), 1, range.endLine() + 1, 1)
                : new Range(range.startLine(), range.startColumn(), range.endLine(), range.endColumn() + blanks);
        edits.add(new TextEdit(whole, ""));
        return this;
    }

    /** Puts a statement first into a block, laid out as the block is. */
    public Rewrite firstIn(BlockStmt block, String text) {
        if (!block.getStatements().isEmpty()) {
            return statementBefore(block.getStatement(0), text);
        }
        Range range = Sources.rangeOf(block);
        String outer = newLine(range.startLine());
        boolean oneLine = range.startLine() == range.endLine();
        if (oneLine && Sources.commentsIn(block).isEmpty()) {
            return replace(block, "{" + outer + UNIT + text + outer + "}");
        }
        edits.add(new TextEdit(
                Range.at(range.startLine(), range.startColumn() + 1), outer + UNIT + text + (oneLine ? outer : "")));
        return this;
    }

    /** Puts a handler before another one of the same try, with its braces where those of the try stand. */
    public Rewrite clauseBefore(CatchClause other, String head, String statement) {
        Range range = Sources.rangeOf(other);
        int line = Sources.rangeOf(other.getParentNode().orElseThrow()).startLine();
        String outer = newLine(line);
        String gap = startsLine(range) ? newLine(range.startLine()) : " ";
        edits.add(new TextEdit(
                Range.at(range.startLine(), range.startColumn()),
                head + " {" + outer + UNIT + statement + outer + "}" + gap));
        return this;
    }

    /** The name under which a class of the JDK can be written at a place; an import is added where it is missing. */
    public String nameOf(String qualified, Node where) {
        Imports.Naming naming = new Imports(pass).naming(qualified, where);
        naming.edit().ifPresent(edits::add);
        return naming.name();
    }

    /** A line end, and the blanks with which the statement's line begins. */
    public String newLine(Statement statement) {
        return newLine(Sources.rangeOf(statement).startLine());
    }

    private String newLine(int number) {
        String line = file.line(number);
        return file.lineEnd(number)
                + line.substring(0, line.length() - line.stripLeading().length());
    }

    private boolean startsLine(Range range) {
        return file.line(range.startLine())
                .substring(0, range.startColumn() - 1)
                .isBlank();
    }

    /** A fix that changes no run but those that come to the failure. */
    public Optional<Fix> safe(String description) {
        return fix(description, Applicability.SAFE);
    }

    public Optional<Fix> unsafe(String description) {
        return fix(description, Applicability.UNSAFE);
    }

    /** The fix; none if its edits turn out to collide, as in code that is nested in an unforeseen way. */
    public Optional<Fix> fix(String description, Applicability applicability) {
        return Fix.canMake(edits) ? Optional.of(new Fix(description, applicability, edits)) : Optional.empty();
    }
}
