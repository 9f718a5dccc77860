package dev.yieldwise;

import static com.google.common.collect.testing.IteratorFeature.UNMODIFIABLE;

import com.google.common.collect.testing.IteratorTester;
import com.google.common.collect.testing.SpliteratorTester;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Guava's tests of iterators and spliterators, over all that we make: every sequence of next, hasNext and remove up to a
 * length, against a list.
 */
class ForeignIteratorTest {
    private static final List<Integer> ELEMENTS = List.of(1, 2, 3, 4);

    private static Generator<Integer> body() {
        return Generator.of(out -> {
            for (int i = 1; i <= 4; i++) out.yield(i);
        });
    }

    private static final Map<String, Supplier<Generator<Integer>>> MAKERS = Map.ofEntries(
            Map.entry("a body", ForeignIteratorTest::body),
            Map.entry(
                    "a delegating body",
                    () -> Generator.of(out -> {
                        out.yieldFrom(body().take(2));
                        out.yieldFrom(List.of(3, 4));
                    })),
            Map.entry("map", () -> body().map(i -> i)),
            Map.entry("filter", () -> body().filter(i -> true)),
            Map.entry("take", () -> Itertools.count(1).take(4)),
            Map.entry("skip", () -> Generators.from(List.of(9, 1, 2, 3, 4)).skip(1)),
            Map.entry("flatMap", () -> Generators.from(List.of(1, 3)).flatMap(i -> List.of(i, i + 1))),
            Map.entry("chain", () -> Itertools.chain(List.of(1), body().skip(1))),
            Map.entry("zip", () -> Itertools.zip(body(), Itertools.count(0), (a, b) -> a)),
            Map.entry("enumerate", () -> body().enumerate().map(Indexed::value)),
            Map.entry("batched", () -> body().batched(3).flatMap(batch -> batch)),
            Map.entry(
                    "pairwise",
                    () -> Itertools.chain(List.of(0), body()).pairwise().map(Pair::second)),
            Map.entry("accumulate", () -> Itertools.accumulate(List.of(1, 1, 1, 1), Integer::sum)),
            Map.entry("groupBy", () -> Itertools.groupBy(body(), i -> i).map(Group::key)),
            Map.entry("compress", () -> Itertools.compress(body(), Itertools.repeat(true))),
            Map.entry("tee", () -> Itertools.tee(body(), 1).get(0)),
            Map.entry("from a stream", () -> Generators.from(Stream.of(1, 2, 3, 4))),
            Map.entry(
                    "boxed",
                    () -> IntGenerator.from(IntStream.rangeClosed(1, 4)).boxed()));

    @TestFactory
    Stream<DynamicTest> iterators() {
        return MAKERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(maker -> DynamicTest.dynamicTest(
                        maker.getKey(),
                        () -> new IteratorTester<>(5, UNMODIFIABLE, ELEMENTS, IteratorTester.KnownOrder.KNOWN_ORDER) {
                            @Override
                            protected Iterator<Integer> newTargetIterator() {
                                return maker.getValue().get();
                            }
                        }.test()));
    }

    @TestFactory
    Stream<DynamicTest> spliterators() {
        return MAKERS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(maker -> DynamicTest.dynamicTest(
                        maker.getKey(),
                        () -> SpliteratorTester.of(() -> maker.getValue().get().spliterator())
                                .expect(ELEMENTS)
                                .inOrder()));
    }

    @TestFactory
    Stream<DynamicTest> primitives() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        "iterator",
                        () -> new IteratorTester<>(5, UNMODIFIABLE, ELEMENTS, IteratorTester.KnownOrder.KNOWN_ORDER) {
                            @Override
                            protected Iterator<Integer> newTargetIterator() {
                                return body().mapToInt(i -> i);
                            }
                        }.test()),
                DynamicTest.dynamicTest(
                        "spliterator",
                        () -> SpliteratorTester.ofInt(
                                        () -> body().mapToInt(i -> i).spliterator())
                                .expect(ELEMENTS)
                                .inOrder()));
    }
}
