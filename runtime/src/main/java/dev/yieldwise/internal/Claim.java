package dev.yieldwise.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Set;

/**
 * Who may touch a generator: one thread at a time, and nobody ever waits for it.
 *
 * <p>Nearly every generator is used by one thread alone. So the first thread that claims one owns it from then on, and
 * claims it by a plain store to {@code busy}, which only the owner writes: an atomic instruction for each element would
 * cost more than the element. When another thread comes, the owner is taken its privilege: {@code owner} is set to a
 * {@link Revoked}, and then the owner's stack is asked for. That makes the JVM stop the owner at a safepoint, where all
 * that it has stored is visible; and since between its look at {@code owner} and its store to {@code busy} it looks
 * again, it has from then on either seen that it is no owner any more, or is visibly busy. If it is not, all claim by
 * compare-and-set from then on, on a {@link Shared}. To take a value that was read ahead, no code of users is run: the owner
 * does that without being busy, see {@link #mayUse}.
 *
 * <p>Invariant: whoever holds the claim owns all other fields of the generator until it is given back, and each claim
 * happens after the one before was given back.
 */
abstract class Claim {
    private static final VarHandle OWNER;
    private static final VarHandle BUSY;
    private static final VarHandle HELD;

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            OWNER = lookup.findVarHandle(Claim.class, "owner", Object.class);
            BUSY = lookup.findVarHandle(Claim.class, "busy", boolean.class);
            HELD = lookup.findVarHandle(Shared.class, "held", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /** The classes whose code uses what it has not claimed, by their names: not all of them may be needed. */
    private static final Set<String> USERS = Set.of("Claim", "WovenCore", "IntWoven", "LongWoven", "DoubleWoven");

    private static final String PACKAGE = Claim.class.getPackageName() + ".";

    /** A thread that uses this or another generator all the time is met elsewhere after a few stops. */
    private static final int MOST_STOPS = 1_000;

    /** Every thread claims by compare-and-set. */
    private static final class Shared {
        private volatile boolean held;
    }

    /** The privilege of this thread ends. */
    private record Revoked(Thread thread) {}

    /** Null before the first claim, then a Thread; for ever after, a Revoked, then a Shared. */
    private volatile Object owner;

    /** Only the owner's to write; set while it holds the claim. */
    boolean busy;

    /** Gives nobody a privilege, where transfers to the body cost far more than an atomic instruction. Before any claim. */
    final void shareFromTheStart() {
        owner = new Shared();
    }

    /** Claims at once or not at all; false if somebody holds the claim, this very thread included. */
    final boolean tryClaim() {
        Thread me = Thread.currentThread();
        while (true) {
            Object current = owner;
            if (current == me) {
                if (busy) {
                    return false;
                }
                busy = true;
                if (owner == me) {
                    return true;
                }
                busy = false;
            } else if (current == null) {
                OWNER.compareAndSet(this, null, me);
            } else if (current instanceof Shared shared) {
                return HELD.compareAndSet(shared, false, true);
            } else if (!share(current)) {
                return false;
            }
        }
    }

    /** The quickest way to claim, and to be given up by {@link #giveBackQuickly}; may fail without a reason. */
    final boolean tryClaimQuickly() {
        Thread me = Thread.currentThread();
        if (owner != me || busy) {
            return false;
        }
        busy = true;
        if (owner == me) {
            return true;
        }
        busy = false;
        return false;
    }

    /**
     * Whether this thread may use what is unclaimed without a claim: in a method of one of the {@link #USERS}, and until
     * that calls anything. Then no safepoint of compiled code lies in between, and whoever ends the privilege of a thread
     * looks whether it is stopped there by the interpreter.
     */
    final boolean mayUse() {
        Thread me = Thread.currentThread();
        return owner == me && owner == me; // the first look may have been moved before a safepoint, the second not
    }

    final void giveBackQuickly() {
        busy = false; // whoever asks for it has stopped this thread before, and sees all that it has stored
    }

    /** Calls nothing, so that it also works where the stack is used up. */
    final void giveBack() {
        // Not asked of busy: for a moment it may be set by an owner who is about to see that it is no owner any more.
        if (owner instanceof Shared shared) {
            shared.held = false;
        } else {
            busy = false;
        }
    }

    /** Whether somebody holds the claim: true at once for the thread that does, soon for others. */
    final boolean isClaimed() {
        return (boolean) BUSY.getVolatile(this) || owner instanceof Shared shared && shared.held;
    }

    /** Ends the privilege of the owner; false if it holds the claim. */
    private boolean share(Object current) {
        Revoked revoked = current instanceof Revoked already ? already : new Revoked((Thread) current);
        if (current != revoked && !OWNER.compareAndSet(this, current, revoked)) {
            return true; // somebody else was faster: look again
        }
        if (revoked.thread != Thread.currentThread() && !stopOutside(revoked.thread)
                || (boolean) BUSY.getVolatile(this)) {
            return false;
        }
        OWNER.compareAndSet(this, revoked, new Shared());
        return true;
    }

    /**
     * Stops a thread where it is not about to use what it has not claimed; false if it cannot be met anywhere else. One
     * that has ended needs no stopping: that it has is seen only after all that it did.
     */
    private static boolean stopOutside(Thread thread) {
        for (int i = 0; i < MOST_STOPS && thread.isAlive(); i++) {
            StackTraceElement[] trace = thread.getStackTrace();
            if (trace.length == 0 || !isUser(trace[0].getClassName())) {
                return true;
            }
            Thread.yield();
        }
        return !thread.isAlive();
    }

    private static boolean isUser(String className) {
        return className.startsWith(PACKAGE) && USERS.contains(className.substring(PACKAGE.length()));
    }
}
