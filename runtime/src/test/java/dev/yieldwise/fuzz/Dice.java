package dev.yieldwise.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Random decisions that a seed repeats. */
final class Dice {
    private final SplittableRandom random;

    Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    int below(int n) {
        return random.nextInt(n);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    @SafeVarargs
    final <T> T any(T... all) {
        return all[random.nextInt(all.length)];
    }

    <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
