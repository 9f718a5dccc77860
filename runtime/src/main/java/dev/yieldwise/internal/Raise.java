package dev.yieldwise.internal;

import dev.yieldwise.GeneratorException;

/** Throws what Java's checked exceptions would not let through. */
final class Raise {
    private Raise() {}

    /**
     * Throws this very object, checked or not. Written {@code throw Raise.asIs(t)} so that the compiler sees the end of
     * the path.
     */
    static RuntimeException asIs(Throwable error) {
        throw Raise.<RuntimeException>unchecked(error);
    }

    /** Throws what comes out of a public operation: unchecked as it is, checked wrapped once. */
    static RuntimeException fromBody(Outcome.Failed failed) {
        Throwable error = failed.error();
        if (failed.verbatim() || error instanceof RuntimeException || error instanceof Error) {
            throw asIs(error);
        }
        if (error instanceof InterruptedException) {
            // The wrapper hides that the thread was asked to stop; the flag must go on saying so.
            Thread.currentThread().interrupt();
        }
        throw new GeneratorException(error);
    }

    @SuppressWarnings("unchecked") // the cast is erased: that is the trick
    private static <X extends Throwable> X unchecked(Throwable error) throws X {
        throw (X) error;
    }
}
