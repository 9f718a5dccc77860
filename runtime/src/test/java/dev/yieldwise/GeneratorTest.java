package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.GeneratorStateException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The Java side of a generator: iteration, consumers of the whole sequence, streams, checked exceptions. */
class GeneratorTest {
    private final List<String> log = new ArrayList<>();

    private Generator<Integer> upTo(int n) {
        return Generator.of(out -> {
            try {
                for (int i = 1; i <= n; i++) {
                    out.yield(i);
                }
            } finally {
                log.add("clean-up");
            }
        });
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        GeneratorStateException refusal = catchThrowableOfType(GeneratorStateException.class, call);
        assertThat(refusal).isNotNull();
        assertThat(refusal.reason()).isEqualTo(reason);
    }

    @Test
    @Covers("J-08")
    void headerThenRest() {
        Generator<Integer> g = upTo(3);
        List<Integer> rest = new ArrayList<>();
        assertThat(g.next()).isEqualTo(1);
        for (int i : g) {
            rest.add(i);
        }
        assertThat(rest).containsExactly(2, 3);
        assertThat(g.hasNext()).isFalse();
        assertThatThrownBy(g::next).isExactlyInstanceOf(NoSuchElementException.class);
    }

    @Test
    @Covers({"J-09", "SEED-055", "SEED-065"})
    void aClosedGeneratorRefusesANewPass() {
        Generator<Integer> g = upTo(0);
        g.close();
        assertThat(log).isEmpty();
        List<ThrowingCallable> passes = List.of(
                g::iterator,
                g::spliterator,
                g::stream,
                g::toList,
                g::count,
                () -> g.forEach(i -> {}),
                () -> g.reduce(Integer::sum),
                () -> g.reduce(0, Integer::sum),
                () -> g.collect(Collectors.toSet()),
                () -> g.map(i -> i),
                () -> g.filter(i -> true),
                () -> g.take(1),
                () -> g.skip(1),
                () -> g.takeWhile(i -> true),
                () -> g.dropWhile(i -> true),
                () -> g.peek(i -> {}));
        for (ThrowingCallable pass : passes) {
            assertReason(Reason.EXHAUSTED, pass);
        }
    }

    @Test
    void consumersTakeAllThatIsLeft() {
        Generator<Integer> g = upTo(4);
        assertThat(g.hasNext()).isTrue();
        assertThat(g.toList()).containsExactly(1, 2, 3, 4);
        assertThat(upTo(5).count()).isEqualTo(5);
        assertThat(upTo(4).reduce(Integer::sum)).contains(10);
        assertThat(upTo(0).reduce(Integer::sum)).isEmpty();
        assertThat(upTo(3).reduce("", (s, i) -> s + i)).isEqualTo("123");
        assertThat(upTo(3).map(String::valueOf).collect(Collectors.joining("-")))
                .isEqualTo("1-2-3");
        Generator<Object> nulls = Generator.of(out -> out.yield(null));
        assertThat(nulls.toList()).isEqualTo(Arrays.asList((Object) null));
    }

    @Test
    void duringAConsumerItIsRunning() {
        Generator<Integer> g = upTo(2);
        g.forEach(i -> {
            assertThat(g.state()).isEqualTo(State.RUNNING);
            assertReason(Reason.ALREADY_EXECUTING, g::next);
            assertReason(Reason.ALREADY_EXECUTING, g::hasNext);
            assertReason(Reason.ALREADY_EXECUTING, g::close);
            assertReason(Reason.ALREADY_EXECUTING, g::count);
            assertReason(Reason.ALREADY_EXECUTING, () -> g.throwIn(new RuntimeException()));
            log.add("action " + i);
        });
        assertThat(log).containsExactly("action 1", "action 2", "clean-up");
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void theActionsExceptionComesOutItselfAndTheBodySeesOnlyGeneratorExit() {
        IllegalStateException cleanUp = new IllegalStateException("clean-up");
        Generator<Integer> g = Generator.of(out -> {
            try {
                out.yield(1);
            } catch (Exception e) {
                log.add("seen " + e);
            } catch (GeneratorExit e) {
                throw cleanUp;
            }
        });
        NoSuchElementException thrown = new NoSuchElementException("by the action");
        assertThat(catchThrowable(() -> g.forEach(i -> {
                    throw thrown;
                })))
                .isSameAs(thrown)
                .hasSuppressedException(cleanUp);
        assertThat(log).isEmpty();
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void notEvenACheckedExceptionOfTheActionIsWrapped() {
        IOException smuggled = new IOException();
        assertThat(catchThrowable(() -> upTo(2).forEach(i -> GeneratorTest.<RuntimeException>smuggle(smuggled))))
                .isSameAs(smuggled);
        assertThat(catchThrowable(() -> upTo(2).peek(i -> GeneratorTest.<RuntimeException>smuggle(smuggled))
                        .next()))
                .isSameAs(smuggled);
        assertThat(log).containsExactly("clean-up", "clean-up");
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void smuggle(Throwable error) throws X {
        throw (X) error;
    }

    @Test
    void anExitIgnoredAfterTheActionThrewIsSuppressedAndLeavesItSuspended() {
        Generator<Integer> g = Generator.of(out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit e) {
                out.yield(2);
            }
        });
        RuntimeException thrown = new RuntimeException();
        assertThat(catchThrowable(() -> g.forEach(i -> {
                    throw thrown;
                })))
                .isSameAs(thrown);
        assertThat(thrown.getSuppressed()).hasOnlyElementsOfType(GeneratorStateException.class);
        assertThat(g.state()).isEqualTo(State.SUSPENDED);
        g.close();
    }

    @Test
    @Covers({"J-10", "J-36", "J-37"})
    void forEachRemainingIsPlainIteration() {
        Generator<Integer> g = upTo(4);
        g.forEachRemaining(i -> log.add(i + " " + g.next()));
        assertThat(log).containsExactly("1 2", "3 4", "clean-up");
        Generator<Integer> failing = upTo(2);
        assertThatThrownBy(() -> failing.forEachRemaining(i -> {
                    throw new IllegalArgumentException();
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(failing.state()).isEqualTo(State.SUSPENDED);
        failing.close();
        assertThatThrownBy(failing::remove).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @Covers({"J-31", "TH-09"})
    void aStreamTakesNoMoreThanItNeedsAndClosesItsGenerator() {
        Generator<Integer> g = upTo(9);
        try (Stream<Integer> s = g.stream()) {
            assertThat(s.limit(2).toList()).containsExactly(1, 2);
            assertThat(g.next()).isEqualTo(3);
        }
        assertThat(g.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("clean-up");
        assertThat(upTo(3).stream().map(i -> i * i).collect(Collectors.toList()))
                .containsExactly(1, 4, 9);
        assertThat(upTo(100).stream().parallel().mapToInt(i -> i).sum()).isEqualTo(5050);
    }

    @Test
    @Covers("J-11")
    void checkedExceptionsAreWrappedOnceUncheckedOnesNever() {
        IOException checked = new IOException();
        Generator<Integer> inner = Generator.of(out -> {
            throw checked;
        });
        Generator<Integer> outer = Generator.of(out -> out.yieldFrom(inner));
        assertThatThrownBy(outer::next)
                .isExactlyInstanceOf(GeneratorException.class)
                .hasCause(checked);
        AssertionError error = new AssertionError();
        assertThat(catchThrowable(() -> Generator.of(out -> {
                            throw error;
                        })
                        .next()))
                .isSameAs(error);
    }

    @Test
    @Covers({"J-14", "TG-12"})
    void whatIsThrownInComesOutAsItself() {
        Generator<Integer> g = upTo(2);
        g.next();
        IOException checked = new IOException();
        assertThat(catchThrowable(() -> g.throwIn(checked))).isSameAs(checked);
        assertThat(log).containsExactly("clean-up");
        assertThatThrownBy(() -> g.throwIn(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    @Covers("J-18")
    void tryWithResourcesRunsTheCleanUpAndSuppressesItsFailure() {
        RuntimeException primary = new RuntimeException("primary");
        RuntimeException cleanUp = new RuntimeException("clean-up");
        assertThat(catchThrowable(() -> {
                    try (Generator<Integer> g = Generator.of(out -> {
                        try {
                            out.yield(1);
                        } finally {
                            log.add("finally");
                            failWith(cleanUp);
                        }
                    })) {
                        g.next();
                        throw primary;
                    }
                }))
                .isSameAs(primary)
                .hasSuppressedException(cleanUp);
        assertThat(log).containsExactly("finally");
    }

    private static void failWith(RuntimeException e) {
        throw e;
    }

    @Test
    @Covers("TG-17")
    void namedAndAnonymousBodiesAreGeneratorsToo() {
        Generator<String> g = Generator.of(new GeneratorBody<String>() {
            @Override
            public void run(Yielder<String> out) {
                out.yield("anonymous");
            }
        });
        assertThat(g.toString()).isEqualTo("Generator[GeneratorTest$1, CREATED]");
        assertThat(g.toList()).containsExactly("anonymous");
        assertThat(upTo(1).map(i -> i).toString()).isEqualTo("Generator[GeneratorTest.map, CREATED]");
        assertThatThrownBy(() -> Generator.of((GeneratorBody<String>) null)).isInstanceOf(NullPointerException.class);
    }
}
