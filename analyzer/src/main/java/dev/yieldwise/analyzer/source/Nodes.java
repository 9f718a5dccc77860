package dev.yieldwise.analyzer.source;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.DataKey;
import com.github.javaparser.ast.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The nodes of a file by their kind, found in one walk for all who ask. Belongs to the thread of its tree. */
public final class Nodes {
    private static final DataKey<Nodes> KEY = new DataKey<>() {};

    private final Map<Class<?>, List<Node>> byKind = new HashMap<>();

    private Nodes() {}

    public static Nodes of(CompilationUnit unit) {
        if (unit.containsData(KEY)) {
            return unit.getData(KEY);
        }
        Nodes nodes = new Nodes();
        nodes.walk(unit);
        unit.setData(KEY, nodes);
        return nodes;
    }

    private void walk(Node node) {
        byKind.computeIfAbsent(node.getClass(), kind -> new ArrayList<>()).add(node);
        node.getChildNodes().forEach(this::walk);
    }

    /**
     * All nodes of one kind, in source order.
     *
     * @param kind the class of the nodes themselves, not a supertype
     */
    public <N extends Node> List<N> all(Class<N> kind) {
        @SuppressWarnings("unchecked")
        List<N> found = (List<N>) byKind.getOrDefault(kind, List.of());
        return found;
    }
}
