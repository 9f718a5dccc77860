package dev.yieldwise.rules.trials;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a collection is filled with: how many elements, and one that the code asks for at one place among ordinary ones.
 *
 * @param place of the special element; -1 if there is none
 */
record Contents(int size, int place, String special) {
    private static final List<String> ORDINARY = List.of("bb", "a1", "x-ray", "k", " y ", "mango");
    private static final Set<Integer> SIZES = Set.of(1, 2, 3, 5);

    /** Sizes 0 to 6, and each of the special elements at each place of some of them. */
    static List<Contents> all(Set<String> specials) {
        Set<String> asked = new LinkedHashSet<>(specials);
        asked.add("");
        List<Contents> all = new ArrayList<>();
        for (int size = 0; size <= ORDINARY.size(); size++) {
            all.add(new Contents(size, -1, ""));
            for (int place = 0; SIZES.contains(size) && place < size; place++) {
                for (String special : asked) {
                    all.add(new Contents(size, place, special));
                }
            }
        }
        return all;
    }

    /** Each a string of its own, since what was visited is told by identity. */
    List<String> strings() {
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            strings.add(new String(i == place ? special : ORDINARY.get(i)));
        }
        return strings;
    }

    /** Different ones, and a zero sometimes. */
    List<Integer> integers() {
        List<Integer> integers = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            integers.add((i * 5 + size) % 7);
        }
        return integers;
    }
}
