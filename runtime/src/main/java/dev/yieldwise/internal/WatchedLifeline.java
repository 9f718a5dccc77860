package dev.yieldwise.internal;

import dev.yieldwise.State;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * The lifeline of a body with a stack of its own, which never references it. Once it is unreachable, a suspended body is
 * closed, as a best effort: on the body's own stack, with a helper thread waiting for it, so that no code of users runs
 * on the cleaner's thread.
 */
final class WatchedLifeline implements Lifeline {
    private final GeneratorCore core;
    private boolean watched;

    WatchedLifeline(GeneratorCore core) {
        this.core = core;
    }

    @Override
    public Outcome drive(Resumption resumption) {
        return guarded(() -> core.drive(resumption));
    }

    @Override
    public Outcome driveFirst() {
        return guarded(core::driveFirst);
    }

    @Override
    public Outcome lookAhead() {
        return guarded(core::lookAhead);
    }

    @Override
    public Outcome drain(Sink sink) {
        return guarded(() -> core.drain(sink));
    }

    @Override
    public Outcome drain(Tap tap, int depth) {
        return guarded(() -> core.drain(tap, depth));
    }

    @Override
    public GeneratorCore core() {
        return core;
    }

    @Override
    public boolean hasBody() {
        return true;
    }

    @Override
    public void watch() {
        if (!watched) {
            watched = true;
            Net.CLEANER.register(this, new Rescue(core));
        }
    }

    private interface Operation {
        Outcome run();
    }

    private Outcome guarded(Operation operation) {
        try {
            return core.state() == State.CREATED ? first(operation) : operation.run();
        } finally {
            // Without this the collector may take the consumer's object, and close the body, while its last operation
            // still runs.
            Reference.reachabilityFence(this);
        }
    }

    /** Only after it is there something to rescue: a generator that is never started costs nothing. */
    private Outcome first(Operation operation) {
        Outcome outcome = operation.run();
        if (core.holdsStack()) {
            watch();
        }
        return outcome;
    }

    /** Holder, so that the cleaner's thread does not exist before it is needed. */
    private static final class Net {
        static final Cleaner CLEANER = Cleaner.create();
    }

    /** Must not reference the lifeline. */
    private record Rescue(GeneratorCore core) implements Runnable {
        @Override
        public void run() {
            if (core.state() != State.CLOSED) {
                Thread helper = new Thread(null, this::close, "yieldwise-rescue", 0, false);
                helper.setDaemon(true);
                helper.start();
            }
        }

        private void close() {
            if (core.drive(Resumption.CLOSE) instanceof Outcome.Failed failed) {
                System.getLogger("dev.yieldwise")
                        .log(System.Logger.Level.WARNING, "clean-up of an abandoned generator failed", failed.error());
            }
        }
    }
}
