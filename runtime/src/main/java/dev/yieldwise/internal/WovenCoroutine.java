package dev.yieldwise.internal;

/** A coroutine whose body is woven. */
final class WovenCoroutine<Y, S, R> extends WovenCore implements CoroutineFace<Y, S, R> {
    WovenCoroutine(Frame start, Object body) {
        super(start, body);
    }

    @Override
    public Lifeline lifeline() {
        return this;
    }

    @Override
    public String toString() {
        return "Coroutine[" + name() + ", " + state() + "]";
    }
}
