package dev.yieldwise.fuzz;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineLambda;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorLambda;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a generated body sees outside of itself, and where all that happens to it is written down. Its decisions depend
 * on how often it was asked, so that a body that does one thing less goes another way from there on.
 */
public final class World {
    private static final int FUEL = 60;

    private final Way way;
    private final Trace trace;

    /** All of them: one that refuses to be closed must not be rescued by the collector while the trace is written. */
    private final List<Generator<Object>> delegates = new ArrayList<>();

    private int fuel = FUEL;
    private int asked;
    private int opened;
    private Object kept;

    World(Way way, Trace trace) {
        this.way = way;
        this.trace = trace;
    }

    /** Whether a loop may go round once more: every body ends. */
    public boolean go() {
        return fuel-- > 0;
    }

    /** True about every n-th time. */
    public boolean flip(int n) {
        int mixed = ++asked * 0x9E3779B1;
        return Integer.remainderUnsigned(mixed ^ (mixed >>> 15), n) == 0;
    }

    /** Went on after a yield, with these values. */
    public void back(int site, Object... live) {
        trace.back(site, live);
    }

    public void log(Object... values) {
        trace.add("log", values);
    }

    void answered(int site, Object answer) {
        trace.back(site, answer);
    }

    /** May throw something. */
    public void risk(int kind) throws IOException {
        if (flip(6)) {
            Raised.any(kind);
        }
    }

    public Resource open(String name) throws IOException {
        risk(3);
        opened++;
        trace.add("open", name, opened);
        return new Resource(name + opened);
    }

    /** Whose clean-up is part of the trace, and may fail. */
    public final class Resource implements AutoCloseable {
        private final String name;

        Resource(String name) {
            this.name = name;
        }

        public String name() {
            return name;
        }

        @Override
        public void close() throws IOException {
            trace.add("close", name);
            if (flip(5)) {
                Raised.any(2);
            }
        }
    }

    /** A class with a constructor: what lies below a yield among its arguments is not initialized yet. */
    public record Box(int a, Object b, long c) {}

    public enum Shade {
        DARK,
        LIGHT,
        NONE
    }

    public Shade shade(int n) {
        return Shade.values()[n & 1];
    }

    /** Lets the handle of a body out. */
    public void keep(Object handle) {
        kept = handle;
    }

    List<Generator<Object>> delegates() {
        return delegates;
    }

    boolean hasKept() {
        return kept != null;
    }

    // ---- what bodies delegate to

    @SuppressWarnings("unchecked")
    void delegated(Generator<?> made) {
        delegates.add((Generator<Object>) made);
    }

    public List<Object> list(int n) {
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            all.add(i % 2 == 0 ? (Object) ("l" + i) : (Object) (long) i);
        }
        return all;
    }

    public Iterator<Object> iterator(int n) {
        Iterator<Object> all = list(n).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return all.hasNext();
            }

            @Override
            public Object next() {
                if (flip(9)) {
                    throw new Raised.Unchecked("iterator");
                }
                return all.next();
            }
        };
    }

    public Stream<Object> stream(int n) {
        return list(n).stream().onClose(() -> trace.add("stream closed", n));
    }

    public Generator<Object> generator(int n) {
        return gen(out -> {
            try {
                for (int i = 0; i < n; i++) {
                    out.yield("g" + i);
                }
                risk(n);
            } finally {
                trace.add("generator left", n);
            }
        });
    }

    public Coroutine<Object, Object, Object> coroutine(int n) {
        return cor(self -> {
            long sum = n;
            for (int i = 0; i < n; i++) {
                try {
                    sum += Answers.asInt(self.yield("c" + i), this, 0);
                } catch (Raised.Unchecked e) {
                    trace.add("coroutine caught", e);
                    sum++;
                }
            }
            return sum;
        });
    }

    public Numbers numbers() {
        return new Numbers(this, way);
    }

    public Generator<Object> gen(GeneratorLambda<Object> body) {
        Generator<Object> made = way.generator(body);
        delegated(made);
        return made;
    }

    public Coroutine<Object, Object, Object> cor(CoroutineLambda<Object, Object, Object> body) {
        Coroutine<Object, Object, Object> made = way.coroutine(body);
        delegated(made.asGenerator());
        return made;
    }
}
