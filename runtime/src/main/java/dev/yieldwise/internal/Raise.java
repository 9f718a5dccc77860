package dev.yieldwise.internal;

import dev.yieldwise.GeneratorException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Throws what Java's checked exceptions would not let through. */
public final class Raise {
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

    /**
     * Throws an exception that takes the place of another one. That one stays to be seen: as a suppressed exception,
     * unless one of the two was made of the other.
     */
    public static RuntimeException inPlaceOf(Throwable replaced, Throwable error) {
        if (!isAmongCauses(replaced, error) && !isAmongCauses(error, replaced)) {
            error.addSuppressed(replaced);
        }
        throw asIs(error);
    }

    private static boolean isAmongCauses(Throwable wanted, Throwable error) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Throwable cause = error;
        while (cause != null && cause != wanted && seen.add(cause)) {
            cause = cause.getCause();
        }
        return cause == wanted;
    }

    @SuppressWarnings("unchecked") // the cast is erased: that is the trick
    private static <X extends Throwable> X unchecked(Throwable error) throws X {
        throw (X) error;
    }
}
