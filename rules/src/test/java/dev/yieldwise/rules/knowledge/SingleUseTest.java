package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Generator;
import dev.yieldwise.State;
import dev.yieldwise.rules.knowledge.SingleUse.Action;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The table of single-use kinds against the real things: each operation is driven on one that is fresh and one that is used up. */
class SingleUseTest {
    @TempDir
    Path folder;

    /** An operation on a real object. */
    @FunctionalInterface
    private interface Use<T> {
        void on(T object) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> generator() {
        Map<String, Use<Generator<Integer>>> uses = new TreeMap<>();
        uses.put(SingleUse.LOOP, generator -> generator.iterator().hasNext());
        uses.put("state", Generator::state);
        uses.put("delegate", Generator::delegate);
        uses.put("hasNext", Generator::hasNext);
        uses.put("toString", Generator::toString);
        uses.put("hashCode", Generator::hashCode);
        uses.put("equals", generator -> generator.equals(generator));
        uses.put("getClass", Generator::getClass);
        uses.put("next", Generator::next);
        uses.put("iterator", Generator::iterator);
        uses.put("spliterator", Generator::spliterator);
        uses.put("stream", generator -> generator.stream().findFirst());
        uses.put("map", generator -> generator.map(Function.identity()));
        uses.put("filter", generator -> generator.filter(number -> true));
        uses.put("take", generator -> generator.take(1));
        uses.put("skip", generator -> generator.skip(1));
        uses.put("takeWhile", generator -> generator.takeWhile(number -> true));
        uses.put("dropWhile", generator -> generator.dropWhile(number -> true));
        uses.put("peek", generator -> generator.peek(number -> {}));
        uses.put("mapToInt", generator -> generator.mapToInt(number -> number));
        uses.put("mapToLong", generator -> generator.mapToLong(number -> number));
        uses.put("mapToDouble", generator -> generator.mapToDouble(number -> number));
        uses.put("flatMap", generator -> generator.flatMap(List::of));
        uses.put("chain", generator -> generator.chain(List.of(1)));
        uses.put("zip", generator -> generator.zip(List.of(1)));
        uses.put("enumerate", Generator::enumerate);
        uses.put("batched", generator -> generator.batched(2));
        uses.put("pairwise", Generator::pairwise);
        uses.put("engine", Generator::engine);
        uses.put("forEach", generator -> generator.forEach(number -> {}));
        uses.put("toList", Generator::toList);
        uses.put("reduce", generator -> generator.reduce(Integer::sum));
        uses.put("collect", generator -> generator.collect(Collectors.toList()));
        uses.put("count", Generator::count);
        uses.put("forEachRemaining", generator -> generator.forEachRemaining(number -> {}));
        uses.put("throwIn", generator -> {
            try {
                generator.throwIn(new IllegalArgumentException());
            } catch (IllegalArgumentException itself) {
                assertThat(generator.state()).isEqualTo(State.CLOSED);
            }
        });
        uses.put("close", Generator::close);
        Supplier<Generator<Integer>> fresh = () -> Generator.of(out -> {
            out.yield(1);
            out.yield(2);
        });
        return driven(
                SingleUse.GENERATOR, uses, fresh, Generator::toList, generator -> generator.state() == State.CLOSED);
    }

    @TestFactory
    Stream<DynamicTest> coroutine() {
        Map<String, Use<Coroutine<Integer, Integer, String>>> uses = new TreeMap<>();
        uses.put("state", Coroutine::state);
        uses.put("delegate", Coroutine::delegate);
        uses.put("toString", Coroutine::toString);
        uses.put("hashCode", Coroutine::hashCode);
        uses.put("equals", coroutine -> coroutine.equals(coroutine));
        uses.put("getClass", Coroutine::getClass);
        uses.put("resume", coroutine -> coroutine.resume(null));
        uses.put("next", Coroutine::next);
        uses.put("send", coroutine -> coroutine.send(null));
        uses.put("close", Coroutine::close);
        uses.put("throwIn", coroutine -> {
            try {
                coroutine.throwIn(new IllegalArgumentException());
            } catch (IllegalArgumentException itself) {
                assertThat(coroutine.state()).isEqualTo(State.CLOSED);
            }
        });
        Supplier<Coroutine<Integer, Integer, String>> fresh = () -> Coroutine.of(self -> {
            self.yield(1);
            return "done";
        });
        Set<String> notDriven = Set.of("result");
        return driven(
                SingleUse.COROUTINE,
                uses,
                notDriven,
                fresh,
                coroutine -> {
                    coroutine.next();
                    coroutine.close();
                },
                coroutine -> coroutine.state() == State.CLOSED);
    }

    @TestFactory
    Stream<DynamicTest> iterator() {
        Map<String, Use<Iterator<Integer>>> uses = new TreeMap<>();
        uses.put("hasNext", Iterator::hasNext);
        uses.put("next", Iterator::next);
        uses.put("forEachRemaining", iterator -> iterator.forEachRemaining(number -> {}));
        uses.put("toString", Iterator::toString);
        uses.put("hashCode", Iterator::hashCode);
        uses.put("equals", iterator -> iterator.equals(iterator));
        uses.put("getClass", Iterator::getClass);
        return driven(
                SingleUse.ITERATOR,
                uses,
                Set.of("remove", "nextInt", "nextLong", "nextDouble"),
                () -> List.of(1, 2).iterator(),
                iterator -> iterator.forEachRemaining(number -> {}),
                iterator -> !iterator.hasNext());
    }

    @TestFactory
    Stream<DynamicTest> directoryStream() {
        Map<String, Use<DirectoryStream<Path>>> uses = new TreeMap<>();
        uses.put(SingleUse.LOOP, DirectoryStream::iterator);
        uses.put("iterator", DirectoryStream::iterator);
        uses.put("spliterator", DirectoryStream::spliterator);
        uses.put("forEach", entries -> entries.forEach(entry -> {}));
        uses.put("close", DirectoryStream::close);
        uses.put("toString", DirectoryStream::toString);
        uses.put("hashCode", DirectoryStream::hashCode);
        uses.put("equals", entries -> entries.equals(entries));
        uses.put("getClass", DirectoryStream::getClass);
        Supplier<DirectoryStream<Path>> fresh = () -> {
            try {
                return Files.newDirectoryStream(folder);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        };
        return driven(SingleUse.DIRECTORY_STREAM, uses, fresh, DirectoryStream::iterator, entries -> {
            try {
                entries.iterator();
                return false;
            } catch (IllegalStateException usedUp) {
                return true;
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> stream() {
        Map<String, Use<Stream<Integer>>> uses = new TreeMap<>();
        uses.put("isParallel", Stream::isParallel);
        uses.put("parallel", Stream::parallel);
        uses.put("sequential", Stream::sequential);
        uses.put("onClose", stream -> stream.onClose(() -> {}));
        uses.put("close", Stream::close);
        uses.put("filter", stream -> stream.filter(number -> true));
        uses.put("map", stream -> stream.map(Function.identity()));
        uses.put("mapToInt", stream -> stream.mapToInt(number -> number));
        uses.put("mapToLong", stream -> stream.mapToLong(number -> number));
        uses.put("mapToDouble", stream -> stream.mapToDouble(number -> number));
        uses.put("mapMulti", stream -> stream.mapMulti((number, sink) -> {}));
        uses.put("flatMap", stream -> stream.flatMap(Stream::of));
        uses.put("distinct", Stream::distinct);
        uses.put("sorted", Stream::sorted);
        uses.put("peek", stream -> stream.peek(number -> {}));
        uses.put("limit", stream -> stream.limit(1));
        uses.put("skip", stream -> stream.skip(1));
        uses.put("takeWhile", stream -> stream.takeWhile(number -> true));
        uses.put("dropWhile", stream -> stream.dropWhile(number -> true));
        uses.put("toString", Stream::toString);
        uses.put("hashCode", Stream::hashCode);
        uses.put("equals", stream -> stream.equals(stream));
        uses.put("getClass", Stream::getClass);
        uses.put("iterator", Stream::iterator);
        uses.put("spliterator", Stream::spliterator);
        uses.put("count", Stream::count);
        uses.put("forEach", stream -> stream.forEach(number -> {}));
        uses.put("forEachOrdered", stream -> stream.forEachOrdered(number -> {}));
        uses.put("toList", Stream::toList);
        uses.put("toArray", Stream::toArray);
        uses.put("collect", stream -> stream.collect(Collectors.toList()));
        uses.put("reduce", stream -> stream.reduce(Integer::sum));
        uses.put("min", stream -> stream.min(Integer::compare));
        uses.put("max", stream -> stream.max(Integer::compare));
        uses.put("anyMatch", stream -> stream.anyMatch(number -> true));
        uses.put("allMatch", stream -> stream.allMatch(number -> true));
        uses.put("noneMatch", stream -> stream.noneMatch(number -> true));
        uses.put("findFirst", Stream::findFirst);
        uses.put("findAny", Stream::findAny);
        Set<String> notDriven = new TreeSet<>(SingleUse.STREAM.actions().keySet());
        notDriven.removeAll(uses.keySet());
        assertThat(notDriven)
                .as("what primitive streams or newer JDKs have, and unordered, which depends on the source")
                .isSubsetOf(
                        "unordered",
                        "mapToObj",
                        "mapMultiToInt",
                        "mapMultiToLong",
                        "mapMultiToDouble",
                        "flatMapToInt",
                        "flatMapToLong",
                        "flatMapToDouble",
                        "gather",
                        "boxed",
                        "asLongStream",
                        "asDoubleStream");
        return driven(
                SingleUse.STREAM, uses, notDriven, () -> Stream.of(1, 2), Stream::count, stream -> isUsedUp(stream));
    }

    private static boolean isUsedUp(Stream<Integer> stream) {
        try {
            stream.iterator();
            return false;
        } catch (IllegalStateException usedUp) {
            return true;
        }
    }

    /** Every name that the tables know of our own kinds is a method of the library. */
    @Test
    void everyNameExists() {
        assertThat(methods(Generator.class)).containsAll(named(SingleUse.GENERATOR));
        assertThat(methods(Coroutine.class)).containsAll(named(SingleUse.COROUTINE));
        assertThat(methods(Coroutine.class))
                .containsAll(GeneratorApi.SENDING)
                .containsAll(GeneratorApi.ADVANCING)
                .containsAll(GeneratorApi.ASKING);
        assertThat(GeneratorApi.GENERATOR).isEqualTo(Generator.class.getName());
        assertThat(GeneratorApi.COROUTINE).isEqualTo(Coroutine.class.getName());
    }

    private static Set<String> named(SingleUse kind) {
        Set<String> names = new TreeSet<>(kind.actions().keySet());
        names.remove(SingleUse.LOOP);
        return names;
    }

    private static Set<String> methods(Class<?> type) {
        Set<String> names =
                Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
        Arrays.stream(Object.class.getMethods()).map(Method::getName).forEach(names::add);
        return names;
    }

    private static <T> Stream<DynamicTest> driven(
            SingleUse kind, Map<String, Use<T>> uses, Supplier<T> fresh, Use<T> useUp, Function<T, Boolean> isUsedUp) {
        return driven(kind, uses, Set.of(), fresh, useUp, isUsedUp);
    }

    private static <T> Stream<DynamicTest> driven(
            SingleUse kind,
            Map<String, Use<T>> uses,
            Set<String> notDriven,
            Supplier<T> fresh,
            Use<T> useUp,
            Function<T, Boolean> isUsedUp) {
        Set<String> missing = new TreeSet<>(kind.actions().keySet());
        missing.removeAll(uses.keySet());
        missing.removeAll(notDriven);
        assertThat(missing).as("operations that no test drives").isEmpty();
        return uses.entrySet().stream()
                .map(use -> DynamicTest.dynamicTest(
                        kind.noun() + "." + use.getKey(),
                        () -> drive(kind.action(use.getKey()), use.getValue(), fresh, useUp, isUsedUp)));
    }

    private static <T> void drive(
            Action action, Use<T> use, Supplier<T> fresh, Use<T> useUp, Function<T, Boolean> isUsedUp)
            throws Exception {
        T first = fresh.get();
        assertThatCode(() -> use.on(first)).as("on a fresh one").doesNotThrowAnyException();
        Optional<Boolean> after = switch (action) {
            case CONSUMES, LINKS, RUNS_TO_END, RUNS_REST, CLOSES -> Optional.of(true);
            case ASKS -> Optional.of(false);
            case NEEDS, UNKNOWN -> Optional.empty();
        };
        if (after.isPresent()) {
            assertThat(isUsedUp.apply(first)).as("used up afterwards").isEqualTo(after.get());
        }
        T second = fresh.get();
        useUp.on(second);
        switch (action) {
            case CONSUMES, LINKS, RUNS_TO_END, NEEDS ->
                assertThatThrownBy(() -> use.on(second))
                        .as("on one that is used up")
                        .isInstanceOf(RuntimeException.class);
            case ASKS, CLOSES, RUNS_REST, UNKNOWN ->
                assertThatCode(() -> use.on(second))
                        .as("on one that is used up")
                        .doesNotThrowAnyException();
        }
    }
}
