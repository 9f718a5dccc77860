package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.ContextManager;
import dev.yieldwise.Coroutine;
import dev.yieldwise.Delegate;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the bodies of one case share: their code, the log, the exceptions made, the generators. */
public final class World implements AutoCloseable {
    /** Ends a body that a case has left behind: no catch clause and no finally block of the language sees it. */
    static final class Disposed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The recorder's own limit on endless loops, part of some traces: no catch clause sees it, but finally blocks do.
     */
    static final class OutOfFuel extends Error {
        private static final long serialVersionUID = 1L;
    }

    final Kinds kinds = new Kinds();
    final Map<String, Coroutine<Object, Object, Object>> driven = new LinkedHashMap<>();
    private final List<Coroutine<Object, Object, Object>> all = new ArrayList<>();
    private final Map<Coroutine<?, ?, ?>, ContextManager<Object>> managers = new HashMap<>();
    private final Bodies engine;
    private final JsonNode bodies;
    private List<Object> log = new ArrayList<>();
    private final Thread driver = Thread.currentThread();
    private volatile boolean elsewhere;
    private volatile boolean disposed;
    private int fuel = 4000;

    World(JsonNode bodies, Bodies engine) {
        this.bodies = bodies;
        this.engine = engine;
    }

    public void log(Object value) {
        notice();
        log.add(value);
    }

    List<Object> takeLog() {
        List<Object> taken = log;
        log = new ArrayList<>();
        return taken;
    }

    /** A body that has a thread cannot hide it. */
    private void notice() {
        elsewhere |= Thread.currentThread() != driver;
    }

    void checkAlive() {
        if (disposed) {
            throw new Disposed();
        }
    }

    /** Where run_cpython.py counts: each round of a loop, each new generator. Here a body that was left behind ends, too. */
    public void tick() {
        checkAlive();
        notice();
        if (--fuel < 0) {
            throw new OutOfFuel();
        }
    }

    boolean outOfFuel() {
        return fuel < 0;
    }

    /** The values that a generator begins with; none if there is no such key. */
    Map<String, Object> arguments(JsonNode args) {
        Map<String, Object> values = new HashMap<>();
        if (args != null) {
            args.properties().forEach(arg -> values.put(arg.getKey(), constant(arg.getValue())));
        }
        return values;
    }

    /** A new generator of a body of this case, with the names and values in turn that it begins with. */
    public Coroutine<Object, Object, Object> make(String body, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return create(body, values);
    }

    /** A new generator of a body of this case. */
    Coroutine<Object, Object, Object> create(String body, Map<String, Object> args) {
        tick();
        Coroutine<Object, Object, Object> made = engine.make(this, bodies, body, args);
        all.add(made);
        return made;
    }

    /** The generator that the driver has under this name. */
    public Coroutine<Object, Object, Object> driven(String name) {
        return Objects.requireNonNull(driven.get(name));
    }

    /** The generator that a variable of a body has. */
    @SuppressWarnings("unchecked") // no other objects than these get into variables, beside values
    public static Coroutine<Object, Object, Object> coroutine(Object value) {
        return (Coroutine<Object, Object, Object>) Objects.requireNonNull(value);
    }

    /** The same generator for those who ask for a coroutine. */
    public static Coroutine<Object, Object, Object> sendless(Generator<Object> generator) {
        return new SendlessCoroutine(generator);
    }

    /** Numbers an exception that a body has just made. */
    public <X extends Throwable> X made(X error) {
        return kinds.made(error);
    }

    public String name(Throwable error) {
        return kinds.name(error);
    }

    /** Whether an exception is none of the language, so that its catch clauses do not see it. */
    public static boolean uncatchable(Throwable error) {
        return error instanceof Disposed || error instanceof OutOfFuel;
    }

    ContextManager<Object> manager(Coroutine<Object, ?, ?> target) {
        return managers.computeIfAbsent(target, of -> ContextManager.of(target.asGenerator()));
    }

    /** Keeps nothing suspended after the case: its thread would live on. */
    @Override
    public void close() {
        engine.ended(bodies, elsewhere);
        disposed = true;
        for (var coroutine : all) {
            quietly(coroutine::close);
            // A body that yields in answer, in a finally block say, is told again; so is a delegate that is no
            // generator.
            for (int i = 0; i < 100 && coroutine.state() == State.SUSPENDED; i++) {
                quietly(() -> coroutine.throwIn(new Disposed()));
            }
            if (coroutine.state() == State.SUSPENDED || coroutine.state() == State.RUNNING) {
                throw new IllegalStateException("left behind: " + coroutine);
            }
        }
    }

    private static void quietly(Runnable operation) {
        try {
            operation.run();
        } catch (Error | RuntimeException expected) {
            // The end of the body, or the exception that was under way when it was left behind.
            return;
        }
    }

    static Object constant(JsonNode node) {
        return node.isNull() ? null : node.isTextual() ? node.textValue() : (Object) node.longValue();
    }

    static Object[] constants(JsonNode list) {
        List<Object> values = new ArrayList<>();
        list.forEach(value -> values.add(constant(value)));
        return values.toArray();
    }

    // ---- things to delegate to that are no generators

    public Iterator<Object> closeable(Object... elements) {
        return new CloseableIterator(Arrays.asList(elements).iterator());
    }

    public Delegate<Object, Object, Object> sendable(Object... elements) {
        return new HandWritten(Arrays.asList(elements).iterator()) {
            @Override
            public Step<Object, Object> resume(Object value) {
                if (value != null) {
                    log("siter.send");
                    log(value);
                }
                return super.resume(value);
            }
        };
    }

    public Delegate<Object, Object, Object> throwable(Object... elements) {
        return new HandWritten(Arrays.asList(elements).iterator()) {
            @Override
            public Step<Object, Object> resume(Object value) {
                if (value != null) {
                    throw new UnsupportedOperationException();
                }
                return super.resume(null);
            }

            @Override
            public <X extends Throwable> Object throwIn(X error) {
                log("titer.throw " + kinds.name(error));
                if (!elements.hasNext()) {
                    throw new GeneratorReturn(null);
                }
                return elements.next();
            }
        };
    }

    private final class CloseableIterator implements Iterator<Object>, AutoCloseable {
        private final Iterator<Object> elements;

        CloseableIterator(Iterator<Object> elements) {
            this.elements = elements;
        }

        @Override
        public boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        public Object next() {
            return elements.next();
        }

        @Override
        public void close() {
            log("citer.close");
        }
    }

    private abstract static class HandWritten implements Delegate<Object, Object, Object> {
        final Iterator<Object> elements;

        HandWritten(Iterator<Object> elements) {
            this.elements = elements;
        }

        @Override
        public Step<Object, Object> resume(Object value) {
            return elements.hasNext() ? new Step.Yielded<>(elements.next()) : new Step.Returned<>(null);
        }

        @Override
        public void close() {
            // Python closes what has a close(); these have none.
        }
    }
}
