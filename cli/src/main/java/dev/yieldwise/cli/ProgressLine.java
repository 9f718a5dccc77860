package dev.yieldwise.cli;

import dev.yieldwise.analyzer.engine.Progress;
import dev.yieldwise.analyzer.source.AtShutdown;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One line that counts files, drawn over itself, and only once the run is long enough for a person to wonder. It is never
 * wider than the terminal, and it is taken away when the run ends, by an interrupt too.
 */
final class ProgressLine implements Progress, AutoCloseable {
    private static final long SECOND = 1_000_000_000L;
    private static final long PATIENCE = SECOND;
    private static final long INTERVAL = SECOND / 10;
    private static final int WIDEST_BAR = 30;
    private static final int NARROWEST_BAR = 10;
    private static final String ERASE_REST = "\u001B[K";

    private final PrintWriter err;
    private final int width;
    private final LongSupplier nanos;
    private final long started;
    private final AtShutdown atShutdown = AtShutdown.run(this::erase);
    private long next;
    private boolean drawn;
    private boolean closed;

    /** @param width columns of the terminal */
    ProgressLine(PrintWriter err, int width, LongSupplier nanos) {
        this.err = err;
        this.width = width;
        this.nanos = nanos;
        this.started = nanos.getAsLong();
        this.next = started + PATIENCE;
    }

    @Override
    public synchronized void checked(int done, int total) {
        long now = nanos.getAsLong();
        if (closed || now - next < 0) {
            return;
        }
        drawn = true;
        next = now + INTERVAL;
        // drawn over the old line and then erased behind: the other way round it would flicker
        err.print("\r" + line(done, total, (now - started) / SECOND) + ERASE_REST);
        err.flush();
    }

    /** What has room, one column being left free, for in the last one some terminals begin a new line. */
    private String line(int done, int total, long seconds) {
        String percent = String.format(Locale.ROOT, "%3d%%", (int) (100L * done / Math.max(1, total)));
        String files = percent + "  " + done + " of " + total + " files";
        String full = String.format(Locale.ROOT, "%s  %d:%02d", files, seconds / 60, seconds % 60);
        int room = width - 1;
        int bar = Math.min(WIDEST_BAR, room - full.length() - 4);
        if (bar >= NARROWEST_BAR) {
            int filled = (int) ((long) bar * done / Math.max(1, total));
            return "[" + "#".repeat(filled) + ".".repeat(bar - filled) + "]  " + full;
        }
        return full.length() <= room ? full : files.length() <= room ? files : percent.length() <= room ? percent : "";
    }

    /** What stays on the screen is the result. */
    @Override
    public void close() {
        erase();
        atShutdown.close();
    }

    private synchronized void erase() {
        closed = true;
        if (drawn) {
            drawn = false;
            err.print("\r" + ERASE_REST);
            err.flush();
        }
    }
}
