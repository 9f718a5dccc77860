package dev.yieldwise.internal;

/**
 * A footnote to an exception of a body that has a stack of its own: where the body was resumed from. Added as a
 * suppressed exception, so that the exception itself stays the object it is.
 */
final class ResumedFrom extends Throwable {
    private static final long serialVersionUID = 1L;

    private ResumedFrom() {
        super("the body was resumed by thread \"" + Thread.currentThread().getName() + "\"", null, false, true);
    }

    /**
     * At most one footnote an exception, however many bodies it leaves; none for one that is a signal rather than a
     * report.
     */
    static void note(Throwable error) {
        try {
            if (error.getStackTrace().length > 0 && !isNoted(error)) {
                error.addSuppressed(new ResumedFrom());
            }
        } catch (Throwable failed) {
            // An exception of users may override what is asked here, or memory is used up: it matters more than its
            // footnote.
            return;
        }
    }

    private static boolean isNoted(Throwable error) {
        for (Throwable footnote : error.getSuppressed()) {
            if (footnote instanceof ResumedFrom) {
                return true;
            }
        }
        return false;
    }
}
