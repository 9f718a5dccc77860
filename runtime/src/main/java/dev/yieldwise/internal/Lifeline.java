package dev.yieldwise.internal;

import dev.yieldwise.State;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;

/**
 * What tells whether anybody can still resume a body: held by the objects that consumers have and by delegators, never
 * by the body's own stack. Once it is unreachable, a suspended body is closed, as a best effort: on the body's own
 * stack, with a helper thread waiting for it, so that no code of users runs on the cleaner's thread.
 */
public final class Lifeline implements Source {
    private final GeneratorCore core;
    private final boolean hasBody;

    Lifeline(Engine engine) {
        core = new GeneratorCore(engine);
        hasBody = engine.hasBody();
    }

    @Override
    public Outcome drive(Resumption resumption) {
        return watched(() -> core.resume(resumption));
    }

    Outcome prime() {
        return watched(core::prime);
    }

    Outcome lookAhead() {
        return watched(core::lookAhead);
    }

    @Override
    public Outcome drain(Sink sink) {
        return watched(() -> core.drain(sink));
    }

    /** As the delegate of a body that is being drained. */
    Outcome drain(Tap tap, int depth) {
        return watched(() -> core.drain(tap, depth));
    }

    GeneratorCore core() {
        return core;
    }

    /** Whether there is a body with a stack of its own. */
    boolean hasBody() {
        return hasBody;
    }

    private interface Operation {
        Outcome run();
    }

    private Outcome watched(Operation operation) {
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
            Net.CLEANER.register(this, new Rescue(core));
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
            if (core.resume(Resumption.CLOSE) instanceof Outcome.Failed failed) {
                System.getLogger("dev.yieldwise")
                        .log(System.Logger.Level.WARNING, "clean-up of an abandoned generator failed", failed.error());
            }
        }
    }
}
