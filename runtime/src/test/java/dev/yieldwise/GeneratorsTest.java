package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.GeneratorStateException.Reason;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Both ways between generators and what the JDK has. */
class GeneratorsTest {
    @Test
    void aGeneratorStaysWhatItIs() {
        Generator<Integer> g = Generator.of(out -> out.yield(1));
        assertThat((Object) Generators.<Integer>from(g)).isSameAs(g);
        assertThat((Object) Generators.<Integer>from((Iterable<Integer>) g)).isSameAs(g);
        assertThat((Object) Generators.<Integer>from((Iterator<Integer>) g)).isSameAs(g);
        g.close();
        for (Runnable closed : List.<Runnable>of(
                () -> Generators.from(g),
                () -> Generators.from((Iterator<Integer>) g),
                () -> Generators.borrow(g),
                () -> Generators.from(List.of(1)).flatMap(i -> g).next())) {
            assertThatThrownBy(closed::run)
                    .isInstanceOfSatisfying(
                            GeneratorStateException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.EXHAUSTED));
        }
    }

    @Test
    void aStreamIsClosedAtItsEndAndByClose() {
        List<String> log = new ArrayList<>();
        Generator<Integer> whole = Generators.from(Stream.of(1, 2).onClose(() -> log.add("whole")));
        assertThat(whole.toList()).containsExactly(1, 2);
        Generator<Integer> part = Generators.from(Stream.of(1, 2).onClose(() -> log.add("part")));
        assertThat(part.next()).isEqualTo(1);
        part.close();
        Generators.from(Stream.of(1).onClose(() -> log.add("unread"))).close();
        IntGenerator ints = IntGenerator.from(IntStream.of(1, 2).onClose(() -> log.add("ints")));
        assertThat(ints.nextInt()).isEqualTo(1);
        ints.close();
        assertThat(log).containsExactly("whole", "part", "unread", "ints");
    }

    @Test
    @Covers("J-31")
    @DisplayName("closing the stream of a generator closes the generator")
    void closingTheStreamClosesTheGenerator() {
        Generator<Integer> stage = Itertools.count(1).map(i -> i);
        try (Stream<Integer> stream = stage.stream()) {
            assertThat(stream.limit(2).toList()).containsExactly(1, 2);
            assertThat(stage.state()).isEqualTo(State.SUSPENDED);
        }
        assertThat(stage.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void anIteratorThatBreaksItsPromiseHasNotEnded() {
        NoSuchElementException broken = new NoSuchElementException();
        Iterator<Integer> liar = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                throw broken;
            }
        };
        assertThatThrownBy(() -> Generators.from(liar).next())
                .isInstanceOfSatisfying(GeneratorStateException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.RAISED_STOP);
                    assertThat(refused).cause().isSameAs(broken);
                });
    }

    @Test
    void untilASentinel() {
        Iterator<Integer> calls = List.of(3, 2, 1, 0, 9).iterator();
        assertThat(Generators.until(calls::next, 0).toList()).containsExactly(3, 2, 1);
        assertThat(calls.next()).isEqualTo(9);
    }

    @Test
    void whatIsBorrowedStaysOpen() {
        Generator<Integer> lines = Itertools.count(1);
        assertThat(Generators.borrow(lines).take(3).toList()).containsExactly(1, 2, 3);
        Generator<Integer> view = Generators.borrow(lines);
        assertThat(view.next()).isEqualTo(4);
        assertThatThrownBy(() -> view.throwIn(new IllegalStateException("in"))).hasMessage("in");
        assertThat(lines.next()).isEqualTo(5);
        lines.close();
        assertThat(Generators.<Integer>from(view.state() == State.CLOSED ? List.of() : view)
                        .hasNext())
                .isFalse();
    }

    @Test
    void stagesAreNamedAfterTheirSource() {
        assertThat(Itertools.count(1).pairwise().toString()).isEqualTo("Generator[count.pairwise, CREATED]");
        assertThat(Itertools.zip(List.of(), List.of()).enumerate().toString())
                .isEqualTo("Generator[zip.enumerate, CREATED]");
        assertThat(Itertools.count(1).mapToInt(i -> i).toString()).isEqualTo("IntGenerator[count.map, CREATED]");
    }

    @Test
    void stagesNeedNoThread() {
        Thread here = Thread.currentThread();
        List<Thread> threads = new ArrayList<>();
        Generators.from(List.of(1, 2, 3))
                .peek(i -> threads.add(Thread.currentThread()))
                .batched(2)
                .flatMap(batch -> batch)
                .zip(Itertools.count(1))
                .forEachRemaining(pair -> threads.add(Thread.currentThread()));
        assertThat(threads).hasSize(6).containsOnly(here);
    }
}
