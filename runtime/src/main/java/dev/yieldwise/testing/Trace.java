package dev.yieldwise.testing;

import dev.yieldwise.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What ran, and when: a list of events that bodies under test write and that a test takes step by step. So laziness and
 * clean-up can be asserted, not only values.
 *
 * <pre>{@code
 * Trace trace = new Trace();
 * Generator<Integer> squares = trace.source("n", 1, 2, 3).map(n -> n * n);
 * assertThat(squares, trace)
 *         .yields(1).traced("n 1")
 *         .closes().traced("n closed");
 * }</pre>
 *
 * <p>Threads: any, for bodies may run on threads of their own.
 */
public final class Trace {
    private final List<String> events = new ArrayList<>();

    /** Makes a trace without events. */
    public Trace() {}

    /**
     * Adds an event.
     *
     * @param event what happened; not null
     */
    public synchronized void add(String event) {
        events.add(Objects.requireNonNull(event, "event"));
    }

    /**
     * Takes all events.
     *
     * @return what was added since the last call, in order
     */
    public synchronized List<String> take() {
        List<String> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /**
     * A generator that tells what is done to it: the event {@code name element} when an element is pulled, {@code name end}
     * when it is asked at its end, {@code name closed} when it is closed between the two.
     *
     * @param name what its events begin with; not null
     * @param elements what it yields; they may be null
     * @param <T> the type of the elements
     * @return a new generator, CREATED
     */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <T> Generator<T> source(String name, T... elements) {
        Objects.requireNonNull(name, "name");
        List<T> all = new ArrayList<>(Arrays.asList(elements));
        return Generator.of(out -> {
            boolean ended = false;
            try {
                for (T element : all) {
                    add(name + " " + element);
                    out.yield(element);
                }
                add(name + " end");
                ended = true;
            } finally {
                if (!ended) {
                    add(name + " closed");
                }
            }
        });
    }
}
