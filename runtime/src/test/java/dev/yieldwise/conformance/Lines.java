package dev.yieldwise.conformance;

import java.util.function.Supplier;

/** Indented lines of source. */
final class Lines {
    private final StringBuilder text = new StringBuilder();
    private int depth;

    Lines(int depth) {
        this.depth = depth;
    }

    void add(String line) {
        text.append("    ".repeat(depth)).append(line).append('\n');
    }

    /** Lines that were indented elsewhere. */
    void addAll(CharSequence lines) {
        text.append(lines);
    }

    /** What is added meanwhile stands one deeper. */
    <V> V deeper(Supplier<V> adding) {
        depth++;
        V value = adding.get();
        depth--;
        return value;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
