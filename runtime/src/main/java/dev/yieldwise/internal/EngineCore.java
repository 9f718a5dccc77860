package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.State;

/** A core over an {@link Engine}: of a body with a stack of its own, or of a pipe. */
final class EngineCore extends GeneratorCore {
    /** Null once CLOSED, so that a closed generator keeps nothing of its body alive. */
    private Engine engine;

    /** Volatile because {@link #delegate()} may be asked by any thread. */
    private volatile Object drivenByItself;

    EngineCore(Engine engine) {
        this.engine = engine;
        shareFromTheStart();
    }

    @Override
    Object step(Resumption resumption) {
        engine.prepare();
        Signal signal = engine.transfer(resumption);
        if (signal instanceof Signal.Yielded yielded) {
            if (yielded.delegate() != drivenByItself) {
                drivenByItself = yielded.delegate();
            }
            return yielded.value();
        }
        return signal;
    }

    @Override
    void prepare() {
        Engine current = engine; // without the claim this may be old, or null soon: a hint is enough
        if (current != null) {
            current.prepare();
        }
    }

    @Override
    boolean holdsStack() {
        Engine current = engine;
        return current != null && state() == State.SUSPENDED && current.holdsStack();
    }

    @Override
    boolean isWhereItWas() {
        return engine.holdsStack();
    }

    @Override
    public boolean hasBody() {
        Engine current = engine;
        return current != null && current.hasBody();
    }

    @Override
    boolean isPipe() {
        return engine instanceof Engine.Pipe;
    }

    @Override
    Outcome drainPipe(Sink sink) {
        return ((Engine.Pipe) engine).drain(sink);
    }

    @Override
    boolean mayGoOn() {
        return engine instanceof Engine.Pipe pipe && pipe.canGoOn();
    }

    @Override
    boolean mayPush() {
        return engine instanceof Engine.Push push && push.canPush();
    }

    @Override
    Signal push(Drain consumer) {
        return ((Engine.Push) engine).push(consumer);
    }

    @Override
    void release() {
        engine = null;
        drivenByItself = null;
    }

    @Override
    Object drivenByItself() {
        return drivenByItself;
    }

    @Override
    public EngineChoice choice() {
        Engine current = engine;
        return current == null ? null : current.choice();
    }
}
