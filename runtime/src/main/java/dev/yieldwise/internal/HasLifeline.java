package dev.yieldwise.internal;

/** A generator or coroutine of ours, which can be driven without the detour over its public face. */
public interface HasLifeline {
    Lifeline lifeline();
}
