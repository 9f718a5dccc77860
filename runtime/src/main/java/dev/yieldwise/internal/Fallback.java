package dev.yieldwise.internal;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Tells of a body that gets a thread, since it cannot be woven.
 *
 * @param log where it is told
 */
record Fallback(Consumer<String> log) {
    /** For people to know: such a body costs more, and does not have the locks of its consumer. */
    static final Fallback INFO =
            new Fallback(text -> System.getLogger("dev.yieldwise").log(System.Logger.Level.INFO, text));

    /** Whether it was told, kept with the class of the body: one word for each body as it is written, not as it runs. */
    private static final ClassValue<AtomicBoolean> TOLD = new ClassValue<>() {
        @Override
        protected AtomicBoolean computeValue(Class<?> type) {
            return new AtomicBoolean();
        }
    };

    /** Tells it the first time. Never throws: the body runs all the same. */
    void tell(Object body, String reason) {
        try {
            if (TOLD.get(Bodies.original(body).getClass()).compareAndSet(false, true)) {
                log.accept("a body in " + Bodies.fullName(body) + " runs on a "
                        + BodyThreads.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                        + " of its own, since " + reason);
            }
        } catch (Throwable failed) {
            // A message that cannot be given is no reason to refuse a body.
            return;
        }
    }
}
