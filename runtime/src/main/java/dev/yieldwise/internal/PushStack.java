package dev.yieldwise.internal;

import dev.yieldwise.GeneratorStateException.Reason;

/** The body's side while it is called by its consumer: a yield is a call of the consumer and its return. */
final class PushStack implements BodyStack {
    private final Engine.Answering consumer;
    private final Control control = Control.begin();

    /** A body is called on the current thread. */
    PushStack(Engine.Answering consumer) {
        this.consumer = consumer;
    }

    /** It has ended. */
    void end() {
        control.end();
    }

    Control control() {
        return control;
    }

    @Override
    public Resumption suspend(Signal signal) {
        if (!control.isHeld()) {
            throw Refusals.because(Reason.YIELD_OUTSIDE);
        }
        control.give();
        Resumption answer = consumer.answer(signal);
        control.take();
        return answer;
    }
}
