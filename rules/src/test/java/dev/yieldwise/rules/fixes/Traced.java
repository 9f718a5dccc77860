package dev.yieldwise.rules.fixes;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.IntGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

/**
 * Drives a generator or coroutine by a script. The trace of a step is that of the conformance cases: what came out, what
 * was printed meanwhile, and the state after it. Exceptions that were thrown in have numbers, by which they are known again.
 */
final class Traced {
    private final Generator<?> view;
    private final Coroutine<?, Object, ?> coroutine;
    private final Map<Throwable, Integer> numbers = new IdentityHashMap<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Traced(Object made) {
        @SuppressWarnings("unchecked") // of the fixtures' coroutines
        Coroutine<?, Object, ?> both = made instanceof Coroutine<?, ?, ?> one ? (Coroutine<?, Object, ?>) one : null;
        this.coroutine = both;
        this.view = coroutine != null
                ? coroutine.asGenerator()
                : made instanceof IntGenerator numbersOf ? numbersOf.boxed() : (Generator<?>) made;
    }

    /** Whether this class can drive what a method gives, by the name of its type. */
    static boolean drives(String type) {
        return type.matches("(Int)?Generator\\b.*|Coroutine\\b.*");
    }

    static List<List<Object>> trace(Object made, Script script) {
        return new Traced(made).trace(script);
    }

    /** Has generators collected that were left suspended, until they have nothing to say any more. */
    static void settle() {
        PrintStream out = System.out;
        ByteArrayOutputStream last = new ByteArrayOutputStream();
        System.setOut(new PrintStream(last, true, StandardCharsets.UTF_8));
        try {
            do {
                last.reset();
                System.gc();
                Thread.sleep(50);
            } while (last.size() > 0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            System.setOut(out);
        }
    }

    private List<List<Object>> trace(Script script) {
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            List<List<Object>> rows = new ArrayList<>();
            for (String step : script.steps()) {
                Object outcome = outcome(step);
                rows.add(Arrays.asList(step, outcome, takePrinted(), view.state()));
            }
            // What is left must be the same as well, and nothing may stay suspended.
            rows.add(Arrays.asList("rest", outcome("take"), outcome("close"), takePrinted(), view.state()));
            return rows;
        } finally {
            System.setOut(out);
        }
    }

    private String takePrinted() {
        String text = printed.toString(StandardCharsets.UTF_8);
        printed.reset();
        return text;
    }

    private Object outcome(String step) {
        String[] words = step.split(" ");
        List<Object> seen = new ArrayList<>();
        try {
            return switch (words[0]) {
                case "next" -> Arrays.asList("y", view.next());
                case "send" -> Arrays.asList("y", coroutine == null ? view.next() : coroutine.send(7));
                case "hasNext" -> List.of("is", view.hasNext());
                case "throw" -> Arrays.asList("y", view.throwIn(made(words[1])));
                case "close" -> {
                    view.close();
                    yield "ok";
                }
                case "take" -> {
                    for (int i = 0; i < 20 && view.hasNext(); i++) {
                        seen.add(view.next());
                    }
                    yield seen;
                }
                case "list" -> {
                    view.forEach(value -> add(seen, value, 20));
                    yield seen;
                }
                case "each" -> {
                    view.forEach(value -> add(seen, value, Integer.parseInt(words[1])));
                    yield seen;
                }
                default -> throw new IllegalArgumentException(step);
            };
        } catch (Throwable error) {
            return Arrays.asList("exc", name(error), seen);
        }
    }

    private void add(List<Object> seen, Object value, int most) {
        seen.add(value);
        if (seen.size() == most) {
            throw (IllegalStateException) made("E1");
        }
    }

    private Throwable made(String kind) {
        Throwable error = switch (kind) {
            case "E1" -> new IllegalStateException("E1");
            case "B1" -> new AssertionError("B1");
            case "Io" -> new IOException("Io");
            case "Exit" -> new GeneratorExit();
            case "Stop" -> new NoSuchElementException("Stop");
            default -> throw new IllegalArgumentException(kind);
        };
        numbers.put(error, numbers.size() + 1);
        return error;
    }

    /** With its cause and what is suppressed in it, for both tell how it came about. */
    private String name(Throwable error) {
        if (error == null) {
            return "-";
        }
        if (numbers.containsKey(error)) {
            return "#" + numbers.get(error) + suppressed(error);
        }
        String what = error instanceof GeneratorStateException state
                ? state.reason().toString()
                : error.getClass().getName() + ": " + (error.getCause() == null ? error.getMessage() : "");
        return what + "(" + name(error.getCause()) + ")" + suppressed(error);
    }

    /** But for footnotes to the stack trace. */
    private String suppressed(Throwable error) {
        return Arrays.stream(error.getSuppressed())
                .filter(footnote -> !footnote.getClass().getName().equals("dev.yieldwise.internal.ResumedFrom"))
                .map(this::name)
                .collect(Collectors.joining("+", "[", "]"));
    }
}
