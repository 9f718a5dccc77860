package dev.yieldwise.internal;

/** Tells of a body that does not answer: most often one that waits for a lock which its consumer holds. */
final class Overdue {
    private Overdue() {}

    /** Logs both stacks. Never throws: whoever waits has to go on waiting. */
    static void report(Thread body, long nanos) {
        try {
            Thread consumer = Thread.currentThread();
            System.getLogger("dev.yieldwise")
                    .log(
                            System.Logger.Level.WARNING,
                            "a body has not answered for " + nanos / 1_000_000 + " ms. It runs on a thread of its own"
                                    + " and does not have the locks of its consumer: if it waits for one of them, this"
                                    + " is a deadlock." + stackOf("the body", body)
                                    + stackOf("its consumer", consumer));
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
