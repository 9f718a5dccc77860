package dev.yieldwise.benchmarks.twins;

import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;

/** As {@link MachineOfIntegers}, without boxes. */
public final class MachineOfInts implements PrimitiveIterator.OfInt {
    private static final int CREATED = 0;
    private static final int AT_YIELD = 1;
    private static final int ENDED = 2;

    private final int n;
    private int state = CREATED;
    private int i;
    private boolean ahead;
    private int value;

    public MachineOfInts(int n) {
        this.n = n;
    }

    @Override
    public boolean hasNext() {
        if (!ahead) {
            ahead = advance();
        }
        return ahead;
    }

    @Override
    public int nextInt() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ahead = false;
        return value;
    }

    private boolean advance() {
        switch (state) {
            case CREATED:
                i = 0;
                break;
            case AT_YIELD:
                i++;
                break;
            default:
                return false;
        }
        if (i < n) {
            value = i;
            state = AT_YIELD;
            return true;
        }
        state = ENDED;
        return false;
    }
}
