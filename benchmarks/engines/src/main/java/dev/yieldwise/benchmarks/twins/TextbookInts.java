package dev.yieldwise.benchmarks.twins;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/** As {@link TextbookIntegers}, without boxes. */
public final class TextbookInts implements PrimitiveIterator.OfInt {
    private final int n;
    private int i;

    public TextbookInts(int n) {
        this.n = n;
    }

    @Override
    public boolean hasNext() {
        return i < n;
    }

    @Override
    public int nextInt() {
        if (i >= n) {
            throw new NoSuchElementException();
        }
        return i++;
    }
}
