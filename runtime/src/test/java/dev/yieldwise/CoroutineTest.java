package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.GeneratorStateException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The Java side of a coroutine, and what a body can delegate to. */
class CoroutineTest {
    private final List<String> log = new ArrayList<>();

    private static Coroutine<String, Integer, String> adder() {
        return Coroutine.of(self -> {
            int sum = 0;
            for (Integer n = self.yield("ready"); n != null; n = self.yield("sum " + sum)) {
                sum += n;
            }
            return "total " + sum;
        });
    }

    @Test
    void primedThenSentToThenAskedForItsResult() {
        Coroutine<String, Integer, String> c = adder().prime();
        assertThat(c.send(2)).isEqualTo("sum 2");
        assertThat(c.resume(3)).isEqualTo(new Step.Yielded<>("sum 5"));
        assertThat(catchThrowableOfType(GeneratorStateException.class, c::result)
                        .reason())
                .isEqualTo(Reason.NO_RESULT);
        assertThat(c.resume(null)).isEqualTo(new Step.Returned<>("total 5"));
        assertThat(c.result()).isEqualTo("total 5");
        assertThat(c.resume(null)).isEqualTo(new Step.Returned<>(null));
        assertThat(c.toString()).isEqualTo("Coroutine[CoroutineTest, CLOSED]");
    }

    @Test
    void theEndSignalCarriesTheValueOnce() {
        Coroutine<String, Integer, String> c = adder().prime();
        assertThat(catchThrowableOfType(GeneratorReturn.class, () -> c.send(null))
                        .value())
                .isEqualTo("total 0");
        assertThat(catchThrowableOfType(GeneratorReturn.class, c::next).value()).isNull();
    }

    @Test
    void aConsumerReceivesUntilItIsClosed() {
        Coroutine<Object, String, Void> sink = Coroutine.consumer(self -> {
            try {
                while (true) {
                    log.add(self.receive());
                }
            } finally {
                log.add("closed");
            }
        });
        try (sink) {
            sink.prime();
            sink.send("a");
            sink.send("b");
        }
        assertThat(log).containsExactly("a", "b", "closed");
        assertThat(catchThrowableOfType(GeneratorStateException.class, sink::prime)
                        .reason())
                .isEqualTo(Reason.EXHAUSTED);
    }

    @Test
    @Covers("J-35")
    void aFailureIsTheCauseOfTheMissingResult() {
        RuntimeException failure = new RuntimeException();
        Coroutine<Integer, Integer, Integer> c = Coroutine.of(self -> {
            throw failure;
        });
        assertThat(catchThrowable(c::next)).isSameAs(failure);
        assertThatThrownBy(c::result)
                .isInstanceOf(GeneratorStateException.class)
                .hasCause(failure);
    }

    @Test
    void theViewAndTheCoroutineAreOneBody() {
        Coroutine<String, Integer, String> c = adder();
        Generator<String> view = c.asGenerator();
        assertThat(view.hasNext()).isTrue();
        assertThat(catchThrowableOfType(GeneratorStateException.class, () -> c.send(1))
                        .reason())
                .isEqualTo(Reason.LOOKAHEAD_PENDING);
        assertThat(c.next()).isEqualTo("ready");
        assertThat(c.send(1)).isEqualTo("sum 1");
        assertThat(view.hasNext()).isFalse();
        assertThat(c.result()).isEqualTo("total 1");
    }

    @Test
    @Covers("J-12")
    void aCheckedExceptionCrossesDelegationUnwrapped() {
        Coroutine<Integer, Integer, Integer> inner = Coroutine.of(self -> {
            throw new IOException("inner");
        });
        Coroutine<Integer, Integer, String> outer = Coroutine.of(self -> {
            try {
                self.yieldFrom(inner);
                return "nothing";
            } catch (Exception e) {
                return e.toString();
            }
        });
        assertThat(outer.resume(null)).isEqualTo(new Step.Returned<>("java.io.IOException: inner"));
    }

    @Test
    void theResultOfADelegateAnswersTheYieldFrom() {
        Coroutine<String, Integer, String> inner = adder();
        Coroutine<String, Integer, String> outer = Coroutine.of(self -> "<" + self.yieldFrom(inner) + ">");
        outer.prime();
        assertThat(outer.delegate()).containsSame(inner);
        assertThat(outer.send(4)).isEqualTo("sum 4");
        assertThat(outer.resume(null)).isEqualTo(new Step.Returned<>("<total 4>"));
    }

    @Test
    void aDelegateWrittenByHandMayLeaveThrowInToTheDefault() {
        Delegate<String, Integer, String> hand = new Delegate<>() {
            @Override
            public Step<String, String> resume(Integer value) {
                return new Step.Yielded<>("got " + value);
            }

            @Override
            public void close() {
                log.add("closed");
            }
        };
        Coroutine<String, Integer, String> outer = Coroutine.of(self -> {
            try {
                return self.yieldFrom(hand);
            } catch (IllegalArgumentException e) {
                self.yield("caught");
                return self.yieldFrom(hand);
            }
        });
        assertThat(outer.next()).isEqualTo("got null");
        assertThat(outer.send(7)).isEqualTo("got 7");
        assertThat(outer.throwIn(new IllegalArgumentException())).isEqualTo("caught");
        assertThat(log).isEmpty();
        assertThat(outer.next()).isEqualTo("got null");
        outer.close();
        assertThat(log).containsExactly("closed");
        // An end signal thrown in is an exception like any other: it is not the delegate that has ended.
        Coroutine<String, Integer, String> other = Coroutine.of(self -> self.yieldFrom(hand));
        other.prime();
        assertThat(catchThrowableOfType(
                                GeneratorStateException.class, () -> other.throwIn(new GeneratorReturn("not a result")))
                        .reason())
                .isEqualTo(Reason.RAISED_STOP);
    }

    @Test
    void iterablesIteratorsStreamsAndGeneratorsCanBeYieldedFrom() {
        Stream<Integer> stream = Stream.of(5, 6).onClose(() -> log.add("stream closed"));
        Generator<Integer> ended = Generator.of(out -> {});
        ended.close();
        Iterable<Integer> endedToo = ended;
        Generator<Integer> g = Generator.of(out -> {
            out.yieldFrom(List.of(1, 2));
            out.yieldFrom(List.of(3, 4).iterator());
            out.yieldFrom(ended);
            out.yieldFrom(endedToo);
            out.yieldFrom(stream);
        });
        assertThat(g.toList()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(log).containsExactly("stream closed");
    }

    @Test
    @Covers("J-42")
    void aStreamIsClosedOnTheWayOutAndItsFailureIsNotLost() {
        RuntimeException failure = new RuntimeException("close");
        Stream<Integer> stream = Stream.of(1, 2).onClose(() -> {
            throw failure;
        });
        Generator<Integer> g = Generator.of(out -> out.yieldFrom(stream));
        g.next();
        assertThat(catchThrowable(g::close)).isSameAs(failure);
    }

    @Test
    void aPlainIteratorTakesNoValuesAndLeavesThrowInToTheDelegator() {
        Iterator<String> iterator = List.of("a", "b", "c").iterator();
        Coroutine<String, Integer, String> c = Coroutine.of(self -> {
            try {
                self.yieldFrom(iterator);
            } catch (UnsupportedOperationException e) {
                self.yield("no send");
            }
            return "end";
        });
        c.prime();
        assertThat(c.send(1)).isEqualTo("no send");
        assertThat(iterator.next()).isEqualTo("b");
        c.close();
    }
}
