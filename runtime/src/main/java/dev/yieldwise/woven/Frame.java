package dev.yieldwise.woven;

import dev.yieldwise.GeneratorExit;
import dev.yieldwise.internal.BodyTrace;
import dev.yieldwise.internal.Resumption.Close;
import dev.yieldwise.internal.Resumption.Throw;
import dev.yieldwise.internal.Signal;

/**
 * One run of a woven method, which can be left in the middle and gone on with: a body, or a method that is woven with
 * it. The weaver makes subclasses, in the packages of users, that keep what is live at a yield in fields.
 */
public abstract class Frame {
    /** The label of a frame that has thrown. One that threw without having been entered has another. */
    public static final int RUNNING = -1;

    /** Where to go on; 0 is the beginning of a body. */
    public int label;

    /**
     * Before its beginning, the body's object. What comes in at a yield: null, the value sent, or a Resumption to raise.
     * What goes out if {@link #advance} answers the frame itself: a Signal, or what has to run first, a Frame or a delegate.
     */
    public Object slot;

    /**
     * What goes on once this has ended: the frame that called it; or, of a body that runs as a call of its delegator, the
     * body's generator, which knows more; null for any other body.
     */
    public Object caller;

    /** For the weaver's classes. */
    protected Frame() {}

    /** Runs to the next yield and answers the value; or answers this, and {@code slot} says what is to be done. */
    public abstract Object advance() throws Throwable;

    /** A new frame of the same code, at its beginning. */
    public abstract Frame fresh();

    /** Forgets all that it has kept. */
    public abstract void clear();

    /** Called when all that is live is kept. In a loop the label is the one it was: to know that costs less than a store. */
    public final void suspendAt(int point) {
        if (label != point) {
            label = point;
        }
    }

    /** Called where a method that answers nothing goes on: raises what is to be raised. */
    public final void resumed() throws Throwable {
        if (slot != null) {
            answer();
        }
    }

    /** Called where a method that answers goes on: the answer, unless something is to be raised. */
    public final Object answer() throws Throwable {
        Object incoming = slot;
        slot = null;
        if (incoming instanceof Throw thrown) {
            throw thrown.error();
        }
        if (incoming instanceof Close) {
            throw new GeneratorExit();
        }
        return incoming;
    }

    /** Called at a yieldFrom with what {@link YieldFrom} says: that is driven, then this frame goes on with its result. */
    public final Object delegate(Object delegating) {
        slot = delegating;
        return this;
    }

    /** Called where another method that yields is called: it is to run, then this frame goes on with its result. */
    public final Object call(Frame callee) {
        callee.caller = this;
        slot = callee;
        return this;
    }

    /** Thrown by a frame that was left without a place to go on: the stack was used up, and nobody could be told how it ended. */
    public static StackOverflowError lost() {
        return new StackOverflowError("the stack was used up before, while the body gave control away");
    }

    /** Called where the method returns. */
    public final Object ended(Object result) {
        slot = result == null ? Signal.Returned.NOTHING : new Signal.Returned(result);
        return this;
    }

    /**
     * Called where an exception comes out of a line of a woven method, or to a handler in it.
     *
     * @param place the line, and how it came out
     * @param error what was thrown
     * @param code class, method and file
     * @return anything: it stands for what this throws if it fails
     */
    public static Throwable passes(int place, Throwable error, Frame by, String code) {
        BodyTrace.show(place, error, by, code);
        return null;
    }
}
