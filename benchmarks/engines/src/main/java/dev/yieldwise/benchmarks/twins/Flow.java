package dev.yieldwise.benchmarks.twins;

import org.apache.commons.javaflow.api.Continuation;
import org.apache.commons.javaflow.api.continuable;

/** The sequence as a body for javaflow, whose Maven plugin rewrites this class. */
public final class Flow implements Runnable {
    private final int n;

    public Flow(int n) {
        this.n = n;
    }

    @Override
    public @continuable void run() {
        for (int i = 0; i < n; i++) {
            Continuation.suspend(i);
        }
    }
}
