package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.GeneratorStateException.Reason;
import java.util.concurrent.locks.LockSupport;

/**
 * Runs a body on a daemon thread of its own, started by the first transfer. The only file that knows of threads'
 * hand-over.
 *
 * <p>Control is a baton: exactly one of the two sides runs. Each side leaves its message in a volatile slot and then
 * unparks the other, which parks until its slot is filled; a wake-up cannot be lost, since the slot is looked at before
 * every park, and an untimely one does no harm. Messages are made before the hand-over and {@link StackReserve} is asked
 * first, so that a stack or a memory that is used up fails where the baton still is.
 *
 * <p>The interrupt flag goes with the baton, so that a body sees what it would see as a method called by its consumer:
 * a flag the consumer has, or gets while it waits, is moved to the body's thread, and what is left of it comes back
 * with the answer. The consumer never gives up waiting: that would leave a running body and a lost value.
 */
final class ThreadEngine implements Engine, BodyStack {
    /** Tells the end of a body when there is no memory to tell it properly. */
    private static final Signal NO_MEMORY =
            new Signal.Raised(new OutOfMemoryError("no memory left to tell how the body ended"));

    private record Delivery(Resumption resumption, boolean interrupted) {}

    private final String name;
    private final String notWoven;
    private final Overdue overdue;

    /** Guards the decision whether an interrupt still reaches the body or comes after its answer. */
    private final Object interrupts = new Object();

    private Code code;
    private Thread thread;
    private Control control;
    private boolean over;
    private boolean interruptedBack;
    private volatile Thread consumer;
    private volatile Delivery delivery;
    private volatile Signal reply;

    ThreadEngine(String name, Code code, String notWoven) {
        this(name, code, notWoven, Overdue.WARNING);
    }

    ThreadEngine(String name, Code code, String notWoven, Overdue overdue) {
        this.name = name;
        this.notWoven = notWoven;
        this.code = code;
        this.overdue = overdue;
    }

    @Override
    public boolean holdsStack() {
        return thread != null && !over;
    }

    @Override
    public void prepare() {
        StackReserve.require();
    }

    @Override
    public boolean hasBody() {
        return true;
    }

    @Override
    public EngineChoice choice() {
        return new EngineChoice(BodyThreads.kind(), BodyThreads.kind(), "it is not woven, since " + notWoven);
    }

    @Override
    public Signal transfer(Resumption resumption) {
        Delivery message = new Delivery(resumption, Thread.currentThread().isInterrupted());
        Thread.interrupted();
        consumer = Thread.currentThread();
        delivery = message;
        if (thread == null) {
            start(message.interrupted());
        } else {
            LockSupport.unpark(thread);
        }
        awaitReply();
        Signal answer = reply;
        reply = null;
        consumer = null;
        over = !(answer instanceof Signal.Yielded || answer instanceof Signal.Delegating);
        if (interruptedBack) {
            Thread.currentThread().interrupt();
        }
        if (answer instanceof Signal.Raised raised && !isThrownIn(raised.error(), resumption)) {
            ResumedFrom.note(raised.error());
        }
        return answer;
    }

    /** What the consumer has thrown in shows the consumer's frames already. */
    private static boolean isThrownIn(Throwable error, Resumption resumption) {
        return resumption instanceof Resumption.Throw thrown && thrown.error() == error;
    }

    private void start(boolean interrupted) {
        Code body = code;
        try {
            thread = BodyThreads.make("yieldwise-" + name, () -> live(body));
            thread.start();
            code = null; // from now on only the body's own stack keeps it
        } catch (Throwable noThread) {
            thread = null;
            delivery = null;
            if (interrupted) {
                Thread.currentThread().interrupt(); // nobody took it
            }
            throw noThread;
        }
    }

    private void awaitReply() {
        long patience = overdue.patience().toNanos();
        long begin = System.nanoTime();
        boolean reported = false;
        while (reply == null) {
            if (reported) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, patience);
            }
            if (Thread.interrupted()) {
                passInterruptOn();
            }
            if (!reported && reply == null && System.nanoTime() - begin >= patience) {
                overdue.report(thread);
                reported = true;
            }
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
        control = Control.begin();
        await();
        Signal last = NO_MEMORY;
        try {
            last = end(body);
        } catch (OutOfMemoryError full) {
            // not even its end can be told
        }
        answer(last);
    }

    private Signal end(Code body) {
        try {
            return new Signal.Returned(body.run(this));
        } catch (Throwable error) {
            return new Signal.Raised(error);
        }
    }

    @Override
    public Resumption suspend(Signal signal) {
        if (Thread.currentThread() != thread || !control.isHeld()) {
            throw Refusals.because(Reason.YIELD_OUTSIDE);
        }
        StackReserve.require();
        answer(signal);
        return await();
    }

    private void answer(Signal signal) {
        Thread waiting = consumer; // read first: once it has the reply, the next consumer may already be here
        synchronized (interrupts) {
            interruptedBack = Thread.interrupted();
            reply = signal;
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
