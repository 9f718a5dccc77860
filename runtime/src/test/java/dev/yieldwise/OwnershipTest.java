package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.GeneratorStateException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every stage and tool owns its sources: however it ends, they have been cleaned up. */
class OwnershipTest {
    private record Tool(String name, BiFunction<Generator<Integer>, Generator<Integer>, Generator<?>> make) {}

    private static Stream<Tool> tools() {
        return Stream.of(
                one("map", g -> g.map(i -> i)),
                one("flatMap", g -> g.flatMap(i -> List.of(i))),
                one("enumerate", Generator::enumerate),
                one("batched", g -> g.batched(2)),
                one("pairwise", Generator::pairwise),
                one("accumulate", g -> Itertools.accumulate(g, Integer::sum)),
                one("accumulate from", g -> Itertools.accumulate(g, 0, Integer::sum)),
                one("cycle", Itertools::cycle),
                one("dropWhile", g -> Itertools.dropWhile(g, i -> i < 2)),
                one("filterFalse", g -> Itertools.filterFalse(g, i -> i < 2)),
                one("groupBy", g -> Itertools.groupBy(g, i -> i)),
                one("islice", g -> Itertools.islice(g, 1, 100, 1)),
                one("takeWhile", g -> Itertools.takeWhile(g, i -> i < 100)),
                one("tee", g -> Itertools.tee(g, 1).get(0)),
                one("mapToInt", g -> g.mapToInt(i -> i).boxed()),
                new Tool("chain", Generator::chain),
                new Tool(
                        "chain of lists",
                        (a, b) -> a.map(List::of).flatMap(list -> list).chain(b)),
                new Tool("chainFrom", (a, b) -> Itertools.chainFrom(a.zip(b).map(p -> List.of(p.first())))),
                new Tool("zip", Generator::zip),
                new Tool("zip of a list", (a, b) -> Itertools.zip(List.of(a, b))),
                new Tool("zipLongest", (a, b) -> Itertools.zipLongest(a, 0, b, 0)),
                new Tool("compress", (a, b) -> Itertools.compress(a, b.map(i -> true))),
                new Tool(
                        "primitive zip",
                        (a, b) -> a.mapToInt(i -> i)
                                .zip(b.mapToInt(i -> i), Integer::sum)
                                .boxed()),
                new Tool(
                        "primitive chain",
                        (a, b) -> a.mapToInt(i -> i).chain(b.mapToInt(i -> i)).boxed()));
    }

    private static Tool one(String name, Function<Generator<Integer>, Generator<?>> make) {
        return new Tool(name, (a, b) -> {
            b.close();
            return make.apply(a);
        });
    }

    private static Generator<Integer> endless() {
        return Generator.of(out -> {
            for (int i = 1; ; i++) out.yield(i);
        });
    }

    private static Stream<DynamicTest> each(String story, Consumer<Tool> test) {
        return tools().map(tool -> DynamicTest.dynamicTest(tool.name() + " " + story, () -> test.accept(tool)));
    }

    @TestFactory
    @Covers({"SEED-048", "SEED-069", "SEED-070"})
    Stream<DynamicTest> closedInTheMiddle() {
        return each("closed in the middle", tool -> {
            List<String> log = new ArrayList<>();
            Generator<Integer> a = cleaning("a", log);
            Generator<Integer> b = cleaning("b", log);
            Generator<?> made = tool.make().apply(a, b);
            made.next();
            made.next();
            made.close();
            assertThat(a.state()).isEqualTo(State.CLOSED);
            assertThat(b.state()).isEqualTo(State.CLOSED);
            assertThat(log).contains("a").doesNotHaveDuplicates();
        });
    }

    @TestFactory
    Stream<DynamicTest> closedBeforeItsStart() {
        return each("closed before its start", tool -> {
            Generator<Integer> a = endless();
            Generator<Integer> b = endless();
            a.next();
            tool.make().apply(a, b).close();
            assertThat(a.state()).isEqualTo(State.CLOSED);
            assertThat(b.state()).isEqualTo(State.CLOSED);
        });
    }

    @TestFactory
    Stream<DynamicTest> endedByWhatIsThrownIn() {
        return each("ended by what is thrown in", tool -> {
            Generator<Integer> a = endless();
            Generator<Integer> b = endless();
            Generator<?> made = tool.make().apply(a, b);
            made.next();
            IOException thrown = new IOException("in");
            assertThat(catchThrowable(() -> made.throwIn(thrown))).isSameAs(thrown);
            assertThat(List.of(a.state(), b.state(), made.state())).containsOnly(State.CLOSED);
        });
    }

    @TestFactory
    Stream<DynamicTest> endedByTheActionOfAWholeSequenceConsumer() {
        return each("ended by an action", tool -> {
            Generator<Integer> a = endless();
            Generator<Integer> b = endless();
            RuntimeException thrown = new RuntimeException("action");
            assertThat(catchThrowable(() -> tool.make().apply(a, b).forEach(x -> {
                        throw thrown;
                    })))
                    .isSameAs(thrown);
            assertThat(List.of(a.state(), b.state())).containsOnly(State.CLOSED);
        });
    }

    @TestFactory
    Stream<DynamicTest> aFailureOfTheSourceComesOutWrappedOnceAndClosesTheOthers() {
        return Stream.of("pulled", "whole")
                .flatMap(how -> each("source fails, " + how, tool -> {
                    IOException failure = new IOException("source");
                    Generator<Integer> a = Generator.of(out -> {
                        throw failure;
                    });
                    Generator<Integer> b = endless();
                    Generator<?> made = tool.make().apply(a, b);
                    if (tool.name().equals("accumulate from")) {
                        made.next(); // comes before anything is drawn
                    }
                    Throwable out = catchThrowable(how.equals("whole") ? made::count : made::next);
                    assertThat(out)
                            .isInstanceOf(GeneratorException.class)
                            .cause()
                            .isSameAs(failure);
                    assertThat(b.state()).isEqualTo(State.CLOSED);
                }));
    }

    @TestFactory
    Stream<DynamicTest> betweenBodiesAFailureOfTheSourceIsNotWrapped() {
        return each("source fails below a delegator", tool -> {
            IOException failure = new IOException("source");
            Generator<?> made = tool.make()
                    .apply(
                            Generator.of(out -> {
                                throw failure;
                            }),
                            endless());
            Generator<Object> outer = Generator.of(out -> {
                try {
                    out.yieldFrom(made);
                } catch (Exception caught) {
                    out.yield(caught);
                }
            });
            assertThat(outer.stream().anyMatch(x -> x == failure)).isTrue();
        });
    }

    @TestFactory
    Stream<DynamicTest> aClosedSourceIsRefusedAtTheCall() {
        return each("of a closed source", tool -> {
            Generator<Integer> closed = endless();
            closed.close();
            assertThat(catchThrowable(() -> tool.make().apply(closed, endless())))
                    .isInstanceOfSatisfying(
                            GeneratorStateException.class,
                            refused -> assertThat(refused.reason()).isEqualTo(Reason.EXHAUSTED));
        });
    }

    @TestFactory
    Stream<DynamicTest> nothingIsDrawnBeforeItIsAskedFor() {
        return each("draws nothing at the call", tool -> {
            Generator<Integer> a = endless();
            tool.make().apply(a, endless());
            assertThat(a.state()).isEqualTo(State.CREATED);
        });
    }

    @Test
    void whatFailsInTheCleanUpIsAFootnoteToWhatTheActionThrew() {
        RuntimeException footnote = new RuntimeException("clean-up");
        RuntimeException thrown = new RuntimeException("action");
        Throwable out = catchThrowable(
                () -> Itertools.zip(failingToClose(footnote), endless()).forEach(x -> {
                    throw thrown;
                }));
        assertThat(out).isSameAs(thrown).hasSuppressedException(footnote);
        RuntimeException inner = new RuntimeException("inner");
        out = catchThrowable(() -> failingToClose(footnote)
                .flatMap(i -> Generator.<Integer>of(o -> {
                    throw inner;
                }))
                .count());
        assertThat(out).isSameAs(inner).hasSuppressedException(footnote);
    }

    @Test
    void bothSourcesAreClosedAlthoughTheFirstFailsToClose() {
        RuntimeException first = new RuntimeException("first");
        RuntimeException second = new RuntimeException("second");
        Generator<?> zip = failingToClose(first).zip(failingToClose(second));
        zip.next();
        assertThat(catchThrowable(zip::close)).isSameAs(first).hasSuppressedException(second);
        Generator<Integer> a = failingToClose(first = new RuntimeException("first"));
        Generator<Integer> b = failingToClose(second = new RuntimeException("second"));
        b.next();
        Generator<?> chain = a.chain(b);
        chain.next();
        assertThat(catchThrowable(chain::close)).isSameAs(first).hasSuppressedException(second);
    }

    @Test
    void anIteratorThatCanBeClosedIsClosedOnceHoweverItEnds() {
        List<Function<Generator<Integer>, Object>> ends = List.of(
                Generator::toList,
                g -> g.take(1).toList(),
                g -> g.map(i -> i / (i - i)).reduce(Integer::sum).isPresent());
        for (Function<Generator<Integer>, Object> end : ends) {
            ClosingIterator source = new ClosingIterator();
            catchThrowable(() -> end.apply(Generators.<Integer>from(source)));
            assertThat(source.closed).isEqualTo(1);
        }
        ClosingIterator failing = new ClosingIterator();
        failing.failure = new IllegalStateException("source");
        assertThat(catchThrowable(() -> Generators.from(failing).count())).isSameAs(failing.failure);
        assertThat(failing.closed).isEqualTo(1);
        ClosingIterator zipped = new ClosingIterator();
        assertThat(Itertools.zip(() -> zipped, List.of(1, 2, 3, 4)).count()).isEqualTo(3);
        assertThat(zipped.closed).isEqualTo(1);
    }

    private static Generator<Integer> cleaning(String name, List<String> log) {
        return Generator.of(out -> {
            try {
                for (int i = 1; ; i++) out.yield(i);
            } finally {
                log.add(name);
            }
        });
    }

    private static Generator<Integer> failingToClose(RuntimeException failure) {
        return Generator.of(out -> {
            try {
                while (true) out.yield(1);
            } finally {
                throwIt(failure);
            }
        });
    }

    private static void throwIt(RuntimeException failure) {
        throw failure;
    }

    private static final class ClosingIterator implements Iterator<Integer>, AutoCloseable {
        private int left = 3;
        private int closed;
        private RuntimeException failure;

        @Override
        public boolean hasNext() {
            if (failure != null) {
                throw failure;
            }
            return left > 0;
        }

        @Override
        public Integer next() {
            return left--;
        }

        @Override
        public void close() {
            closed++;
        }
    }
}
