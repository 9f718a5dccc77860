package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.woven.Frame;

/** A coroutine whose body is woven. */
final class WovenCoroutine<Y, S, R> extends WovenCore implements CoroutineFace<Y, S, R> {
    WovenCoroutine(Frame start, Object body) {
        super(start, body);
    }

    @Override
    public Lifeline lifeline() {
        return this;
    }

    /** Bodies that are answered are never called: D25. */
    @Override
    boolean mayPush() {
        return false;
    }

    @Override
    public EngineChoice choice() {
        return status == CLOSED ? null : new EngineChoice(Kind.WOVEN, Kind.WOVEN, "it is the body of a coroutine");
    }

    @Override
    public Y next() {
        return quickly(null);
    }

    @Override
    public Y send(S value) {
        return quickly(value);
    }

    private Y quickly(S value) {
        Object answer = quickSend(value);
        return answer instanceof Settled settled ? yielded(settled.outcome()) : this.<Y>cast(answer);
    }

    @Override
    public String toString() {
        return "Coroutine[" + name() + ", " + state() + "]";
    }
}
