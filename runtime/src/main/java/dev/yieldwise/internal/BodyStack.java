package dev.yieldwise.internal;

/** The body's side of an engine that lets a body wait in the middle of its code. */
interface BodyStack {
    /**
     * Gives control back and waits for the next resumption.
     *
     * @throws dev.yieldwise.GeneratorStateException YIELD_OUTSIDE unless called by the body that has control
     */
    Resumption suspend(Signal signal);

    /** The code of a body. */
    @FunctionalInterface
    interface Code {
        Object run(BodyStack stack) throws Exception;
    }
}
