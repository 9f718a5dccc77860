package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.Generator;
import dev.yieldwise.Yielder;
import dev.yieldwise.benchmarks.twins.Node;
import dev.yieldwise.benchmarks.twins.NodesInOrder;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** A balanced tree of n nodes, in order: a generator for each node, delegated to by the one above it, or one for all. */
public class TreeRows extends Rows {
    private Node root;

    public static Generator<Integer> inOrder(Node node) {
        return Generator.of(out -> {
            if (node.left != null) {
                out.yieldFrom(inOrder(node.left));
            }
            out.yield(node.value);
            if (node.right != null) {
                out.yieldFrom(inOrder(node.right));
            }
        });
    }

    private static Generator<Integer> inOrderByMethod(Node node) {
        return Generator.of(out -> visit(node, out));
    }

    /** Is woven with the body, since it is given its handle. */
    private static void visit(Node node, Yielder<? super Integer> out) {
        if (node.left != null) {
            visit(node.left, out);
        }
        out.yield(node.value);
        if (node.right != null) {
            visit(node.right, out);
        }
    }

    /** As people write it where there is no yieldFrom: each element passes all levels above it. */
    private static Generator<Integer> inOrderByLoops(Node node) {
        return Generator.of(out -> {
            if (node.left != null) {
                for (Integer x : inOrderByLoops(node.left)) {
                    out.yield(x);
                }
            }
            out.yield(node.value);
            if (node.right != null) {
                for (Integer x : inOrderByLoops(node.right)) {
                    out.yield(x);
                }
            }
        });
    }

    @Setup
    public void plant() {
        root = Node.balanced(n);
        if (!engine.isEmpty()) {
            claim(inOrder(root).engine().single());
        }
    }

    @Benchmark
    public long yieldFrom() {
        long total = 0;
        for (Integer x : inOrder(root)) {
            total += (long) x * x;
        }
        return total;
    }

    @Benchmark
    public long method() {
        long total = 0;
        for (Integer x : inOrderByMethod(root)) {
            total += (long) x * x;
        }
        return total;
    }

    @Benchmark
    public long loops() {
        long total = 0;
        for (Integer x : inOrderByLoops(root)) {
            total += (long) x * x;
        }
        return total;
    }

    @Benchmark
    public long byHand() {
        long total = 0;
        for (NodesInOrder all = new NodesInOrder(root); all.hasNext(); ) {
            Integer x = all.next();
            total += (long) x * x;
        }
        return total;
    }
}
