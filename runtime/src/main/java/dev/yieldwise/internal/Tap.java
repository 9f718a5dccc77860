package dev.yieldwise.internal;

/**
 * Where the elements of a whole sequence come out, however deep the body that yields them is nested in delegates: one
 * for each whole-sequence consumer. It never throws: what the consumer's code throws is kept for the consumer alone
 * (D25), and for every body the sequence has just become unwanted.
 */
public class Tap implements Sink {
    private final Sink sink;
    private boolean stopped;
    private Throwable thrown;

    Tap(Sink sink) {
        this.sink = sink;
    }

    @Override
    public final boolean accept(Object value) {
        if (stopped) {
            return false;
        }
        try {
            stopped = !sink.accept(value);
        } catch (Throwable error) {
            fail(error);
        }
        return !stopped;
    }

    /** The consumer's code has thrown this. */
    final void fail(Throwable error) {
        thrown = error;
        stopped = true;
    }

    /** What the yield of this value is answered. */
    final Resumption answer(Object value) {
        return accept(value) ? Resumption.NEXT : Resumption.CLOSE;
    }

    /** Whether nothing more is wanted, so that bodies are being closed. */
    final boolean stopped() {
        return stopped;
    }

    /** What comes out of the consumer: what its own code threw, and the failure of the clean-up as a footnote. */
    final Outcome judge(Outcome outcome) {
        return thrown == null ? outcome : GeneratorCore.cutShort(thrown, outcome);
    }
}
