package dev.yieldwise.benchmarks.twins;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** {@code for (int i = 0; i < n; i++) yield i} as a state machine: its locals are fields, its yields are states. */
public final class MachineOfIntegers implements Iterator<Integer> {
    private static final int CREATED = 0;
    private static final int AT_YIELD = 1;
    private static final int ENDED = 2;

    private final int n;
    private int state = CREATED;
    private int i;
    private boolean ahead;
    private Integer value;

    public MachineOfIntegers(int n) {
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
    public Integer next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        ahead = false;
        Integer taken = value;
        value = null; // not kept alive by an iterator that somebody keeps
        return taken;
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
