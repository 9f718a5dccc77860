package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import dev.yieldwise.Indexed;
import dev.yieldwise.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.BaseStream;

/** The stages that draw from a single iterable, and the way into them. */
public final class Stages {
    private static final Stage.Operator SAME = (value, down) -> down.accept(value);

    private Stages() {}

    /** Backs {@code Generators.from}; a generator stays what it is. */
    public static <T> GeneratorFace<T> from(Iterable<? extends T> source) {
        return from(source, Objects.requireNonNull(source, "source").iterator());
    }

    /** Backs {@code Generators.from}; a generator stays what it is. */
    public static <T> GeneratorFace<T> from(Iterator<? extends T> source) {
        return from(source, source);
    }

    /** Backs {@code Generators.from}. */
    public static <T> GeneratorFace<T> from(BaseStream<? extends T, ?> stream) {
        return from(stream, new StreamIterator<>(stream));
    }

    private static <T> GeneratorFace<T> from(Object named, Iterator<? extends T> iterator) {
        Source source = Sources.owned(Objects.requireNonNull(iterator, "source"));
        return iterator instanceof GeneratorFace<?> ours
                ? Stages.<GeneratorFace<T>>as(ours)
                : new GeneratorHandle<>(Bodies.name(named), Lifeline.over(new Stage(source, false, SAME)));
    }

    /** Another face of a generator: what closes it does not reach the generator. */
    public static <T> Generator<T> borrowed(Generator<? extends T> source) {
        Source owned = Sources.owned((Iterable<?>) source);
        Source kept = resumption -> resumption instanceof Resumption.Close ? Outcome.END : owned.drive(resumption);
        return GeneratorHandle.stage(source, "borrow", new Stage(kept, false, SAME));
    }

    /** Backs {@code Itertools.enumerate}. */
    public static <T> Generator<Indexed<T>> enumerate(Iterable<? extends T> source, long start) {
        long[] count = {0};
        return stage(
                source,
                "enumerate",
                (value, down) -> down.accept(new Indexed<>(Math.addExact(start, count[0]++), Stages.<T>as(value))));
    }

    /** Backs {@code Itertools.pairwise}. */
    public static <T> Generator<Pair<T, T>> pairwise(Iterable<? extends T> source) {
        List<T> previous = new ArrayList<>(1);
        return stage(source, "pairwise", (value, down) -> {
            T second = as(value);
            if (previous.isEmpty()) {
                return previous.add(second);
            }
            return down.accept(new Pair<>(previous.set(0, second), second));
        });
    }

    /** Backs {@code Itertools.batched}. */
    public static <T> Generator<List<T>> batched(Iterable<? extends T> source, int size) {
        if (size < 1) {
            throw new IllegalArgumentException("size of a batch must be at least 1: " + size);
        }
        return stage(source, "batched", new Batches<>(size));
    }

    /** Backs {@code Itertools.accumulate}: the first element is the first total. */
    public static <T> Generator<T> accumulate(
            Iterable<? extends T> source, BiFunction<? super T, ? super T, ? extends T> step) {
        Objects.requireNonNull(step, "step");
        List<T> total = new ArrayList<>(1);
        return stage(source, "accumulate", (value, down) -> {
            T element = as(value);
            if (total.isEmpty()) {
                total.add(element);
            } else {
                total.set(0, step.apply(total.get(0), element));
            }
            return down.accept(total.get(0));
        });
    }

    /** Backs {@code Itertools.accumulate}: {@code initial} is the first total, before any element is drawn. */
    public static <T, A> Generator<A> accumulate(
            Iterable<? extends T> source, A initial, BiFunction<? super A, ? super T, ? extends A> step) {
        Objects.requireNonNull(step, "step");
        List<A> total = new ArrayList<>(Collections.singletonList(initial));
        Generator<A> rest = stage(source, "accumulate", (value, down) -> {
            total.set(0, step.apply(total.get(0), Stages.<T>as(value)));
            return down.accept(total.get(0));
        });
        return chain("accumulate", List.of(Collections.singletonList(initial), rest));
    }

    /** Backs {@code Itertools.islice}. */
    public static <T> Generator<T> slice(Iterable<? extends T> source, long start, long stop, long step) {
        if (start < 0 || stop < 0 || step < 1) {
            throw new IllegalArgumentException("start and stop of a slice must not be negative, its step at least 1: "
                    + start + ", " + stop + ", " + step);
        }
        // As in CPython, elements up to the start are drawn even if the stop lies before it.
        long end = Math.max(start, stop);
        long[] at = {0, start};
        return GeneratorHandle.stage(source, "islice", new Stage(Sources.owned(source), end == 0, (value, down) -> {
            boolean wanted = at[0] == at[1] && at[0] < stop;
            if (wanted) {
                at[1] = step > end - at[1] ? end : at[1] + step;
            }
            at[0]++;
            return (!wanted || down.accept(value)) && at[0] < end;
        }));
    }

    /** Backs {@code flatMap}. */
    public static <T, U> Generator<U> flatMap(
            Iterable<? extends T> source, Function<? super T, ? extends Iterable<? extends U>> function) {
        Objects.requireNonNull(function, "function");
        return GeneratorHandle.stage(
                source,
                "flatMap",
                new Flattening(Sources.owned(source), value -> Sources.owned(function.apply(as(value)))));
    }

    /** Backs {@code Itertools.chain}. */
    public static <T> Generator<T> chain(String name, List<? extends Iterable<? extends T>> sources) {
        return GeneratorHandle.stage(
                sources,
                name,
                new Flattening(new OwnedIterator(new Links(sources)), link -> Sources.owned((Iterable<?>) link)));
    }

    private static <U> Generator<U> stage(Iterable<?> source, String name, Stage.Operator operator) {
        return GeneratorHandle.stage(source, name, new Stage(Sources.owned(source), false, operator));
    }

    @SuppressWarnings("unchecked") // the core is not generic; the signatures here have checked what is drawn
    private static <T> T as(Object value) {
        return (T) value;
    }

    /** Keeps elements back until a batch is full, or the source is at its end. */
    private static final class Batches<T> implements Stage.Operator {
        private final int size;
        private List<T> batch = new ArrayList<>();

        Batches(int size) {
            this.size = size;
        }

        @Override
        public boolean feed(Object value, Sink down) {
            batch.add(as(value));
            return batch.size() < size || down.accept(batch());
        }

        @Override
        public void finish(Sink down) {
            if (!batch.isEmpty()) {
                down.accept(batch());
            }
        }

        private List<T> batch() {
            List<T> full = batch;
            batch = new ArrayList<>();
            return Collections.unmodifiableList(full);
        }
    }

    /** The sources of a chain: opened in their turn, but owned from the beginning. */
    private static final class Links implements Iterator<Iterable<?>>, AutoCloseable {
        private final Iterator<Iterable<?>> rest;

        Links(List<? extends Iterable<?>> sources) {
            List<Iterable<?>> links = new ArrayList<>(sources.size());
            for (Iterable<?> source : sources) {
                // A generator is its own iterator, so asking now opens nothing, and tells at once of a CLOSED one.
                links.add(Objects.requireNonNull(source, "source") instanceof Generator<?> own ? opened(own) : source);
            }
            rest = links.iterator();
        }

        private static Iterable<?> opened(Generator<?> source) {
            source.iterator();
            return source;
        }

        @Override
        public boolean hasNext() {
            return rest.hasNext();
        }

        @Override
        public Iterable<?> next() {
            return rest.next();
        }

        @Override
        public void close() {
            Outcome first = Outcome.END;
            while (rest.hasNext()) {
                if (rest.next() instanceof GeneratorFace<?> ours) {
                    Outcome outcome = ours.lifeline().drive(Resumption.CLOSE);
                    if (first instanceof Outcome.Failed failed) {
                        GeneratorCore.cutShort(failed.error(), outcome);
                    } else {
                        first = outcome;
                    }
                }
            }
            if (first instanceof Outcome.Failed failed) {
                throw Raise.fromBody(failed);
            }
        }
    }

    /** A stream as something that can be closed, and that is closed at its end. */
    private static final class StreamIterator<T> implements Iterator<T>, AutoCloseable {
        private final BaseStream<? extends T, ?> stream;
        private final Iterator<? extends T> iterator;

        StreamIterator(BaseStream<? extends T, ?> stream) {
            this.stream = Objects.requireNonNull(stream, "source");
            this.iterator = stream.iterator();
        }

        @Override
        public boolean hasNext() {
            return iterator.hasNext();
        }

        @Override
        public T next() {
            return iterator.next();
        }

        @Override
        public void close() {
            stream.close();
        }
    }
}
