package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.internal.TestEngines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Decision D25, sentence by sentence, however the body is run. */
class WholeSequenceTest {
    /** The ways to come to a whole-sequence consumer. */
    enum Way {
        CALLED {
            @Override
            <T> Generator<T> of(GeneratorLambda<T> body) {
                Generator<T> g = Generator.of(body);
                assertThat(g.engine()).extracting(EngineChoice::whole).isEqualTo(Kind.PUSH);
                return g;
            }
        },
        ON_ITS_THREAD {
            @Override
            <T> Generator<T> of(GeneratorLambda<T> body) {
                Generator<T> g = Generator.of(out -> body.run(out)); // the handle is passed on
                assertThat(g.engine()).extracting(EngineChoice::whole).isNotEqualTo(Kind.PUSH);
                return g;
            }
        },
        STARTED {
            @Override
            <T> Generator<T> of(GeneratorLambda<T> body) {
                Generator<T> g = Generator.of(body);
                g.hasNext();
                assertThat(g.engine().reason()).contains("not at its beginning");
                return g;
            }
        };

        abstract <T> Generator<T> of(GeneratorLambda<T> body);
    }

    private final List<String> log = new ArrayList<>();

    private Generator<Integer> numbers(Way way) {
        return way.of(out -> {
            try {
                out.yield(1);
                out.yield(2);
            } catch (RuntimeException e) {
                log.add("seen " + e);
            } finally {
                log.add("clean-up");
            }
        });
    }

    private static Reason refusal(Runnable call) {
        return catchThrowableOfType(GeneratorStateException.class, call::run).reason();
    }

    @ParameterizedTest
    @EnumSource
    void itIsRunningAndRefusesEverythingFromTheActionAndFromAnotherThread(Way way) {
        Generator<Integer> g = numbers(way);
        g.forEach(value -> {
            assertRefusesEverything(g);
            Thread other = new Thread(() -> {
                assertRefusesEverything(g);
                log.add("refused " + value);
            });
            other.start();
            try {
                other.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(log).containsExactly("refused 1", "refused 2", "clean-up");
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    private static void assertRefusesEverything(Generator<Integer> g) {
        assertThat(g.state()).isEqualTo(State.RUNNING);
        List<Runnable> all = List.of(
                g::next,
                g::hasNext,
                g::close,
                g::toList,
                g::count,
                () -> g.throwIn(new IllegalStateException()),
                () -> g.forEach(i -> {}));
        for (Runnable operation : all) {
            assertThat(refusal(operation)).isEqualTo(Reason.ALREADY_EXECUTING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheActionThrowsComesOutAsItIsAndNoCatchClauseOfTheBodySeesIt(Way way) {
        for (Throwable thrown : List.of(
                new IllegalStateException(),
                new NoSuchElementException(),
                new GeneratorExit(),
                new AssertionError(),
                new IOException("smuggled"),
                new InterruptedException())) {
            log.clear();
            Generator<Integer> g = numbers(way);
            assertThat(catchThrowable(() -> g.forEach(value -> {
                        log.add("action " + value);
                        WholeSequenceTest.<Void, RuntimeException>smuggle(thrown);
                    })))
                    .isSameAs(thrown)
                    .hasNoSuppressedExceptions();
            assertThat(log).containsExactly("action 1", "clean-up");
            assertThat(g.state()).isEqualTo(State.CLOSED);
        }
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void whatAStagesFunctionThrowsComesOutAsItIs(Way way) {
        IOException thrown = new IOException("smuggled");
        Generator<Integer> g = numbers(way);
        Generator<Integer> stages =
                g.filter(i -> i > 1).map(i -> WholeSequenceTest.<Integer, RuntimeException>smuggle(thrown));
        assertThat(catchThrowable(stages::toList)).isSameAs(thrown);
        assertThat(log).containsExactly("clean-up");
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    @ParameterizedTest
    @EnumSource
    void aFailureInTheCleanUpIsSuppressedOntoIt(Way way) {
        IOException cleanUp = new IOException();
        Generator<Integer> g = way.of(out -> {
            try {
                out.yield(1);
            } finally {
                WholeSequenceTest.<Void, IOException>smuggle(cleanUp);
            }
        });
        RuntimeException thrown = new RuntimeException();
        assertThat(catchThrowable(() -> g.forEach(value -> smuggle(thrown))))
                .isSameAs(thrown)
                .satisfies(t -> assertThat(t.getSuppressed()).containsExactly(cleanUp));
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    @ParameterizedTest
    @EnumSource(names = {"ON_ITS_THREAD", "STARTED"}) // PushCheckTest: such a body is never called
    void soIsAnIgnoredExitAndThenItIsSuspended(Way way) {
        Generator<Integer> g = way.of(out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit e) {
                out.yield(2);
                log.add("resumed");
            }
        });
        RuntimeException thrown = new RuntimeException();
        assertThat(catchThrowable(() -> g.forEach(value -> smuggle(thrown)))).isSameAs(thrown);
        assertThat(thrown.getSuppressed())
                .singleElement()
                .satisfies(
                        t -> assertThat(((GeneratorStateException) t).reason()).isEqualTo(Reason.IGNORED_EXIT));
        assertThat(g.state()).isEqualTo(State.SUSPENDED);
        assertThat(g.hasNext()).isFalse();
        assertThat(log).containsExactly("resumed");
    }

    @ParameterizedTest
    @EnumSource
    void aLimitEndsTheBodyAtItsYieldAndTellsAFailureOfItsCleanUp(Way way) {
        assertThat(numbers(way).take(1).toList()).containsExactly(1);
        assertThat(log).containsExactly("clean-up");
        RuntimeException cleanUp = new RuntimeException();
        Generator<Integer> failing = way.of(out -> {
            try {
                out.yield(1);
            } finally {
                smuggle(cleanUp);
            }
        });
        assertThat(catchThrowable(() -> failing.take(1).toList())).isSameAs(cleanUp);
    }

    @ParameterizedTest
    @EnumSource
    void exceptionsOfTheBodyComeOutByTheRulesOfBodies(Way way) {
        IOException checked = new IOException();
        assertThat(catchThrowable(() -> way.of(out -> {
                            out.yield(1);
                            throw checked;
                        })
                        .toList()))
                .isExactlyInstanceOf(GeneratorException.class)
                .hasCause(checked);
        Generator<Integer> leaking = way.of(out -> {
            out.yield(1);
            List.of().iterator().next();
        });
        assertThat(refusal(leaking::toList)).isEqualTo(Reason.RAISED_STOP);
        assertThat(leaking.state()).isEqualTo(State.CLOSED);
        AssertionError error = new AssertionError();
        assertThat(catchThrowable(() -> way.of(out -> {
                            out.yield(1);
                            throw error;
                        })
                        .count()))
                .isSameAs(error);
    }

    @ParameterizedTest
    @EnumSource
    void aDelegateIsClosedBeforeItsDelegator(Way way) {
        Generator<Integer> inner = numbers(way);
        Generator<Integer> outer = way.of(out -> {
            try {
                out.yieldFrom(inner);
            } finally {
                log.add("outer " + inner.state());
            }
        });
        RuntimeException thrown = new RuntimeException();
        assertThat(catchThrowable(() -> outer.forEach(value -> {
                    log.add("value " + value + " " + inner.state());
                    smuggle(thrown);
                })))
                .isSameAs(thrown);
        assertThat(log).containsExactly("value 1 RUNNING", "clean-up", "outer CLOSED");
    }

    @ParameterizedTest
    @EnumSource
    void theFailureOfADelegatesCleanUpIsRaisedInTheDelegator(Way way) {
        IllegalArgumentException cleanUp = new IllegalArgumentException("inner");
        Generator<Integer> outer = Generator.of(out -> {
            try {
                out.yieldFrom(way.of(in -> {
                    try {
                        in.yield(1);
                    } finally {
                        smuggle(cleanUp);
                    }
                }));
            } catch (IllegalArgumentException e) {
                log.add(e.getMessage());
            }
        });
        RuntimeException thrown = new RuntimeException();
        assertThat(catchThrowable(() -> outer.forEach(value -> smuggle(thrown))))
                .isSameAs(thrown)
                .hasNoSuppressedExceptions();
        assertThat(log).containsExactly("inner");
    }

    @ParameterizedTest
    @EnumSource
    void anActionMayYieldForTheBodyItIsPartOf(Way way) {
        Generator<Integer> outer = Generator.of(out -> numbers(way).forEach(value -> out.yield(10 * value)));
        assertThat(outer.toList()).containsExactly(10, 20);
        Generator<Integer> again = Generator.of(out -> numbers(way).forEach(value -> out.yield(10 * value)));
        assertThat(again.next()).isEqualTo(10);
        again.close();
        assertThat(log).containsExactly("clean-up", "clean-up");
    }

    @ParameterizedTest
    @EnumSource
    void aHandleIsOfNoUseToAnotherBodyNorToTheAction(Way way) {
        AtomicReference<Yielder<Integer>> leaked = new AtomicReference<>();
        Generator<Integer> leaking = Generator.of(out -> {
            leaked.set(out);
            Generator<Integer> inner = way.of(own -> {
                leaked.get().yield(1);
                own.yield(2);
            });
            inner.forEach(value -> {});
        });
        assertThat(refusal(leaking::next)).isEqualTo(Reason.YIELD_OUTSIDE);
        AtomicReference<Thread> runner = new AtomicReference<>();
        Generator<Integer> nested = Generator.of(out -> {
            leaked.set(out);
            runner.set(Thread.currentThread());
            out.yield(1);
        });
        assertThat(refusal(() -> nested.forEach(value -> leaked.get().yield(3))))
                .isEqualTo(Reason.YIELD_OUTSIDE);
        assertThat(refusal(() -> leaked.get().yield(3))).isEqualTo(Reason.YIELD_OUTSIDE);
    }

    @Test
    void beyondTwoHundredDelegatesTheNextIsPulled() {
        int depth = 300;
        List<Long> drains = new ArrayList<>();
        assertThat(nested(depth)
                        .map(i -> {
                            drains.add(StackWalker.getInstance()
                                    .walk(frames -> frames.filter(
                                                    f -> f.getClassName().endsWith(".Pusher")
                                                            && f.getMethodName().equals("run"))
                                            .count()));
                            return i;
                        })
                        .toList())
                .isEqualTo(IntStream.rangeClosed(0, depth).boxed().toList());
        assertThat(drains).allMatch(n -> n <= 201).contains(201L);
    }

    private static Generator<Integer> nested(int depth) {
        return Generator.of(out -> {
            if (depth > 0) {
                out.yieldFrom(nested(depth - 1));
            }
            out.yield(depth);
        });
    }

    @Test
    void bodiesOfCoroutinesAreNotCalled() {
        AtomicReference<Boolean> called = new AtomicReference<>();
        Coroutine<Integer, Void, Void> c = Coroutine.of(self -> {
            called.set(StackWalker.getInstance()
                    .walk(frames -> frames.anyMatch(f -> f.getClassName().endsWith(".Pusher"))));
            self.yield(1);
            return null;
        });
        assertThat(c.asGenerator().toList()).containsExactly(1);
        assertThat(called).hasValue(false);
        assertThat(Coroutine.<Integer, Void, Void>of(self -> null)
                        .asGenerator()
                        .engine()
                        .reason())
                .contains("coroutine");
    }

    @Test
    void wholeSequencesAreCalledAndSingleElementsPulled() {
        List<Runnable> wholes = new ArrayList<>();
        AtomicReference<Thread> runner = new AtomicReference<>();
        GeneratorLambda<Integer> body = out -> {
            runner.set(Thread.currentThread());
            out.yield(1);
            out.yield(2);
        };
        wholes.add(() -> TestEngines.threaded(body).forEach(i -> {}));
        wholes.add(() -> TestEngines.threaded(body).toList());
        wholes.add(() -> TestEngines.threaded(body).count());
        wholes.add(() -> TestEngines.threaded(body).reduce(0, Integer::sum));
        wholes.add(() -> TestEngines.threaded(body).reduce(Integer::sum));
        wholes.add(() -> TestEngines.threaded(body).map(i -> i).take(2).stream().toList());
        wholes.add(() -> TestEngines.threaded(body).stream().forEach(i -> {}));
        for (Runnable whole : wholes) {
            whole.run();
            assertThat(runner.get()).isSameAs(Thread.currentThread());
        }
        List<Runnable> singles = List.of(
                () -> TestEngines.threaded(body).next(),
                () -> TestEngines.threaded(body).hasNext(),
                () -> TestEngines.threaded(body).iterator().next(),
                () -> TestEngines.threaded(body).spliterator().tryAdvance(i -> {}),
                () -> TestEngines.threaded(body).stream().findFirst(),
                () -> TestEngines.threaded(body).stream().anyMatch(i -> i == 1),
                () -> TestEngines.threaded(body).stream().limit(1).toList());
        for (Runnable single : singles) {
            single.run();
            assertThat(runner.get()).isNotSameAs(Thread.currentThread());
        }
    }

    @SuppressWarnings("unchecked")
    private static <R, X extends Throwable> R smuggle(Throwable error) throws X {
        throw (X) error;
    }
}
