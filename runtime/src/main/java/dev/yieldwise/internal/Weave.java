package dev.yieldwise.internal;

import dev.yieldwise.woven.Frame;
import java.lang.invoke.MethodHandles.Lookup;

/**
 * The woven code of a body, or why there is none: found at the first use of a body's class, and kept with it.
 *
 * @param handleType the internal name of the type of its handle: a class may be bodies of two kinds
 * @param start a frame from which others are made; null if the body is not woven
 * @param reason why it is not woven, in words; empty if it is
 * @param asker who was not allowed to define the class: another one may be; null if it does not matter who asks
 */
record Weave(String handleType, Frame start, String reason, Asker asker) {
    /** Who asks for a class in the user's package: a lookup, or this library. */
    record Asker(Class<?> type, int modes) {
        private static final Asker LIBRARY = new Asker(Weave.class, 0);

        static Asker of(Lookup given) {
            return given == null ? LIBRARY : new Asker(given.lookupClass(), given.lookupModes());
        }
    }

    /** Kept with the class of a body: the answers that are known. */
    private static final class Memo {
        /** The first that is looked at, since nearly every class has one alone; null if none is known. */
        private volatile Weave latest;

        private volatile Weave[] before = {};

        /** Null if there is no answer yet to one who asks so. */
        Weave answer(String handleType, Lookup given) {
            Weave first = latest;
            if (first == null || first.answers(handleType, given)) {
                return first;
            }
            for (Weave answer : before) {
                if (answer.answers(handleType, given)) {
                    return answer;
                }
            }
            return null;
        }

        /** Those to who was not allowed to ask stay behind the latest. */
        void add(Weave answer) {
            if (latest != null) {
                Weave[] all = new Weave[before.length + 1];
                all[0] = latest;
                System.arraycopy(before, 0, all, 1, before.length);
                before = all;
            }
            latest = answer;
        }
    }

    /** Whether it is the answer to one who asks so. Names of types are constants: that they are one is known at once. */
    private boolean answers(String wanted, Lookup given) {
        return (handleType == wanted || handleType.equals(wanted)) && (asker == null || asker.equals(Asker.of(given)));
    }

    /** A memo of facts that cannot change, kept with the class they are about. */
    private static final ClassValue<Memo> MEMOS = new ClassValue<>() {
        @Override
        protected Memo computeValue(Class<?> type) {
            return new Memo();
        }
    };

    /**
     * Finds out, and weaves if it has to be.
     *
     * @param body a body that users wrote
     * @param handleType the internal name of the handle it is given
     * @param given a lookup in the class that has the code; null if the user gave none
     */
    static Weave of(Object body, String handleType, Lookup given) {
        Memo memo = MEMOS.get(body.getClass());
        Weave known = memo.answer(handleType, given);
        return known != null ? known : find(memo, new Attempt(body, handleType, given), handleType, given);
    }

    private static Weave find(Memo memo, Attempt attempt, String handleType, Lookup given) {
        try {
            Weave found;
            synchronized (memo) {
                found = memo.answer(handleType, given);
                if (found == null) {
                    found = attempt.made();
                    memo.add(found);
                }
            }
            if (attempt.defect() != null) {
                // without the lock, and once the answer is known: a logger may use generators
                attempt.defect().report();
            }
            return found;
        } catch (StackOverflowError | OutOfMemoryError full) {
            return new Weave(
                    handleType, null, "there was no room to weave it: " + full, null); // another time there may be
        }
    }
}
