package dev.yieldwise.rules.mutation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a trial's collections hold: the same on every run and every JDK, so that hash order is, too.
 *
 * @param present up to six elements that are there from the start, ascending
 * @param low absent, and less than all that are present
 * @param high absent, and greater than all that are present
 * @param absent absent, and of no special order
 * @param computed absent: the key that a compute callback is called for
 */
record Elements(List<Object> present, Object low, Object high, Object absent, Object computed) {

    /** Enum constants hash by identity, so they serve the enum collections alone. */
    enum Letter {
        LOW,
        A,
        B,
        C,
        D,
        E,
        F,
        K,
        M,
        Z
    }

    /** Their hash codes are fixed by the specification of {@link String#hashCode()}. */
    static Elements strings() {
        return new Elements(List.of("a", "b", "c", "d", "e", "f"), "A", "z", "m", "k");
    }

    /** Their hash codes end in the same four bits, so that a hash table of sixteen has them all in one place. */
    static Elements colliding() {
        return new Elements(List.of("!", "1", "A", "Q", "a", "q"), "\u0011", "\u0091", "\u00a1", "\u00b1");
    }

    static Elements letters() {
        return new Elements(
                List.of(Letter.A, Letter.B, Letter.C, Letter.D, Letter.E, Letter.F),
                Letter.LOW,
                Letter.Z,
                Letter.M,
                Letter.K);
    }

    /**
     * Strings whose identity hash codes end in chosen bits. IdentityHashMap takes the slot from the lowest five bits while
     * it holds up to 21 entries, so that its order, which else differs from run to run, is chosen here.
     */
    static Elements identities() {
        List<Object> present = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            present.add(identity(String.valueOf((char) ('a' + i)), 1 + i));
        }
        return new Elements(present, identity("A", 0), identity("z", 14), identity("m", 11), identity("k", 9));
    }

    private static Object identity(String content, int lowestBits) {
        // Those that do not fit are kept meanwhile: a hash code may follow from the address, and that must not come
        // again.
        List<Object> others = new ArrayList<>();
        while (true) {
            String candidate = new String(content.toCharArray());
            if ((System.identityHashCode(candidate) & 31) == lowestBits) {
                return candidate;
            }
            others.add(candidate);
        }
    }

    Elements reversed() {
        Object[] reversed = new Object[present.size()];
        Arrays.setAll(reversed, i -> present.get(present.size() - 1 - i));
        return new Elements(Arrays.asList(reversed), low, high, absent, computed);
    }

    Elements inOrderOf(List<Object> iterated) {
        return new Elements(List.copyOf(iterated), low, high, absent, computed);
    }

    Elements first(int size) {
        return new Elements(present.subList(0, size), low, high, absent, computed);
    }
}
