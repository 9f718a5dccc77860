package dev.yieldwise.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Random bodies do the same on every engine: on threads, called, and woven. Each run has a seed of its own, which it
 * prints; {@code -Dyieldwise.seed} and {@code -Dyieldwise.bodies} choose others.
 */
class FuzzTest {
    private static final long SEED = Long.getLong("yieldwise.seed", System.nanoTime());

    @Test
    void randomBodiesDoTheSameOnEveryEngine() {
        Fuzz fuzz = run(Integer.getInteger("yieldwise.bodies", 60));
        assertNoneDiffers(fuzz);
    }

    @Test
    @Tag("deep")
    @Timeout(3_600)
    void tenThousandReachAllThatCanBeAroundAYieldAndLiveThere() {
        Fuzz fuzz = run(Integer.getInteger("yieldwise.bodies", 10_000));
        assertNoneDiffers(fuzz);
        assertThat(fuzz.coverage().missed()).as("seed %s", SEED).isEmpty();
        assertThat(fuzz.tooLarge()).as("seed %s", SEED).isLessThan(1);
    }

    private static Fuzz run(int bodies) {
        Fuzz fuzz = new Fuzz(SEED, new Comparison(Way.THREAD, Way.LIBRARY));
        fuzz.run(bodies);
        System.out.println(fuzz.report());
        return fuzz;
    }

    private static void assertNoneDiffers(Fuzz fuzz) {
        assertThat(fuzz.uncompiled()).as("seed %s", SEED).isEmpty();
        assertThat(fuzz.differences()).as("seed %s", SEED).isEmpty();
        assertThat(fuzz.unwoven()).as("seed %s", SEED).isEmpty();
        assertThat(fuzz.broken()).as("seed %s", SEED).isEmpty();
        assertThat(fuzz.coverage().surprising()).as("seed %s", SEED).isEmpty();
    }
}
