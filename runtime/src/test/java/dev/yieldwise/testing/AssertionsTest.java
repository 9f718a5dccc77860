package dev.yieldwise.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.State;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The assertions accept what is right, and say of what is wrong how it came about. */
class AssertionsTest {
    private final Trace trace = new Trace();

    private static GeneratorAssert<Integer> upTo(int n) {
        return GeneratorAssert.assertThat(Generator.of(out -> {
            for (int i = 1; i <= n; i++) {
                out.yield(i);
            }
        }));
    }

    private static Coroutine<Integer, Integer, String> sum() {
        return Coroutine.of(self -> {
            int sum = 0;
            for (Integer n = self.yield(sum); n != null; n = self.yield(sum)) {
                sum += 10 / n;
            }
            return "total " + sum;
        });
    }

    @Test
    @Covers("SEED-077")
    void statesAndCleanUpOfAGenerator() {
        Generator<Integer> g = Generator.of(out -> {
            try {
                out.yield(1);
            } finally {
                trace.add("cleanup");
            }
        });
        GeneratorAssert.assertThat(g, trace)
                .isInState(State.CREATED)
                .yields(1)
                .isInState(State.SUSPENDED)
                .traced()
                .passesThrow(new IllegalArgumentException())
                .traced("cleanup")
                .isInState(State.CLOSED);
    }

    @Test
    void lazinessOfAStage() {
        Generator<Integer> squares = trace.source("n", 1, 2, 3).map(n -> n * n);
        GeneratorAssert.assertThat(squares, trace)
                .traced()
                .yields(1)
                .traced("n 1")
                .closes()
                .traced("n closed");
        GeneratorAssert.assertThat(trace.source("m", "a", null), trace)
                .yields("a", null)
                .ends()
                .traced("m a", "m null", "m end");
    }

    @Test
    void aCoroutineAnswersReturnsAndFails() {
        CoroutineAssert.assertThat(sum())
                .yields(0)
                .answers(1, 10)
                .answers(2, 15)
                .returns(null, "total 15");
        CoroutineAssert.assertThat(sum().prime()).fails(0, ArithmeticException.class);
        CoroutineAssert.assertThat(sum().prime()).answers(5, 2).closes().isInState(State.CLOSED);
    }

    @Test
    void anExceptionMayBeAnswered() {
        Generator<String> g = Generator.of(out -> {
            try {
                out.yield("first");
            } catch (IllegalStateException e) {
                out.yield("caught");
            }
            throw new IllegalArgumentException();
        });
        GeneratorAssert.assertThat(g)
                .yields("first")
                .answersThrow(new IllegalStateException(), "caught")
                .fails(IllegalArgumentException.class);
    }

    @Test
    void aFailureTellsTheStepsBeforeIt() {
        assertThatThrownBy(() -> upTo(2).yields(1).isInState(State.SUSPENDED).yields(3))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Generator[AssertionsTest, SUSPENDED]: expected next() to yield 3, but it yielded 2\nbefore that:\n"
                                + "  next() yielded 1\n  SUSPENDED");
    }

    @Test
    void whatIsWrongIsSaid() {
        wrong(() -> upTo(1).isInState(State.CLOSED), "state() to be CLOSED, but it was CREATED");
        wrong(() -> upTo(0).yields(1), "next() to yield 1, but it threw java.util.NoSuchElementException");
        wrong(() -> upTo(1).ends(), "next() to throw NoSuchElementException, but it yielded 1");
        wrong(() -> upTo(0).fails(ArithmeticException.class), "to throw ArithmeticException, but it threw");
        wrong(() -> upTo(2).yields(1).answersThrow(new IllegalStateException("x"), 2), "to yield 2, but it threw");
        wrong(
                () -> CoroutineAssert.assertThat(sum().prime()).returns(1, "total 1"),
                "send(1) to return total 1, but it gave Yielded[value=10]");
        wrong(
                () -> CoroutineAssert.assertThat(sum()).returns(1, "x"),
                "but it threw " + GeneratorStateException.class.getName());
        wrong(() -> CoroutineAssert.assertThat(sum().prime()).answers(1, 1), "send(1) to yield 1, but it yielded 10");
        trace.add("event");
        wrong(
                () -> CoroutineAssert.assertThat(sum(), trace).traced("other"),
                "the trace to be [other], but it was [event]");
        Generator<Integer> swallowing = Generator.of(out -> {
            try {
                out.yield(1);
            } catch (IllegalStateException e) {
                throw new IllegalArgumentException(e);
            }
        });
        wrong(
                () -> GeneratorAssert.assertThat(swallowing).yields(1).passesThrow(new IllegalStateException()),
                "to let it out, but it threw java.lang.IllegalArgumentException");
        Generator<Integer> stubborn = Generator.of(out -> {
            try {
                out.yield(1);
            } finally {
                out.yield(2);
            }
        });
        wrong(() -> GeneratorAssert.assertThat(stubborn).yields(1).closes(), "close() to complete, but it threw");
        stubborn.close();
    }

    private static void wrong(Runnable assertion, String message) {
        assertThatThrownBy(assertion::run).isInstanceOf(AssertionError.class).hasMessageContaining(message);
    }

    @Test
    void aTraceMustBeGiven() {
        assertThatThrownBy(() -> upTo(1).traced()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> trace.source("n", List.of()).forEach(n -> trace.add(null)))
                .isInstanceOf(NullPointerException.class);
    }
}
