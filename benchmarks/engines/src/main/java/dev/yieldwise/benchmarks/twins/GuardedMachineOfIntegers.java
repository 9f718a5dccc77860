package dev.yieldwise.benchmarks.twins;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * {@link MachineOfIntegers}, with what a generator promises beyond it: refuses to be used while it runs, and has ended if it
 * fails.
 */
public final class GuardedMachineOfIntegers implements Iterator<Integer> {
    private static final int CREATED = 0;
    private static final int AT_YIELD = 1;
    private static final int ENDED = 2;

    private final int n;
    private int state = CREATED;
    private int i;
    private boolean running;
    private boolean ahead;
    private Integer value;

    public GuardedMachineOfIntegers(int n) {
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
        value = null;
        return taken;
    }

    private boolean advance() {
        if (running) {
            throw new IllegalStateException("already executing");
        }
        running = true;
        int from = state;
        state = ENDED;
        try {
            switch (from) {
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
            return false;
        } finally {
            running = false;
        }
    }
}
