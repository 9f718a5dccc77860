package dev.yieldwise.internal;

import dev.yieldwise.GeneratorStateException.Reason;

/** The body's side while it is called by its consumer: a yield is a call of the consumer and its return. */
final class PushStack implements BodyStack {
    private final Engine.Answering consumer;
    private final Control control = Control.begin();

    private PushStack(Engine.Answering consumer) {
        this.consumer = consumer;
    }

    /** Calls the code of a body. */
    static Signal run(Pushed body, Engine.Answering consumer) {
        PushStack stack = new PushStack(consumer);
        try {
            return new Signal.Returned(body.run(stack));
        } catch (Throwable error) {
            return new Signal.Raised(error);
        } finally {
            stack.control.end();
        }
    }

    /** What may be called. */
    @FunctionalInterface
    interface Pushed {
        Object run(PushStack stack) throws Exception;
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
