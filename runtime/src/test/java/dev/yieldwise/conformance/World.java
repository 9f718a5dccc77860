package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.yieldwise.ContextManager;
import dev.yieldwise.Coroutine;
import dev.yieldwise.Delegate;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the bodies of one case share: their code, the log, the exceptions made, the generators. */
final class World implements AutoCloseable {
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
    final BodyEngine engine;
    private final JsonNode bodies;
    private List<Object> log = new ArrayList<>();
    private volatile boolean disposed;
    private int fuel = 4000;

    World(JsonNode bodies, BodyEngine engine) {
        this.bodies = bodies;
        this.engine = engine;
    }

    void log(Object value) {
        log.add(value);
    }

    List<Object> takeLog() {
        List<Object> taken = log;
        log = new ArrayList<>();
        return taken;
    }

    void checkAlive() {
        if (disposed) {
            throw new Disposed();
        }
    }

    /** Where run_cpython.py counts: each round of a loop, each new generator. */
    void tick() {
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

    Coroutine<Object, Object, Object> create(String body, Map<String, Object> args) {
        tick();
        JsonNode code = bodies.get(body);
        List<Coroutine<Object, Object, Object>> me = new ArrayList<>();
        Map<String, Object> variables = new HashMap<>(args);
        me.add(engine.make(code, self -> new Interpreter(this, self, me.get(0), variables).run(code)));
        all.add(me.get(0));
        return me.get(0);
    }

    ContextManager<Object> manager(Coroutine<Object, ?, ?> target) {
        return managers.computeIfAbsent(target, of -> ContextManager.of(target.asGenerator()));
    }

    /** Keeps nothing suspended after the case: its thread would live on. */
    @Override
    public void close() {
        disposed = true;
        for (var coroutine : all) {
            // Once resumed, a body ends at its next operation; a delegate that is no generator may answer a few times
            // before.
            for (int i = 0; i < 100 && coroutine.state() == State.SUSPENDED; i++) {
                dispose(coroutine);
            }
            if (coroutine.state() == State.SUSPENDED || coroutine.state() == State.RUNNING) {
                throw new IllegalStateException("left behind: " + coroutine);
            }
        }
    }

    private static void dispose(Coroutine<Object, Object, Object> coroutine) {
        try {
            coroutine.next();
        } catch (Error | RuntimeException expected) {
            // The end of the body, or the exception that was under way when it was left behind.
            return;
        }
    }

    static Object constant(JsonNode node) {
        return node.isNull() ? null : node.isTextual() ? node.textValue() : (Object) node.longValue();
    }

    static List<Object> constants(JsonNode list) {
        List<Object> values = new ArrayList<>();
        list.forEach(value -> values.add(constant(value)));
        return values;
    }

    // ---- things to delegate to that are no generators

    static Iterator<Object> plain(JsonNode list) {
        return constants(list).iterator();
    }

    Iterator<Object> closeable(JsonNode list) {
        return new CloseableIterator(plain(list));
    }

    Delegate<Object, Object, Object> sendable(JsonNode list) {
        return new HandWritten(plain(list)) {
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

    Delegate<Object, Object, Object> throwable(JsonNode list) {
        return new HandWritten(plain(list)) {
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
