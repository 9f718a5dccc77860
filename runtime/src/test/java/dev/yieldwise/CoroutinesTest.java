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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Push pipelines, from the head to the ends and back. */
class CoroutinesTest {
    private final List<Object> log = new ArrayList<>();

    /** Logs what it gets, and that it was closed. */
    private Coroutine<Void, Object, Void> recorder(String name) {
        return Coroutine.consumer(self -> {
            try {
                while (true) {
                    log.add(name + " " + self.receive());
                }
            } finally {
                log.add(name + " closed");
            }
        });
    }

    /** Answers each number with the sum so far, and returns it when it is sent zero. */
    private static Coroutine<Integer, Integer, String> sum() {
        return Coroutine.of(self -> {
            int sum = 0;
            for (int n = self.yield(null); n != 0; n = self.yield(sum)) {
                sum += n;
            }
            return "total " + sum;
        });
    }

    @Test
    @Covers("SEED-019")
    void primedCoroutinesHaveLostTheirFirstValue() {
        Coroutine<String, String, String> c = Coroutines.primed(self -> "got " + self.yield("first"));
        assertThat(c.state()).isEqualTo(State.SUSPENDED);
        assertThat(c.resume("x")).isEqualTo(new Step.Returned<>("got x"));
        Coroutine<String, String, String> named = Coroutines.primed(new Named());
        assertThat(named.send("x")).isEqualTo("x");
        named.close();
        try (Coroutine<Void, String, Void> consumer = Coroutines.consumer(self -> log.add(self.receive()))) {
            assertThat(consumer.resume("y")).isEqualTo(new Step.Returned<>(null));
        }
        assertThat(log).containsExactly("y");
        assertThat(catchThrowableOfType(
                                GeneratorStateException.class,
                                () -> Coroutines.sink(log::add).prime())
                        .reason())
                .isEqualTo(Reason.ALREADY_STARTED);
    }

    private static final class Named implements CoroutineBody<String, String, String> {
        @Override
        public String run(Exchange<String, String> self) {
            return self.yield(self.yield("first"));
        }
    }

    @Test
    @Covers("SEED-040")
    void transformThenFilterThenConsume() {
        Coroutine<Void, Integer, Void> head =
                Coroutines.map((Integer n) -> n * n, Coroutines.filter(n -> n % 2 == 0, Coroutines.sink(log::add)));
        try (head) {
            IntStream.range(0, 10).forEach(head::send);
        }
        assertThat(log).containsExactly(0, 4, 16, 36, 64);
    }

    @Test
    @Covers("SEED-041")
    void broadcastSendsToEveryTargetInOrder() {
        try (Coroutine<Void, Object, Void> head = Coroutines.broadcast(recorder("a"), recorder("b"), recorder("c"))) {
            head.send("Hello");
        }
        assertThat(log).containsExactly("a Hello", "b Hello", "c Hello", "a closed", "b closed", "c closed");
    }

    @Test
    void whatATargetAnswersIsWhatTheHeadAnswers() {
        Coroutine<Integer, String, String> head =
                Coroutines.map(Integer::valueOf, Coroutines.filter((Integer n) -> n >= 0, sum()));
        assertThat(head.send("1")).isEqualTo(1);
        assertThat(head.send("-1")).isNull();
        assertThat(head.send("2")).isEqualTo(3);
        assertThat(head.resume("0")).isEqualTo(new Step.Returned<>("total 3"));
        assertThat(head.result()).isEqualTo("total 3");
        assertThat(head.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void closingTheHeadClosesTheRest() {
        Coroutine<Void, Object, Void> head = Coroutines.map(
                x -> x,
                Coroutines.filter(
                        x -> true, Coroutines.broadcast(recorder("a"), Coroutines.map(x -> x, recorder("b")))));
        head.close();
        assertThat(log).containsExactly("a closed", "b closed");
        head.close();
        assertThat(log).hasSize(2);
    }

    @Test
    @Covers("SEED-043")
    void anExceptionOfATargetReachesTheSenderAndEndsThePipeline() {
        RuntimeException failure = new RuntimeException();
        Coroutine<Void, Object, Void> failing = Coroutine.consumer(self -> {
            self.receive();
            throw failure;
        });
        Coroutine<Void, Object, Void> head =
                Coroutines.map(x -> x, Coroutines.broadcast(recorder("a"), failing, recorder("c")));
        assertThat(catchThrowable(() -> head.send(1))).isSameAs(failure);
        assertThat(log).containsExactly("a 1", "a closed", "c closed");
        assertThat(catchThrowableOfType(GeneratorReturn.class, () -> head.send(2))
                        .value())
                .isNull();
    }

    @Test
    void aCheckedExceptionOfATargetIsWrappedOnce() {
        IOException failure = new IOException();
        Coroutine<Void, Object, Void> failing = Coroutine.consumer(self -> {
            self.receive();
            throw failure;
        });
        assertThatThrownBy(() ->
                        Coroutines.map(x -> x, Coroutines.map(x -> x, failing)).send(1))
                .isInstanceOf(GeneratorException.class)
                .hasCause(failure);
    }

    @Test
    void anExceptionOfAFunctionIsTheSendersToo() {
        NoSuchElementException failure = new NoSuchElementException();
        Coroutine<Void, Object, Void> head = Coroutines.map(
                x -> {
                    throw failure;
                },
                recorder("a"));
        assertThat(catchThrowable(() -> head.send(1))).isSameAs(failure);
        assertThat(log).containsExactly("a closed");
    }

    @Test
    void whatIsThrownInAtAStageEndsIt() {
        IOException failure = new IOException();
        Coroutine<Void, Object, Void> head = Coroutines.filter(x -> true, recorder("a"));
        assertThat(catchThrowable(() -> head.throwIn(failure))).isSameAs(failure);
        assertThat(log).containsExactly("a closed");
        assertThat(head.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void allTargetsAreClosedWhateverOneOfThemThrows() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second");
        Coroutine<Void, Object, Void> head =
                Coroutines.broadcast(failingToClose(first), recorder("b"), failingToClose(second));
        assertThat(catchThrowable(head::close)).isSameAs(first);
        assertThat(first.getSuppressed()).contains(second);
        assertThat(log).containsExactly("b closed");
    }

    private static Coroutine<Void, Object, Void> failingToClose(RuntimeException failure) {
        return Coroutine.consumer(self -> {
            try {
                self.receive();
            } catch (GeneratorExit exit) {
                throw failure;
            }
        });
    }

    @Test
    void aTargetThatEndsLeavesTheBroadcastAndTheLastOneEndsIt() {
        Coroutine<Void, Integer, Void> once = Coroutine.consumer(self -> log.add("once " + self.receive()));
        Coroutine<Void, Integer, Void> twice = Coroutine.consumer(self -> {
            log.add("twice " + self.receive());
            log.add("twice " + self.receive());
        });
        Coroutine<Void, Integer, Void> head = Coroutines.broadcast(List.of(once, twice));
        assertThat(head.resume(1)).isEqualTo(new Step.Yielded<>(null));
        assertThat(head.resume(2)).isEqualTo(new Step.Returned<>(null));
        assertThat(log).containsExactly("once 1", "twice 1", "twice 2");
    }

    @Test
    void nullIsAValue() {
        Coroutine<Void, Object, Void> head = Coroutines.map(Arrays::asList, Coroutines.sink(log::add));
        head.send(null);
        head.next();
        assertThat(log).hasSize(2);
    }

    @Test
    void aStageCanBeDelegatedToAndRefusesToReenterItself() {
        List<Coroutine<Void, Object, Void>> holder = new ArrayList<>();
        Coroutine<Void, Object, Void> head =
                Coroutines.sink(value -> holder.get(0).send("again"));
        holder.add(head);
        assertThat(catchThrowableOfType(GeneratorStateException.class, () -> head.send(1))
                        .reason())
                .isEqualTo(Reason.ALREADY_EXECUTING);

        Coroutine<Void, Object, String> outer = Coroutine.of(self -> {
            self.yieldFrom(Coroutines.map(x -> "<" + x + ">", recorder("a")));
            return "never";
        });
        outer.prime().send(1);
        outer.close();
        assertThat(log).containsExactly("a <null>", "a <1>", "a closed");
    }

    @Test
    void aBroadcastNeedsATarget() {
        assertThatThrownBy(() -> Coroutines.broadcast(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
