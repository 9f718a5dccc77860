package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.GeneratorStateException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * The protocol by its primitive faces. {@link OneTextTest} holds that the three of them are one text, so most is told of
 * {@code int} alone.
 */
class PrimitivesTest {
    private final List<String> log = new ArrayList<>();

    private IntGenerator body() {
        return IntGenerator.of(out -> {
            try {
                for (int i = 1; i <= 4; i++) out.yield(i);
            } catch (Exception thrownIn) {
                out.yield(-1);
            } finally {
                log.add("clean-up");
            }
        });
    }

    @Test
    void theStatesAreThoseOfAnyGenerator() {
        IntGenerator g = body();
        assertThat(g.state()).isEqualTo(State.CREATED);
        assertThat(g.hasNext()).isTrue();
        assertThat(g.state()).isEqualTo(State.SUSPENDED);
        assertThat(g.nextInt()).isEqualTo(1);
        assertThat(g.next()).isEqualTo(2);
        g.close();
        g.close();
        assertThat(g.state()).isEqualTo(State.CLOSED);
        assertThat(g.hasNext()).isFalse();
        assertThatThrownBy(g::nextInt).isInstanceOf(NoSuchElementException.class);
        assertThat(log).containsExactly("clean-up");
    }

    @Test
    void aClosedOneRefusesToBeConsumedOrStaged() {
        IntGenerator g = body();
        g.close();
        List<Runnable> refused = List.of(
                g::boxed,
                g::stream,
                g::spliterator,
                g::toArray,
                g::sum,
                g::count,
                () -> g.forEach(i -> {}),
                () -> g.map(i -> i),
                () -> g.take(1),
                () -> g.accumulate(Integer::sum),
                () -> body().chain(g),
                () -> body().zip(g, Integer::sum),
                () -> body().flatMap(i -> g).nextInt(),
                () -> IntGenerator.from(g));
        for (Runnable use : refused) {
            assertThatThrownBy(use::run)
                    .isInstanceOfSatisfying(
                            GeneratorStateException.class,
                            exception -> assertThat(exception.reason()).isEqualTo(Reason.EXHAUSTED));
        }
    }

    @Test
    void whatIsThrownInIsRaisedAtTheYield() {
        IntGenerator g = body();
        g.nextInt();
        assertThat(catchThrowable(() -> assertThat(g.throwIn(new IOException())).isEqualTo(-1)))
                .isNull();
        IOException thrown = new IOException();
        IntGenerator fresh = body();
        assertThat(catchThrowable(() -> fresh.throwIn(thrown))).isSameAs(thrown);
    }

    @Test
    void aBodyOfAnotherClassHasNoLambda() {
        class Countdown implements IntGeneratorBody {
            @Override
            public void run(IntYielder out) {
                for (int i = 2; i >= 0; i--) out.yield(i);
            }
        }
        IntGenerator g = IntGenerator.of(new Countdown());
        assertThat(g).hasToString("IntGenerator[PrimitivesTest$1Countdown, CREATED]");
        assertThat(g.toArray()).containsExactly(2, 1, 0);
        assertThatThrownBy(() -> IntGenerator.of((IntGeneratorBody) null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void delegation() {
        IntGenerator inner = body();
        IntGenerator outer = IntGenerator.of(out -> {
            out.yieldFrom(inner);
            out.yieldFrom(IntStream.of(7, 8).onClose(() -> log.add("stream")));
            out.yieldFrom(IntStream.of(9).iterator());
        });
        assertThat(outer.nextInt()).isEqualTo(1);
        assertThat(outer.delegate()).containsSame(inner);
        assertThat(outer.toArray()).containsExactly(2, 3, 4, 7, 8, 9);
        assertThat(log).containsExactly("clean-up", "stream");
    }

    @Test
    void consumers() {
        assertThat(body().toArray()).containsExactly(1, 2, 3, 4);
        assertThat(body().sum()).isEqualTo(10);
        assertThat(body().count()).isEqualTo(4);
        assertThat(body().min()).hasValue(1);
        assertThat(body().max()).hasValue(4);
        assertThat(body().reduce(2, (a, b) -> a * b)).isEqualTo(48);
        assertThat(body().reduce((a, b) -> a - b)).hasValue(-8);
        assertThat(body().take(0).reduce(Integer::sum)).isEmpty();
        assertThat(body().take(0).sum()).isZero();
        RuntimeException thrown = new RuntimeException();
        IntGenerator g = body();
        assertThat(catchThrowable(() -> g.forEach(i -> {
                    throw thrown;
                })))
                .isSameAs(thrown);
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void stages() {
        assertThat(body().map(i -> i * 2).toArray()).containsExactly(2, 4, 6, 8);
        assertThat(body().filter(i -> i > 2).toArray()).containsExactly(3, 4);
        assertThat(body().take(2).toArray()).containsExactly(1, 2);
        assertThat(body().skip(2).toArray()).containsExactly(3, 4);
        assertThat(body().takeWhile(i -> i < 3).toArray()).containsExactly(1, 2);
        assertThat(body().dropWhile(i -> i < 3).toArray()).containsExactly(3, 4);
        assertThat(body().peek(i -> log.add("saw " + i)).take(1).toArray()).containsExactly(1);
        assertThat(log).contains("saw 1").doesNotContain("saw 2");
        assertThat(body().accumulate(Integer::sum).toArray()).containsExactly(1, 3, 6, 10);
        assertThat(body().chain(body()).count()).isEqualTo(8);
        assertThat(body().zip(IntStream.of(5, 6).iterator(), Integer::sum).toArray())
                .containsExactly(6, 8);
        assertThat(body().flatMap(i -> IntStream.range(0, i).iterator()).toArray())
                .containsExactly(0, 0, 1, 0, 1, 2, 0, 1, 2, 3);
        assertThat(body().mapToObj(i -> "n" + i).toList()).containsExactly("n1", "n2", "n3", "n4");
        assertThat(body().mapToLong(i -> i * 10_000_000_000L).sum()).isEqualTo(100_000_000_000L);
        assertThat(body().mapToDouble(i -> i / 2.0).toArray()).containsExactly(0.5, 1, 1.5, 2);
        assertThat(IntGenerator.iterate(1, i -> i * 2).take(5).toArray()).containsExactly(1, 2, 4, 8, 16);
    }

    @Test
    void aStageOwnsItsSource() {
        IntGenerator g = body();
        IntGenerator stage = g.map(i -> i).filter(i -> true);
        stage.nextInt();
        stage.close();
        assertThat(g.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("clean-up");
    }

    @Test
    void boxedIsTheSameGenerator() {
        IntGenerator g = body();
        g.nextInt();
        Generator<Integer> boxed = g.boxed();
        assertThat(boxed.next()).isEqualTo(2);
        assertThat(g.nextInt()).isEqualTo(3);
        boxed.close();
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void interop() {
        assertThat(body().stream().filter(i -> i % 2 == 0).sum()).isEqualTo(6);
        IntGenerator g = body();
        try (IntStream stream = g.stream()) {
            assertThat(stream.limit(2).toArray()).containsExactly(1, 2);
        }
        assertThat(g.state()).isEqualTo(State.CLOSED);
        PrimitiveIterator.OfInt plain = IntStream.of(1, 2).iterator();
        IntGenerator from = IntGenerator.from(plain);
        assertThat(from.nextInt()).isEqualTo(1);
        assertThat(IntGenerator.from(from).nextInt()).isEqualTo(2);
        assertThat(from.hasNext()).isFalse();
    }

    @Test
    void longsAndDoublesToo() {
        LongGenerator longs = LongGenerator.of(out -> {
            out.yield(1L << 40);
            out.yieldFrom(LongStream.of(2, 3));
        });
        assertThat(longs.map(l -> l + 1).toArray()).containsExactly((1L << 40) + 1, 3, 4);
        DoubleGenerator halves = DoubleGenerator.of(out -> {
            out.yield(0.5);
            out.yieldFrom(DoubleStream.of(1.5, 2.5));
        });
        assertThat(halves.nextDouble()).isEqualTo(0.5);
        assertThat(halves.mapToInt(d -> (int) d).sum()).isEqualTo(3);
        assertThat(LongGenerator.of(out -> out.yield(5))
                        .mapToDouble(l -> l / 2.0)
                        .max())
                .hasValue(2.5);
    }
}
