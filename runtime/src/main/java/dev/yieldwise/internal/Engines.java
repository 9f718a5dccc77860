package dev.yieldwise.internal;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Locale;

/** Chooses how bodies are run: woven wherever that is possible, else on a thread of their own. */
final class Engines {
    /** What the system property says, once for the whole life of the JVM. */
    private enum Policy {
        /** Woven where that is possible. */
        AUTO,
        /** Every body runs on a thread, as it was compiled: breakpoints in it are hit. */
        THREAD,
        /** What cannot be woven is refused. */
        WOVEN;

        private static final String SAID = System.getProperty(PROPERTY, "auto");

        /** Null if what is said is none of them: whoever makes a generator is told, each time. */
        private static final Policy CHOSEN = said();

        private static Policy said() {
            for (Policy policy : values()) {
                if (policy.name().toLowerCase(Locale.ROOT).equals(SAID)) {
                    return policy;
                }
            }
            return null;
        }

        static Policy chosen() {
            if (CHOSEN == null) {
                throw new IllegalArgumentException(
                        "system property " + PROPERTY + "=" + SAID + ": known are auto, thread and woven");
            }
            return CHOSEN;
        }
    }

    private static final String PROPERTY = "yieldwise.engine";

    private static final Weave BY_PROPERTY =
            new Weave("", null, "the system property " + PROPERTY + "=thread says so", null);

    private static final String YIELDER = "dev/yieldwise/Yielder";
    private static final String EXCHANGE = "dev/yieldwise/Exchange";

    private Engines() {}

    /**
     * A generator.
     *
     * @param body its body
     * @param given a lookup in the class of the body's code; null if the user gave none
     */
    static <T> Generator<T> generator(GeneratorBody<T> body, Lookup given) {
        Weave weave = weave(body, YIELDER, given);
        return weave.start() != null
                ? new WovenGenerator<>(weave.start().fresh(), body)
                : threaded(body, weave.reason());
    }

    /** A generator whose body is not woven. */
    static <T> Generator<T> threaded(GeneratorBody<T> body, String notWoven) {
        String name = Bodies.name(body);
        return new GeneratorHandle<>(name, Lifeline.over(new GeneratorEngine(name, body, notWoven)));
    }

    /**
     * A coroutine.
     *
     * @param body what runs it on a thread
     * @param original the body that the user wrote
     * @param given a lookup in the class of its code; null if the user gave none
     */
    static <Y, S, R> Coroutine<Y, S, R> coroutine(CoroutineBody<Y, S, R> body, Object original, Lookup given) {
        Weave weave = weave(original, EXCHANGE, given);
        if (weave.start() != null) {
            return new WovenCoroutine<>(weave.start().fresh(), original);
        }
        String name = Bodies.name(original);
        BodyStack.Code code = stack -> {
            Fallback.INFO.tell(original, weave.reason());
            return body.run(new BodyHandle<>(stack));
        };
        return CoroutineHandle.of(name, new ThreadEngine(name, code, weave.reason()));
    }

    /** The woven code of a body, if that is wanted and possible; a strict policy refuses here. */
    static Weave weave(Object body, String handleType, Lookup given) {
        if (Policy.chosen() == Policy.THREAD) {
            return BY_PROPERTY;
        }
        Weave weave = Weave.of(body, handleType, given);
        if (weave.start() == null && Policy.chosen() == Policy.WOVEN) {
            throw new UnsupportedOperationException("a body in " + Bodies.fullName(body) + " cannot be woven: "
                    + weave.reason() + " (" + PROPERTY + "=woven)");
        }
        return weave;
    }
}
