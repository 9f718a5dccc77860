package dev.yieldwise.internal;

/**
 * Carries the failure of a source through the code of a stage, so that it is not taken for a failure of that code. Never
 * seen by users.
 */
final class SourceFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Outcome.Failed failure;

    SourceFailed(Outcome.Failed failure) {
        super(null, null, true, false);
        this.failure = failure;
    }

    /** What comes out of a stage whose code threw this: what a source threw is not the code's own. */
    static Outcome.Failed unwrapped(Outcome.Failed outcome) {
        if (!(outcome.error() instanceof SourceFailed carrier)) {
            return outcome;
        }
        for (Throwable footnote : carrier.getSuppressed()) {
            if (footnote != carrier.failure.error()) {
                carrier.failure.error().addSuppressed(footnote);
            }
        }
        return carrier.failure;
    }
}
