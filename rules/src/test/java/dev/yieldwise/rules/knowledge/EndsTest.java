package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.AsyncGenerator;
import dev.yieldwise.Coroutine;
import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.LongGenerator;
import java.lang.reflect.Array;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What StopIterationLeak says of ends is what happens. */
class EndsTest {
    @TestFactory
    Stream<DynamicTest> anEndThatLeavesABodyIsAFailureOfItsGenerator() {
        Iterator<Integer> ended = Collections.emptyIterator();
        return Map.<String, ThrowingCallable>of(
                        "Generator", Generator.<Integer>of(out -> out.yield(ended.next()))::next,
                        "toList", Generator.<Integer>of(out -> out.yield(ended.next()))::toList,
                        "IntGenerator", IntGenerator.of(out -> out.yield(ended.next()))::nextInt,
                        "LongGenerator", LongGenerator.of(out -> out.yield(ended.next()))::nextLong,
                        "DoubleGenerator", DoubleGenerator.of(out -> out.yield(ended.next()))::nextDouble,
                        "Coroutine", Coroutine.consumer(self -> ended.next())::next,
                        "AsyncGenerator", () -> next(AsyncGenerator.of(Runnable::run, out -> ended.next())))
                .entrySet()
                .stream()
                .map(body -> DynamicTest.dynamicTest(
                        body.getKey(),
                        () -> assertThat(catchThrowableOfType(GeneratorStateException.class, body.getValue())
                                        .reason())
                                .isEqualTo(Reason.RAISED_STOP)));
    }

    private static void next(AsyncGenerator<Integer> generator) throws Throwable {
        try {
            generator.next().toCompletableFuture().join();
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }

    /** What is asked of them at an end of theirs: behind the last element, of what is empty, and of null. */
    private static final Map<String, List<ThrowingCallable>> HARMLESS = Map.ofEntries(
            Map.entry("java.lang.Boolean", List.of(() -> Boolean.parseBoolean(null))),
            Map.entry("java.lang.Byte", List.of(() -> Byte.parseByte(""))),
            Map.entry("java.lang.Character", List.of(() -> Character.toChars(-1))),
            Map.entry("java.lang.CharSequence", List.of(() -> text().charAt(0), () -> text().subSequence(0, 1))),
            Map.entry("java.lang.Double", List.of(() -> Double.parseDouble(""))),
            Map.entry("java.lang.Float", List.of(() -> Float.parseFloat(""))),
            Map.entry("java.lang.Integer", List.of(() -> Integer.parseInt(""))),
            Map.entry("java.lang.Long", List.of(() -> Long.highestOneBit(0), () -> Long.parseLong(""))),
            Map.entry("java.lang.Math", List.of(() -> Math.addExact(Integer.MAX_VALUE, 1))),
            Map.entry("java.lang.Short", List.of(() -> Short.parseShort(""))),
            Map.entry("java.lang.String", List.of(() -> "".substring(1), () -> "".codePointAt(0))),
            Map.entry("java.lang.StringBuilder", List.of(() -> new StringBuilder().deleteCharAt(0))),
            Map.entry("java.lang.System", List.of(() -> System.arraycopy(new int[0], 0, new int[0], 0, 1))),
            Map.entry("java.lang.reflect.Array", List.of(() -> Array.get(new int[0], 0))),
            Map.entry("java.util.Arrays", List.of(() -> Arrays.copyOfRange(new int[0], 1, 2))),
            Map.entry("java.util.BitSet", List.of(() -> new BitSet().nextSetBit(-1))),
            Map.entry("java.util.Map$Entry", List.of(() -> new SimpleEntry<>(null, null).getValue())),
            Map.entry("java.util.Objects", List.of(() -> Objects.requireNonNull(null))));

    private static CharSequence text() {
        return new StringBuilder();
    }

    private static final Map<String, List<Consumer<List<String>>>> OF_LISTS = Map.of(
            "get", List.of(list -> list.get(0), list -> list.get(-1)),
            "size", List.of(List::size),
            "isEmpty", List.of(List::isEmpty));

    private static final Map<String, Consumer<Map<String, String>>> OF_MAPS = Map.of(
            "get",
            map -> map.get(""),
            "size",
            Map::size,
            "isEmpty",
            Map::isEmpty,
            "containsKey",
            map -> map.containsKey(""));

    @Test
    void whatIsCalledHarmlessNeverThrowsIt() {
        assertThat(UntoldEnd.HARMLESS).containsExactlyInAnyOrderElementsOf(HARMLESS.keySet());
        HARMLESS.forEach((type, calls) -> calls.forEach(call -> assertHarmless(type, call)));
        assertThat(UntoldEnd.HARMLESS_METHODS)
                .isEqualTo(Map.of("java.util.List", OF_LISTS.keySet(), "java.util.Map", OF_MAPS.keySet()));
        for (List<String> list : List.of(
                new ArrayList<String>(),
                new LinkedList<String>(),
                List.<String>of(),
                Collections.<String>emptyList(),
                new CopyOnWriteArrayList<String>(),
                Arrays.<String>asList())) {
            OF_LISTS.forEach((name, calls) ->
                    calls.forEach(call -> assertHarmless(list.getClass() + "." + name, () -> call.accept(list))));
        }
        for (Map<String, String> map : List.of(new TreeMap<String, String>(), Map.<String, String>of())) {
            OF_MAPS.forEach((name, call) -> assertHarmless(map.getClass() + "." + name, () -> call.accept(map)));
        }
    }

    private static void assertHarmless(String name, ThrowingCallable call) {
        assertThat(catchThrowable(call) instanceof NoSuchElementException)
                .as(name)
                .isFalse();
    }
}
