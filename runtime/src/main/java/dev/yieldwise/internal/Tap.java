package dev.yieldwise.internal;

/**
 * Where the elements of a whole sequence come out, however deep the body that yields them is nested in delegates: one
 * for each whole-sequence consumer. It never throws: what the consumer's code throws is kept for the consumer alone
 * (D25), and for every body the sequence has just become unwanted.
 */
public abstract class Tap implements Sink {
    private boolean stopped;
    private Throwable thrown;

    /** Over a sink that may throw. */
    static Tap over(Sink sink) {
        return new Tap() {
            @Override
            public boolean accept(Object value) {
                if (stopped()) {
                    return false;
                }
                try {
                    if (!sink.accept(value)) {
                        stop();
                    }
                } catch (Throwable error) {
                    fail(error);
                }
                return !stopped();
            }
        };
    }

    /** Nothing more is wanted. */
    final void stop() {
        stopped = true;
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
