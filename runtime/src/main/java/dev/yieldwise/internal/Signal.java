package dev.yieldwise.internal;

/**
 * How a body gives control back: what an {@link Engine} reports, before the rules of the protocol are applied to it. A
 * class and no interface, because where values and signals meet, telling them apart must cost nothing.
 */
public abstract sealed class Signal {
    private Signal() {}

    /** It yielded; {@code delegate} is what it is suspended in a yieldFrom of, or null. */
    public static final class Yielded extends Signal {
        private final Object value;
        private final Object delegate;

        public Yielded(Object value, Object delegate) {
            this.value = value;
            this.delegate = delegate;
        }

        Object value() {
            return value;
        }

        Object delegate() {
            return delegate;
        }
    }

    /**
     * It wants this to be driven in its place; it is resumed with the result. {@code delegate} is the object the user
     * knows.
     */
    public static final class Delegating extends Signal {
        private final Source source;
        private final Object delegate;

        public Delegating(Source source, Object delegate) {
            this.source = source;
            this.delegate = delegate;
        }

        Source source() {
            return source;
        }

        Object delegate() {
            return delegate;
        }
    }

    /** It ended. */
    public static final class Returned extends Signal {
        public static final Returned NOTHING = new Returned(null);

        private final Object value;

        public Returned(Object value) {
            this.value = value;
        }

        Object value() {
            return value;
        }
    }

    /** The code of a body threw. */
    public static final class Raised extends Signal {
        private final Throwable error;

        public Raised(Throwable error) {
            this.error = error;
        }

        Throwable error() {
            return error;
        }
    }

    /** It got nothing, for its engine failed. */
    public static final class Broken extends Signal {
        private final Throwable error;

        Broken(Throwable error) {
            this.error = error;
        }

        Throwable error() {
            return error;
        }
    }

    /** Something that is no body failed: its error is final, no rule for bodies applies to it. */
    public static final class Failed extends Signal {
        private final Throwable error;
        private final boolean verbatim;

        public Failed(Throwable error, boolean verbatim) {
            this.error = error;
            this.verbatim = verbatim;
        }

        Throwable error() {
            return error;
        }

        boolean verbatim() {
            return verbatim;
        }
    }
}
