package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.yieldwise.Generator;
import dev.yieldwise.Generators;
import dev.yieldwise.Itertools;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What has no end, what brings one and who asks for all, on the real JDK and runtime. Whoever asks for more elements than
 * anybody would is told that it is enough, so that nothing here runs for ever; and if it did, the time would be up.
 */
class EndlessTest {
    private static final int MANY = 20_000;
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    /** Asks for more than it ought to. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Numbers without end, for whoever takes no more than many. */
    private static Stream<Integer> numbers() {
        return Stream.iterate(0, EndlessTest::next);
    }

    private static int next(int number) {
        if (number >= MANY) {
            throw new Enough();
        }
        return number + 1;
    }

    private static Generator<Integer> generated() {
        return Generators.iterate(0, EndlessTest::next);
    }

    @TestFactory
    Stream<DynamicTest> everySourceGivesMore() {
        Map<String, Supplier<Stream<?>>> sources = new HashMap<>();
        sources.put("generate", () -> Stream.generate(() -> 1));
        sources.put("iterate", () -> Stream.iterate(1, number -> number + 1));
        sources.put("ints", () -> new Random().ints().boxed());
        sources.put("longs", () -> new Random().longs(0, 9).boxed());
        sources.put("doubles", () -> new SplittableRandom().doubles().boxed());
        sources.put("cycle", () -> Itertools.cycle(List.of(1, 2)).stream());
        sources.put("repeat", () -> Itertools.repeat(1).stream());
        Set<String> named = new TreeSet<>(Endless.SOURCES.keySet());
        named.addAll(Endless.RANDOM);
        assertThat(sources.keySet()).isEqualTo(named);
        sources.put("count", () -> Itertools.count(1).stream());
        sources.put("Generators.iterate", () -> generatedFreely().stream());
        return tests(
                sources, source -> assertThat(source.get().limit(10L * MANY)).hasSize(10 * MANY));
    }

    private static Generator<Integer> generatedFreely() {
        return Generators.iterate(0, number -> number + 1);
    }

    @TestFactory
    Stream<DynamicTest> whatPassesBringsNoEnd() {
        Map<String, Function<Stream<Integer>, BaseStream<?, ?>>> stages = new HashMap<>();
        stages.put("map", stream -> stream.map(number -> number));
        stages.put("mapToInt", stream -> stream.mapToInt(number -> number));
        stages.put("mapToLong", stream -> stream.mapToLong(number -> number));
        stages.put("mapToDouble", stream -> stream.mapToDouble(number -> number));
        stages.put("mapToObj", stream -> stream.mapToInt(number -> number).mapToObj(String::valueOf));
        stages.put("mapMulti", stream -> stream.mapMulti((number, sink) -> sink.accept(number)));
        stages.put("flatMap", stream -> stream.flatMap(Stream::of));
        stages.put("filter", stream -> stream.filter(number -> number < 3));
        stages.put("distinct", Stream::distinct);
        stages.put("peek", stream -> stream.peek(number -> {}));
        stages.put("skip", stream -> stream.skip(3));
        stages.put("dropWhile", stream -> stream.dropWhile(number -> number < 3));
        stages.put("boxed", stream -> stream.mapToInt(number -> number).boxed());
        stages.put("asLongStream", stream -> stream.mapToInt(number -> number).asLongStream());
        stages.put("asDoubleStream", stream -> stream.mapToInt(number -> number).asDoubleStream());
        stages.put("parallel", Stream::parallel);
        stages.put("sequential", Stream::sequential);
        stages.put("unordered", Stream::unordered);
        stages.put("onClose", stream -> stream.onClose(() -> {}));
        stages.put("enumerate", stream -> generated().enumerate().stream());
        stages.put("batched", stream -> generated().batched(2).stream());
        stages.put("pairwise", stream -> generated().pairwise().stream());
        stages.put("chain", stream -> generated().chain(List.of(1)).stream());
        stages.put("stream", stream -> generated().stream());
        assertThat(stages.keySet()).isEqualTo(Endless.PASSING);
        return tests(stages, stage -> asksForAll(() -> drain(stage.apply(numbers()))));
    }

    private static void drain(BaseStream<?, ?> stream) {
        if (stream.isParallel()) {
            ((Stream<?>) stream).count();
        }
        stream.iterator().forEachRemaining(element -> {});
    }

    @TestFactory
    Stream<DynamicTest> whatBoundsBringsAnEnd() {
        Map<String, Supplier<List<?>>> stages = Map.of(
                "limit", () -> numbers().limit(3).toList(),
                "takeWhile", () -> numbers().takeWhile(number -> number < 3).toList(),
                "take", () -> generated().take(3).toList());
        assertThat(stages.keySet()).isEqualTo(Endless.BOUNDING);
        return tests(stages, stage -> assertThat(stage.get()).hasSize(3));
    }

    /** Not even the shortest question behind it has an answer. */
    @TestFactory
    Stream<DynamicTest> sortingNeedsAll() {
        Map<String, Consumer<Stream<Integer>>> terminals = shortOnes();
        terminals.putAll(loops());
        return tests(terminals, terminal -> {
            asksForAll(() -> terminal.accept(numbers().sorted()));
            asksForAll(() -> terminal.accept(numbers().sorted().limit(1)));
        });
    }

    @TestFactory
    Stream<DynamicTest> whoAsksForAll() {
        Map<String, Consumer<Stream<Integer>>> terminals = new HashMap<>();
        terminals.put("collect", stream -> stream.collect(Collectors.toList()));
        terminals.put("toList", Stream::toList);
        terminals.put("toArray", Stream::toArray);
        terminals.put("count", Stream::count);
        terminals.put("reduce", stream -> stream.reduce(Integer::sum));
        terminals.put("sum", stream -> stream.mapToInt(number -> number).sum());
        terminals.put("average", stream -> stream.mapToInt(number -> number).average());
        terminals.put("min", stream -> stream.min(Integer::compare));
        terminals.put("max", stream -> stream.max(Integer::compare));
        terminals.put(
                "summaryStatistics", stream -> stream.mapToInt(number -> number).summaryStatistics());
        assertThat(terminals.keySet()).isEqualTo(Consuming.ALL);
        terminals.putAll(loops());
        return tests(terminals, terminal -> asksForAll(() -> terminal.accept(numbers())));
    }

    /** It does not claim a size either. */
    @Test
    void whatIsGeneratedIsCountedOneByOne() {
        AtomicInteger asked = new AtomicInteger();
        asksForAll(() -> Stream.generate(() -> next(asked.getAndIncrement())).count());
        asksForAll(() -> IntStream.iterate(0, EndlessTest::next).count());
    }

    private static Map<String, Consumer<Stream<Integer>>> loops() {
        Map<String, Consumer<Stream<Integer>>> loops = Map.of(
                "forEachRemaining", stream -> stream.iterator().forEachRemaining(number -> {}),
                "forEach", stream -> stream.forEach(number -> {}),
                "forEachOrdered", stream -> stream.forEachOrdered(number -> {}));
        assertThat(loops.keySet()).isEqualTo(Consuming.LOOPS);
        return loops;
    }

    @TestFactory
    Stream<DynamicTest> whoAsksForAFew() {
        return tests(
                shortOnes(),
                terminal -> assertThatCode(() -> terminal.accept(numbers())).doesNotThrowAnyException());
    }

    private static Map<String, Consumer<Stream<Integer>>> shortOnes() {
        Map<String, Consumer<Stream<Integer>>> terminals = new HashMap<>();
        terminals.put("findFirst", Stream::findFirst);
        terminals.put("findAny", Stream::findAny);
        terminals.put("anyMatch", stream -> stream.anyMatch(number -> true));
        terminals.put("allMatch", stream -> stream.allMatch(number -> false));
        terminals.put("noneMatch", stream -> stream.noneMatch(number -> true));
        assertThat(terminals.keySet()).isEqualTo(Consuming.SHORT);
        return terminals;
    }

    /** At the call, before anybody asks for an element. */
    @TestFactory
    Stream<DynamicTest> whatGathersNeedsAll() {
        Map<String, Supplier<Generator<?>>> tools = Map.of(
                "product", () -> Itertools.product(generated(), 2),
                "permutations", () -> Itertools.permutations(generated(), 2),
                "combinations", () -> Itertools.combinations(generated(), 2),
                "combinationsWithReplacement", () -> Itertools.combinationsWithReplacement(generated(), 2));
        assertThat(tools.keySet()).isEqualTo(Consuming.GATHERING);
        return tests(tools, tool -> asksForAll(tool::get));
    }

    @TestFactory
    Stream<DynamicTest> toolsOverAnEndlessSource() {
        Map<String, Supplier<Generator<?>>> tools = Map.of(
                "accumulate", () -> Itertools.accumulate(generated(), Integer::sum),
                "batched", () -> Itertools.batched(generated(), 2),
                "dropWhile", () -> Itertools.dropWhile(generated(), number -> number < 3),
                "enumerate", () -> Itertools.enumerate(generated()),
                "filterFalse", () -> Itertools.filterFalse(generated(), number -> number < 3),
                "pairwise", () -> Itertools.pairwise(generated()));
        assertThat(tools.keySet()).isEqualTo(Endless.ITERTOOLS_PASSING);
        return tests(tools, tool -> asksForAll(() -> tool.get().count()));
    }

    @Test
    void whatIsMadeOfSeveral() {
        asksForAll(() -> Stream.concat(Stream.of(1), numbers()).toList());
        asksForAll(() -> Itertools.chain(List.of(1), generated()).toList());
        asksForAll(() -> Itertools.zip(generated(), generated()).toList());
        asksForAll(() -> Itertools.zipLongest(generated(), 0, List.of(1), 0).toList());
        assertThat(Itertools.zip(generated(), List.of(1)).toList()).hasSize(1);
        assertThat(generated().zip(List.of(1)).toList()).hasSize(1);
        assertThat(Itertools.cycle(List.of()).toList()).isEmpty();
    }

    /** Random numbers claim a size, which counting believes. */
    @Test
    void countingRandomNumbersIsNoWork() {
        assertThat(new Random().ints().count()).isEqualTo(Long.MAX_VALUE);
        AtomicInteger asked = new AtomicInteger();
        asksForAll(() -> new Random()
                .ints()
                .filter(number -> next(asked.getAndIncrement()) > 0)
                .count());
    }

    private static void asksForAll(Runnable code) {
        assertThatThrownBy(code::run).isInstanceOf(Enough.class);
    }

    private interface Check<T> {
        void of(T object) throws Exception;
    }

    private static <T> Stream<DynamicTest> tests(Map<String, T> cases, Check<T> check) {
        return cases.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.getKey(), () -> assertTimeoutPreemptively(AT_MOST, () -> check.of(one.getValue()))));
    }
}
