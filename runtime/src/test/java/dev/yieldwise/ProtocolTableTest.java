package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.GeneratorStateException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The table of the package's description, read from there and run cell by cell. */
class ProtocolTableTest {
    private static final Path TABLE = Path.of("src/main/java/dev/yieldwise/package-info.java");
    private static final Pattern ROW = Pattern.compile("<tr><th scope=\"row\">(.*?)</th>(.*?)</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<td>(.*?)</td>", Pattern.DOTALL);

    /** The columns, each with a way to come to it. */
    private enum Column {
        CREATED,
        SUSPENDED,
        VALUE_KEPT,
        RUNNING,
        CLOSED
    }

    /** How the body goes on from where it is. */
    private enum Continuation {
        YIELDS,
        RETURNS,
        THROWS
    }

    private final List<String> log = new ArrayList<>();
    private final IllegalArgumentException failure = new IllegalArgumentException("by the body");
    private final IOException thrown = new IOException("thrown in");
    private final AtomicReference<Runnable> whileRunning = new AtomicReference<>();

    private Coroutine<String, String, String> coroutine;
    private Generator<String> generator;
    private boolean valueKept;

    @TestFactory
    Stream<DynamicTest> cellByCell() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Matcher row = ROW.matcher(Files.readString(TABLE).replace("\n * ", " "));
        while (row.find()) {
            String operation = row.group(1);
            List<String> cells =
                    CELL.matcher(row.group(2)).results().map(m -> m.group(1)).toList();
            assertThat(cells).as(operation).hasSize(Column.values().length);
            for (Column column : Column.values()) {
                String cell = cells.get(column.ordinal());
                tests.add(DynamicTest.dynamicTest(
                        operation + ", " + column + ": " + cell, () -> run(operation, column, cell)));
            }
        }
        return tests.stream();
    }

    @Test
    void noRowIsLostByAccident() throws IOException {
        assertThat(ROW.matcher(Files.readString(TABLE)).results()).hasSize(17);
    }

    private void run(String operation, Column column, String cell) {
        for (Continuation continuation : Continuation.values()) {
            log.clear();
            bring(column, continuation);
            List<String> before = List.copyOf(log);
            State state = coroutine.state();
            if (column == Column.RUNNING) {
                whileRunning.set(() -> check(operation, cell, continuation, state, before));
                catchThrowable(coroutine::next);
                assertThat(whileRunning.get()).isNull();
            } else {
                check(operation, cell, continuation, state, before);
            }
            if (coroutine.state() == State.SUSPENDED) {
                coroutine.close();
            }
        }
    }

    /** A new pair of coroutine and view in the state of a column, with a body that then goes on as told. */
    private void bring(Column column, Continuation continuation) {
        whileRunning.set(null);
        valueKept = column == Column.VALUE_KEPT;
        coroutine = Coroutine.of(self -> {
            log.add("entered");
            if (column != Column.CREATED) {
                log.add("got " + self.yield("first"));
            }
            Runnable now = whileRunning.getAndSet(null);
            if (now != null) {
                now.run();
            }
            if (continuation == Continuation.THROWS) {
                throw failure;
            }
            return continuation == Continuation.YIELDS ? self.yield("second") : "result";
        });
        generator = coroutine.asGenerator();
        switch (column) {
            case CREATED -> log.add("not started");
            case SUSPENDED, RUNNING -> coroutine.prime();
            case VALUE_KEPT -> generator.hasNext();
            case CLOSED -> {
                coroutine.prime();
                catchThrowable(coroutine::next);
                catchThrowable(coroutine::next);
            }
        }
    }

    private Object operate(String operation) throws Throwable {
        return switch (operation) {
            case "next()" -> coroutine.next();
            case "hasNext()" -> generator.hasNext();
            case "send(v)" -> coroutine.send("v");
            case "resume(v)" -> shown(coroutine.resume("v"));
            case "send(null)" -> coroutine.send(null);
            case "prime()" -> coroutine.prime();
            case "throwIn(e)" -> coroutine.throwIn(thrown);
            case "close()" -> {
                coroutine.close();
                yield null;
            }
            case "iterator()" -> generator.iterator();
            case "spliterator()" -> generator.spliterator();
            case "stream()" -> generator.stream();
            case "a stage" -> generator.map(s -> s);
            case "a whole-sequence consumer" -> generator.toList();
            case "result()" -> coroutine.result();
            case "state()" -> coroutine.state();
            case "delegate()" -> coroutine.delegate();
            case "toString()" -> coroutine.toString();
            default -> throw new AssertionError("no such operation: " + operation);
        };
    }

    private static Object shown(Step<String, String> step) {
        if (step instanceof Step.Yielded<String, String> yielded) {
            return yielded.value();
        }
        throw new GeneratorReturn(((Step.Returned<String, String>) step).value());
    }

    private void check(String operation, String cell, Continuation continuation, State before, List<String> logBefore) {
        Object[] answer = {null};
        Throwable error = catchThrowable(() -> answer[0] = operate(operation));
        State after = coroutine.state();
        if (cell.matches("[A-Z_]+")) {
            assertThat(error).isInstanceOf(GeneratorStateException.class);
            assertThat(((GeneratorStateException) error).reason()).isEqualTo(Reason.valueOf(cell));
            assertThat(after).isEqualTo(before);
            assertThat(log).isEqualTo(logBefore);
            return;
        }
        switch (cell) {
            case "unchanged" -> {
                assertThat(error).isNull();
                assertThat(after).isEqualTo(before);
                assertThat(log).isEqualTo(logBefore);
            }
            case "resume" -> assertResumed(answer[0], error, continuation, operation.equals("prime()"));
            case "resume, keep the value" -> {
                if (continuation == Continuation.RETURNS) {
                    assertThat(answer[0]).isEqualTo(false);
                    assertThat(after).isEqualTo(State.CLOSED);
                } else {
                    assertResumed(continuation == Continuation.YIELDS ? "second" : null, error, continuation, false);
                }
                if (continuation == Continuation.YIELDS) {
                    assertThat(answer[0]).isEqualTo(true);
                    assertThat(generator.next()).isEqualTo("second");
                }
            }
            case "the value kept" -> {
                assertThat(answer[0]).isEqualTo(generatorFirst(logBefore));
                assertThat(after).isEqualTo(State.SUSPENDED);
                assertThat(log).isEqualTo(logBefore);
            }
            case "the end" -> {
                assertThat(error).isInstanceOf(NoSuchElementException.class);
                assertThat(((GeneratorReturn) error).value()).isNull();
                assertThat(after).isEqualTo(State.CLOSED);
            }
            case "e", "e, body not entered", "resume, e raised at the yield" -> {
                assertThat(error).isSameAs(thrown);
                assertThat(after).isEqualTo(State.CLOSED);
                assertThat(log).isEqualTo(logBefore);
            }
            case "CLOSED, body not entered", "GeneratorExit raised at the yield" -> {
                assertThat(error).isNull();
                assertThat(after).isEqualTo(State.CLOSED);
                assertThat(log).isEqualTo(logBefore);
            }
            case "all elements, CLOSED" -> assertAll(answer[0], error, continuation);
            case "what was returned" -> {
                if (continuation == Continuation.THROWS) {
                    assertThat(error)
                            .isInstanceOf(GeneratorStateException.class)
                            .hasCause(failure);
                } else {
                    assertThat(error).isNull();
                    assertThat(answer[0]).isEqualTo(continuation == Continuation.RETURNS ? "result" : null);
                }
            }
            default -> throw new AssertionError("nobody knows what this means: " + cell);
        }
    }

    private static String generatorFirst(List<String> logBefore) {
        assertThat(logBefore).containsExactly("entered");
        return "first";
    }

    private void assertResumed(Object answer, Throwable error, Continuation continuation, boolean dropsTheValue) {
        switch (continuation) {
            case YIELDS -> {
                assertThat(error).isNull();
                assertThat(answer).isEqualTo(dropsTheValue ? coroutine : "second");
                assertThat(coroutine.state()).isEqualTo(State.SUSPENDED);
            }
            case RETURNS -> {
                assertThat(((GeneratorReturn) error).value()).isEqualTo("result");
                assertThat(coroutine.state()).isEqualTo(State.CLOSED);
            }
            case THROWS -> {
                assertThat(error).isSameAs(failure);
                assertThat(coroutine.state()).isEqualTo(State.CLOSED);
            }
        }
    }

    private void assertAll(Object answer, Throwable error, Continuation continuation) {
        assertThat(coroutine.state()).isEqualTo(State.CLOSED);
        if (continuation == Continuation.THROWS) {
            assertThat(error).isSameAs(failure);
            return;
        }
        List<String> all = new ArrayList<>();
        if (valueKept) {
            all.add("first");
        }
        if (continuation == Continuation.YIELDS) {
            all.add("second");
        }
        assertThat(answer).isEqualTo(all);
    }
}
