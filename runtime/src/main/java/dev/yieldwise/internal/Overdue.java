package dev.yieldwise.internal;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * Tells of a body that does not answer: most often one that waits for a lock which its consumer holds.
 *
 * @param patience how long a consumer waits before that
 * @param log where it is told
 */
record Overdue(Duration patience, Consumer<String> log) {
    /** As a warning, after ten seconds. */
    static final Overdue WARNING = new Overdue(
            Duration.ofSeconds(10), text -> System.getLogger("dev.yieldwise").log(System.Logger.Level.WARNING, text));

    /** Tells both stacks. Never throws: whoever waits has to go on waiting. */
    void report(Thread body) {
        try {
            log.accept("a body has not answered for " + patience.toMillis()
                    + " ms. It runs on a thread of its own and does"
                    + " not have the locks of its consumer: if it waits for one of them, this is a deadlock."
                    + stackOf("the body", body)
                    + stackOf("its consumer", Thread.currentThread()));
        } catch (Throwable failed) {
            // A warning that cannot be given is no reason to lose a value.
            return;
        }
    }

    private static String stackOf(String who, Thread thread) {
        StringBuilder text = new StringBuilder("\n")
                .append(who)
                .append(", thread \"")
                .append(thread.getName())
                .append("\", ")
                .append(thread.getState());
        for (StackTraceElement frame : thread.getStackTrace()) {
            text.append("\n\tat ").append(frame);
        }
        return text.toString();
    }
}
