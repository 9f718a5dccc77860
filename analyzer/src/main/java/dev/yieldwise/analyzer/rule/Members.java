package dev.yieldwise.analyzer.rule;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.nodeTypes.NodeWithName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/** Names the member that holds a node, such as {@code com.acme.Shop.total(List)}: it survives shifted lines. */
public final class Members {
    private Members() {}

    public static String around(Node node) {
        Deque<String> segments = new ArrayDeque<>();
        for (Node outer = node; outer != null; outer = outer.getParentNode().orElse(null)) {
            if (outer instanceof CallableDeclaration<?> callable) {
                segments.push(callable.getNameAsString()
                        + callable.getParameters().stream()
                                .map(parameter -> parameter.getType().asString())
                                .collect(Collectors.joining(",", "(", ")")));
            } else if (outer instanceof TypeDeclaration<?> type) {
                segments.push(type.getNameAsString());
            } else if (outer instanceof CompilationUnit unit) {
                unit.getPackageDeclaration().map(NodeWithName::getNameAsString).ifPresent(segments::push);
            }
        }
        return String.join(".", segments);
    }
}
