package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import com.github.javaparser.ast.stmt.SwitchEntry;
import com.github.javaparser.ast.stmt.SynchronizedStmt;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The text form of a graph, for golden tests and bug reports. A line per block: its elements as
 * {@code KIND source@line}, then its edges.
 *
 * <pre>
 * method first(Iterable)@3
 *   B0 : ITERATOR for (String s : all)@4 -&gt; B1, B5 EXCEPTION
 *   B1 : HAS_NEXT for (String s : all)@4 -&gt; B2 TRUE, B3 FALSE, B5 EXCEPTION
 * </pre>
 */
public final class CfgPrinter {
    private static final int LONGEST = 40;

    private CfgPrinter() {}

    public static String print(Cfg cfg) {
        StringBuilder text = new StringBuilder(title(cfg.owner()));
        text.append('@').append(line(cfg.owner())).append('\n');
        for (Block block : cfg.blocks()) {
            text.append("  ").append(block).append(role(cfg, block));
            if (!block.elements().isEmpty()) {
                text.append(block.elements().stream()
                        .map(CfgPrinter::element)
                        .collect(Collectors.joining("; ", " : ", "")));
            }
            if (!block.successors().isEmpty()) {
                text.append(block.successors().stream()
                        .map(CfgPrinter::edge)
                        .collect(Collectors.joining(", ", " -> ", "")));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String role(Cfg cfg, Block block) {
        if (block == cfg.exit()) {
            return " exit";
        }
        return block == cfg.exceptionalExit() ? " exceptional exit" : "";
    }

    private static String element(Element element) {
        return element.kind() + " " + source(element.node()) + "@" + line(element.node());
    }

    /** The condition is said once: with TRUE, unless there is no TRUE. */
    private static String edge(Edge edge) {
        return switch (edge.kind()) {
            case NORMAL -> edge.to().toString();
            case TRUE -> edge.to() + " TRUE" + condition(edge);
            case CASE -> edge.to() + " CASE" + condition(edge);
            case FALSE -> {
                boolean alone = edge.from().successors().stream().noneMatch(other -> other.kind() == Edge.Kind.TRUE);
                yield edge.to() + " FALSE" + (alone ? condition(edge) : "");
            }
            case EXCEPTION -> edge.to() + " EXCEPTION";
        };
    }

    /** Left out where the block's last element has just said it. */
    private static String condition(Edge edge) {
        List<Element> elements = edge.from().elements();
        Node last =
                elements.isEmpty() ? null : elements.get(elements.size() - 1).node();
        return edge.condition()
                .filter(node -> node != last)
                .map(node -> " " + source(node))
                .orElse("");
    }

    private static String title(Node owner) {
        if (owner instanceof CallableDeclaration<?> callable) {
            String kind = callable.isMethodDeclaration() ? "method " : "constructor ";
            return kind
                    + callable.getNameAsString()
                    + callable.getParameters().stream()
                            .map(parameter -> parameter.getType().asString() + (parameter.isVarArgs() ? "..." : ""))
                            .collect(Collectors.joining(", ", "(", ")"));
        }
        if (owner instanceof CompactConstructorDeclaration constructor) {
            return "compact constructor " + constructor.getNameAsString();
        }
        if (owner instanceof InitializerDeclaration initializer) {
            return initializer.isStatic() ? "static initializer" : "initializer";
        }
        return "lambda " + source(owner);
    }

    private static String line(Node node) {
        return node.getBegin().map(begin -> Integer.toString(begin.line)).orElse("?");
    }

    private static String source(Node node) {
        if (node instanceof ForEachStmt loop) {
            return shorten("for (" + text(loop.getVariable()) + " : " + text(loop.getIterable()) + ")");
        }
        if (node instanceof SynchronizedStmt locked) {
            return shorten("synchronized (" + text(locked.getExpression()) + ")");
        }
        if (node instanceof CatchClause clause) {
            return shorten("catch (" + text(clause.getParameter()) + ")");
        }
        if (node instanceof SwitchEntry entry) {
            return shorten(entryText(entry));
        }
        return shorten(text(node));
    }

    private static String entryText(SwitchEntry entry) {
        List<String> labels = entry.getLabels().stream().map(CfgPrinter::text).collect(Collectors.toList());
        if (entry.isDefault() || labels.isEmpty()) {
            labels.add("default");
        }
        return String.join(", ", labels)
                + entry.getGuard().map(guard -> " when " + text(guard)).orElse("");
    }

    /** The parser's own printer recurses; what is long enough to overflow the stack is named by its kind only. */
    private static String text(Node node) {
        boolean small = node.getRange().map(CfgPrinter::isSmall).orElse(true);
        return small ? node.toString() : "<" + node.getClass().getSimpleName() + ">";
    }

    private static boolean isSmall(Range range) {
        return range.getLineCount() == 1 ? range.end.column - range.begin.column < 400 : range.getLineCount() <= 30;
    }

    private static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ").strip().replaceAll(";$", "");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}
