package dev.yieldwise.internal;

import dev.yieldwise.GeneratorStateException.Reason;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a body on a daemon thread of its own, started by the first transfer. The only file that knows of threads'
 * hand-over.
 *
 * <p>Control is a baton: exactly one of the two sides runs. Each side leaves its message in a volatile slot and then
 * unparks the other, which parks until its slot is filled; a wake-up cannot be lost, since the slot is looked at before
 * every park, and an untimely one does no harm.
 *
 * <p>The interrupt flag goes with the baton, so that a body sees what it would see as a method called by its consumer:
 * a flag the consumer has, or gets while it waits, is moved to the body's thread, and what is left of it comes back
 * with the answer. The consumer never gives up waiting: that would leave a running body and a lost value.
 */
final class ThreadEngine implements Engine, BodyStack {
    private record Delivery(Resumption resumption, boolean interrupted) {}

    private record Reply(Signal signal, boolean interrupted) {}

    private final String name;

    /** Guards the decision whether an interrupt still reaches the body or comes after its answer. */
    private final Object interrupts = new Object();

    private Code code;
    private Thread thread;
    private volatile Thread consumer;
    private volatile Delivery delivery;
    private volatile Reply reply;

    ThreadEngine(String name, Code code) {
        this.name = name;
        this.code = code;
    }

    @Override
    public boolean holdsStack() {
        return true;
    }

    @Override
    public Signal transfer(Resumption resumption) {
        boolean interrupted = Thread.interrupted();
        consumer = Thread.currentThread();
        delivery = new Delivery(resumption, interrupted);
        if (thread == null) {
            start(interrupted);
        } else {
            LockSupport.unpark(thread);
        }
        while (reply == null) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                passInterruptOn();
            }
        }
        Reply answer = reply;
        reply = null;
        consumer = null;
        if (answer.interrupted()) {
            Thread.currentThread().interrupt();
        }
        if (answer.signal() instanceof Signal.Raised raised && !isThrownIn(raised.error(), resumption)) {
            ResumedFrom.note(raised.error());
        }
        return answer.signal();
    }

    /** What the consumer has thrown in shows the consumer's frames already. */
    private static boolean isThrownIn(Throwable error, Resumption resumption) {
        return resumption instanceof Resumption.Throw thrown && thrown.error() == error;
    }

    private void start(boolean interrupted) {
        Code body = code;
        code = null; // from now on only the body's own stack keeps it
        thread = new Thread(null, () -> live(body), "yieldwise-" + name, 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        try {
            thread.start();
        } catch (Throwable noThread) {
            if (interrupted) {
                Thread.currentThread().interrupt(); // nobody took it
            }
            throw noThread;
        }
    }

    private void passInterruptOn() {
        synchronized (interrupts) {
            if (reply == null) {
                thread.interrupt();
            } else {
                Thread.currentThread().interrupt(); // too late for the body: it stays with the consumer
            }
        }
    }

    // ---- on the body's thread

    private void live(Code body) {
        await();
        Signal last;
        try {
            last = new Signal.Returned(body.run(this));
        } catch (Throwable error) {
            last = new Signal.Raised(error);
        }
        answer(last);
    }

    @Override
    public Resumption suspend(Signal signal) {
        if (Thread.currentThread() != thread) {
            throw Refusals.because(Reason.YIELD_OUTSIDE);
        }
        answer(signal);
        return await();
    }

    private void answer(Signal signal) {
        Thread waiting = consumer; // read first: once it has the reply, the next consumer may already be here
        synchronized (interrupts) {
            reply = new Reply(signal, Thread.interrupted());
        }
        LockSupport.unpark(waiting);
    }

    private Resumption await() {
        boolean interrupted = false;
        while (delivery == null) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted(); // by someone who knows this thread: kept until the body runs
        }
        Delivery next = delivery;
        delivery = null;
        if (interrupted || next.interrupted()) {
            Thread.currentThread().interrupt();
        }
        return next.resumption();
    }
}
