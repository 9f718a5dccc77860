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
        private volatile Weave[] known = {};

        /** Null if there is no answer yet to one who asks so. */
        Weave answer(String handleType, Lookup given) {
            for (Weave answer : known) {
                if (answer.handleType.equals(handleType)
                        && (answer.asker == null || answer.asker.equals(Asker.of(given)))) {
                    return answer;
                }
            }
            return null;
        }

        /** The latest answer is the first that is looked at; those to who was not allowed to ask stay behind it. */
        void add(Weave answer) {
            Weave[] all = new Weave[known.length + 1];
            all[0] = answer;
            System.arraycopy(known, 0, all, 1, known.length);
            known = all;
        }
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
