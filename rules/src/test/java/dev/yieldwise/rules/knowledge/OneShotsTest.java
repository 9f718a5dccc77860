package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.rules.knowledge.SingleUse.Action;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Iterables that give one iterator in their life: each way to go through them, followed by each other way. */
class OneShotsTest {
    /** Ways to go through, by the names of the table; each tells what it saw. */
    private static final Map<String, Function<Iterable<?>, List<Object>>> WAYS = Map.of(
            SingleUse.LOOP,
            iterable -> {
                List<Object> seen = new ArrayList<>();
                for (Object element : iterable) {
                    seen.add(element);
                }
                return seen;
            },
            "iterator",
            iterable -> {
                List<Object> seen = new ArrayList<>();
                Iterator<?> iterator = iterable.iterator();
                iterator.forEachRemaining(seen::add);
                return seen;
            },
            "spliterator",
            iterable -> {
                List<Object> seen = new ArrayList<>();
                iterable.spliterator().forEachRemaining(seen::add);
                return seen;
            },
            "forEach",
            iterable -> {
                List<Object> seen = new ArrayList<>();
                iterable.forEach(seen::add);
                return seen;
            });

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> iterableOfStream() {
        return refusing(SingleUse.ITERABLE_OF_STREAM, () -> {
            Stream<String> stream = Stream.of("a", "b");
            return (Iterable<String>) stream::iterator;
        });
    }

    @TestFactory
    Stream<DynamicTest> directoryStream() {
        return refusing(SingleUse.DIRECTORY_STREAM, this::open);
    }

    @TestFactory
    Stream<DynamicTest> closedDirectoryStream() {
        assertThat(SingleUse.DIRECTORY_STREAM.action("close")).isEqualTo(Action.CLOSES);
        return WAYS.values().stream()
                .map(way -> DynamicTest.dynamicTest("after close", () -> {
                    DirectoryStream<Path> entries = open();
                    entries.close();
                    entries.close();
                    assertThatThrownBy(() -> way.apply(entries)).isInstanceOf(IllegalStateException.class);
                }));
    }

    /** The second pass says nothing and sees nothing. */
    @Test
    void iterableOfIterator() {
        Map<String, Action> runs = SingleUse.ITERABLE_OF_ITERATOR.actions().entrySet().stream()
                .filter(action -> action.getValue() == Action.RUNS_REST)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        assertThat(runs).containsOnlyKeys(SingleUse.LOOP, "forEach");
        for (String first : runs.keySet()) {
            for (String second : runs.keySet()) {
                Iterator<String> iterator = List.of("a", "b").iterator();
                Iterable<String> once = () -> iterator;
                assertThat(WAYS.get(first).apply(once)).containsExactly("a", "b");
                assertThat(WAYS.get(second).apply(once)).isEmpty();
            }
        }
    }

    private DirectoryStream<Path> open() {
        try {
            return Files.newDirectoryStream(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<DynamicTest> refusing(SingleUse kind, Supplier<Iterable<?>> fresh) {
        assertThat(WAYS.keySet().stream().map(kind::action)).containsOnly(Action.CONSUMES);
        return WAYS.entrySet().stream()
                .flatMap(first -> WAYS.entrySet().stream()
                        .map(second -> DynamicTest.dynamicTest(first.getKey() + ", then " + second.getKey(), () -> {
                            Iterable<?> once = fresh.get();
                            first.getValue().apply(once);
                            assertThatThrownBy(() -> second.getValue().apply(once))
                                    .isInstanceOf(IllegalStateException.class);
                        })));
    }
}
