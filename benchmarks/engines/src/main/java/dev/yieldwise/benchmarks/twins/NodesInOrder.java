package dev.yieldwise.benchmarks.twins;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A tree in order, with a stack of its own. */
public final class NodesInOrder implements Iterator<Integer> {
    private final Deque<Node> open = new ArrayDeque<>();

    public NodesInOrder(Node root) {
        descend(root);
    }

    @Override
    public boolean hasNext() {
        return !open.isEmpty();
    }

    @Override
    public Integer next() {
        if (open.isEmpty()) {
            throw new NoSuchElementException();
        }
        Node node = open.pop();
        descend(node.right);
        return node.value;
    }

    private void descend(Node from) {
        for (Node node = from; node != null; node = node.left) {
            open.push(node);
        }
    }
}
