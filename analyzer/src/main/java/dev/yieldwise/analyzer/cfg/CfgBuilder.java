package dev.yieldwise.analyzer.cfg;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CompactConstructorDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.InitializerDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Makes control-flow graphs. Works on the syntax alone: no types, no state between calls, safe on any thread.
 *
 * <p>The stack it needs grows with the nesting of brackets and statements, never with the length of a chain of operators,
 * calls or else-ifs.
 */
public final class CfgBuilder {
    private CfgBuilder() {}

    /**
     * The graph of a body, or nothing if the node owns none: an abstract method, or another kind of node.
     *
     * @param owner a method, constructor (compact or not), initializer or lambda
     * @throws CfgTooLarge if the graph would have more than 20,000 blocks, or 400,000 elements and edges
     */
    public static Optional<Cfg> of(Node owner) {
        return bodyOf(owner).map(body -> build(owner, body));
    }

    /**
     * Every node of a file that owns a body, in source order, an owner before those inside it: methods with a body,
     * constructors, initializers, and lambdas, at any depth.
     */
    public static List<Node> bodies(CompilationUnit unit) {
        List<Node> owners = new ArrayList<>();
        Deque<Node> waiting = new ArrayDeque<>();
        waiting.push(unit);
        while (!waiting.isEmpty()) {
            Node node = waiting.pop();
            if (bodyOf(node).isPresent()) {
                owners.add(node);
            }
            List<Node> children = node.getChildNodes();
            for (int i = children.size() - 1; i >= 0; i--) {
                waiting.push(children.get(i));
            }
        }
        // The children of a node are in the order in which the parser set them, which is not always that of the source.
        if (owners.stream().allMatch(Node::hasRange)) {
            owners.sort(Comparator.comparing(owner -> owner.getBegin().orElseThrow()));
        }
        return owners;
    }

    private static Optional<Statement> bodyOf(Node owner) {
        if (owner instanceof MethodDeclaration method) {
            return method.getBody().map(Statement.class::cast);
        }
        if (owner instanceof LambdaExpr lambda) {
            return Optional.of(lambda.getBody());
        }
        if (owner instanceof ConstructorDeclaration constructor) {
            return Optional.of(constructor.getBody());
        }
        if (owner instanceof CompactConstructorDeclaration constructor) {
            return Optional.of(constructor.getBody());
        }
        return owner instanceof InitializerDeclaration initializer
                ? Optional.of(initializer.getBody())
                : Optional.empty();
    }

    private static Cfg build(Node owner, Statement body) {
        Graph graph = new Graph();
        Block entry = graph.block();
        Block exit = graph.block();
        Block exceptionalExit = graph.block();
        StatementFlow statements = new StatementFlow(graph, new Scopes(graph, exit, exceptionalExit));
        graph.startAhead(entry);
        if (body instanceof BlockStmt) {
            statements.statement(body);
        } else {
            expressionBody(((LambdaExpr) owner).getExpressionBody().orElseThrow(), graph, statements);
        }
        graph.jump(exit);
        return graph.finish(owner, entry, exit, exceptionalExit);
    }

    private static void expressionBody(Expression body, Graph graph, StatementFlow statements) {
        statements.expressions().value(body);
        graph.add(new Element(Element.Kind.RETURN, body));
    }
}
