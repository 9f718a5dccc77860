package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.Progress;
import java.io.PrintWriter;
import java.util.function.LongSupplier;

/** One line that counts files, drawn over itself, and only once the run is long enough for a person to wonder. */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long PATIENCE = 1_000_000_000L;
    private static final long INTERVAL = 100_000_000L;
    private static final String ERASE = "\r\u001B[K";

    private final PrintWriter err;
    private final LongSupplier nanos;
    private long next;
    private boolean drawn;

    ProgressLine(PrintWriter err, LongSupplier nanos) {
        this.err = err;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + PATIENCE;
    }

    @Override
    public synchronized void checked(int done, int total) {
        long now = nanos.getAsLong();
        if (now - next < 0) {
            return;
        }
        next = now + INTERVAL;
        drawn = true;
        err.print(ERASE + "checked " + done + " of " + total + " files");
        err.flush();
    }

    /** Takes the line away: what stays on the screen is the result. */
    @Override
    public synchronized void close() {
        if (drawn) {
            err.print(ERASE);
            err.flush();
        }
    }
}
