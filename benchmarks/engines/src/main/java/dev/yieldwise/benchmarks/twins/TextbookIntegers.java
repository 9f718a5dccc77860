package dev.yieldwise.benchmarks.twins;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The iterator that people write if a sequence is as simple as this one. */
public final class TextbookIntegers implements Iterator<Integer> {
    private final int n;
    private int i;

    public TextbookIntegers(int n) {
        this.n = n;
    }

    @Override
    public boolean hasNext() {
        return i < n;
    }

    @Override
    public Integer next() {
        if (i >= n) {
            throw new NoSuchElementException();
        }
        return i++;
    }
}
