package dev.yieldwise.analyzer.source;

import java.util.concurrent.locks.LockSupport;

/** What is to be cleaned up if the process is told to end in the middle of something, by Ctrl-C or by a signal. */
public final class AtShutdown implements AutoCloseable {
    private final Thread hook;

    private AtShutdown(Thread hook) {
        this.hook = hook;
    }

    /** From now on, and until it is closed; does not return if the process is ending already. */
    public static AtShutdown run(Runnable cleanUp) {
        Thread hook = new Thread(cleanUp, "clean up");
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            stop();
        }
        return new AtShutdown(hook);
    }

    /** Keeps a thread from beginning anything while the process ends, which takes no notice of it. */
    private static void stop() {
        while (true) {
            LockSupport.park();
        }
    }

    /** It is done, and there is nothing to clean up any more. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending, and the hook runs
        }
    }
}
