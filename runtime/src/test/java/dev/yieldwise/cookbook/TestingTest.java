package dev.yieldwise.cookbook;

import static dev.yieldwise.testing.GeneratorAssert.assertThat;

import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.State;
import dev.yieldwise.testing.CoroutineAssert;
import dev.yieldwise.testing.Trace;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/testing.md. */
class TestingTest {
    private final Trace trace = new Trace();

    // #region subject
    Generator<Integer> subject() {
        return Generator.of(out -> {
            trace.add("acquire");
            try {
                out.yield(1);
                out.yield(2);
            } finally {
                trace.add("release");
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-077")
    void states() {
        // #region states
        assertThat(subject(), trace)
                .isInState(State.CREATED)
                .traced() // nothing has run
                .yields(1)
                .isInState(State.SUSPENDED)
                .traced("acquire")
                .yields(2)
                .ends()
                .isInState(State.CLOSED)
                .traced("release");
        // #endregion
    }

    @Test
    @Covers("SEED-077")
    void cleanUpOnFailure() {
        // #region failure
        assertThat(subject(), trace)
                .yields(1)
                .passesThrow(new IllegalStateException("consumer failed"))
                .isInState(State.CLOSED)
                .traced("acquire", "release");
        // #endregion
    }

    @Test
    @Covers("SEED-077")
    void stageClosesItsSource() {
        // #region source
        Generator<String> source = trace.source("lines", "a", "b", "c");
        assertThat(source.map(String::toUpperCase), trace)
                .yields("A")
                .traced("lines a")
                .closes()
                .traced("lines closed");
        // #endregion
    }

    @Test
    @Covers("SEED-077")
    void coroutines() {
        // #region coroutine
        CoroutineAssert.assertThat(TwoWayTest.accumulator())
                .yields(0)
                .answers(10, 10)
                .answers(20, 30)
                .closes();
        // #endregion
    }
}
