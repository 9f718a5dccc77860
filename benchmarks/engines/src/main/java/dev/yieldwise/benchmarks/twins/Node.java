package dev.yieldwise.benchmarks.twins;

/** A node of a binary tree. */
public final class Node {
    public final Node left;
    public final Integer value;
    public final Node right;

    private Node(Node left, Integer value, Node right) {
        this.left = left;
        this.value = value;
        this.right = right;
    }

    /** A balanced tree of the values below n, in order; null if there is none. */
    public static Node balanced(int n) {
        return balanced(0, n);
    }

    private static Node balanced(int from, int to) {
        if (from == to) {
            return null;
        }
        int middle = (from + to) >>> 1;
        return new Node(balanced(from, middle), middle, balanced(middle + 1, to));
    }
}
