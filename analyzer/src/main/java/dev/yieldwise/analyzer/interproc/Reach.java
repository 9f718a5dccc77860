package dev.yieldwise.analyzer.interproc;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.body.ConstructorDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.SimpleName;
import dev.yieldwise.analyzer.source.Nodes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which names a piece of code speaks of, by itself or through methods of its file. By names alone, so that it errs towards
 * too many; it spares a closer look at code in which nothing can happen.
 */
public final class Reach {
    private final Map<Node, Set<String>> known = new IdentityHashMap<>();
    private final Map<CompilationUnit, Map<String, List<CallableDeclaration<?>>>> methods = new IdentityHashMap<>();
    private final Map<Node, Names> names = new IdentityHashMap<>();

    Reach() {}

    /** What stands in a piece of code itself. */
    private record Names(Set<String> all, Set<String> called) {}

    public boolean mentions(Node code, String name) {
        return known.computeIfAbsent(code, this::reached).contains(name);
    }

    /** The methods and constructors of a name that the file of a node declares, in whichever class. */
    public List<CallableDeclaration<?>> named(String name, Node where) {
        return inFileOf(where).getOrDefault(name, List.of());
    }

    private Map<String, List<CallableDeclaration<?>>> inFileOf(Node node) {
        return node.findCompilationUnit()
                .map(unit -> methods.computeIfAbsent(unit, Reach::byName))
                .orElse(Map.of());
    }

    private Set<String> reached(Node code) {
        Map<String, List<CallableDeclaration<?>>> inUnit = inFileOf(code);
        Set<String> all = new HashSet<>();
        Set<String> followed = new HashSet<>();
        Deque<Node> waiting = new ArrayDeque<>();
        waiting.add(code);
        while (!waiting.isEmpty()) {
            Names here = names.computeIfAbsent(waiting.remove(), Reach::namesIn);
            all.addAll(here.all());
            for (String called : here.called()) {
                if (followed.add(called)) {
                    waiting.addAll(inUnit.getOrDefault(called, List.of()));
                }
            }
        }
        return all;
    }

    private static Names namesIn(Node code) {
        Set<String> all = new HashSet<>();
        Set<String> called = new HashSet<>();
        code.walk(node -> {
            if (node instanceof SimpleName name) {
                all.add(name.getIdentifier());
            } else if (node instanceof MethodCallExpr call) {
                called.add(call.getNameAsString());
            } else if (node instanceof MethodReferenceExpr reference) {
                called.add(reference.getIdentifier());
            }
        });
        return new Names(all, called);
    }

    private static Map<String, List<CallableDeclaration<?>>> byName(CompilationUnit unit) {
        Map<String, List<CallableDeclaration<?>>> found = new HashMap<>();
        Nodes nodes = Nodes.of(unit);
        nodes.all(ConstructorDeclaration.class).forEach(constructor -> add(constructor, found));
        nodes.all(MethodDeclaration.class).forEach(method -> add(method, found));
        return found;
    }

    private static void add(CallableDeclaration<?> callable, Map<String, List<CallableDeclaration<?>>> found) {
        found.computeIfAbsent(callable.getNameAsString(), key -> new ArrayList<>(1))
                .add(callable);
    }
}
