package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Spliterator;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The consumer's side of a generator: translates outcomes into values and exceptions. */
public final class GeneratorHandle<T> implements Generator<T>, HasLifeline {
    private final String name;
    private final Lifeline lifeline;

    GeneratorHandle(String name, Lifeline lifeline) {
        this.name = name;
        this.lifeline = lifeline;
    }

    /** Backs {@link Generator#of}. */
    public static <T> Generator<T> of(GeneratorBody<T> body) {
        String name = Bodies.name(Objects.requireNonNull(body, "body"));
        return new GeneratorHandle<>(name, new Lifeline(new GeneratorEngine(name, body)));
    }

    /** A stage of any iterable; named after it if that has a name. */
    static <T> Generator<T> stage(Iterable<?> source, String stageName, Engine.Pipe pipe) {
        String prefix = source instanceof GeneratorHandle<?> ours ? ours.name + "." : "";
        return new GeneratorHandle<>(prefix + stageName, new Lifeline(pipe));
    }

    @Override
    public Lifeline lifeline() {
        return lifeline;
    }

    // ---- one element at a time

    @Override
    public boolean hasNext() {
        Outcome outcome = lifeline.lookAhead();
        if (outcome instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
        return outcome instanceof Outcome.Yielded;
    }

    @Override
    public T next() {
        return yielded(lifeline.drive(Resumption.NEXT));
    }

    @Override
    public <X extends Throwable> T throwIn(X error) throws X {
        Objects.requireNonNull(error, "error");
        Outcome outcome = lifeline.drive(new Resumption.Throw(error));
        if (outcome instanceof Outcome.Failed failed && failed.error() == error) {
            throw error;
        }
        return yielded(outcome);
    }

    @Override
    public void close() {
        ended(lifeline.drive(Resumption.CLOSE));
    }

    @Override
    public Iterator<T> iterator() {
        requireOpen();
        return this;
    }

    @Override
    public Spliterator<T> spliterator() {
        requireOpen();
        return new OneByOne();
    }

    @Override
    public State state() {
        return lifeline.core().state();
    }

    @Override
    public Optional<Object> delegate() {
        return lifeline.core().delegate();
    }

    @Override
    public EngineChoice engine() {
        EngineChoice choice = lifeline.core().choice();
        if (choice == null) {
            throw Refusals.because(Reason.EXHAUSTED);
        }
        return choice;
    }

    @Override
    public String toString() {
        return "Generator[" + name + ", " + state() + "]";
    }

    // ---- the whole sequence

    @Override
    public void forEach(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        drain(value -> {
            action.accept(value);
            return true;
        });
    }

    @Override
    public List<T> toList() {
        List<T> all = new ArrayList<>();
        drain(all::add);
        return Collections.unmodifiableList(all);
    }

    @Override
    public long count() {
        long[] n = {0};
        drain(value -> {
            n[0]++;
            return true;
        });
        return n[0];
    }

    @Override
    public <A> A reduce(A identity, BiFunction<A, ? super T, ? extends A> step) {
        Objects.requireNonNull(step, "step");
        List<A> box = new ArrayList<>(Collections.singletonList(identity));
        drain(value -> {
            box.set(0, step.apply(box.get(0), value));
            return true;
        });
        return box.get(0);
    }

    @Override
    public Optional<T> reduce(BinaryOperator<T> step) {
        Objects.requireNonNull(step, "step");
        List<T> box = new ArrayList<>(1);
        drain(value -> {
            if (box.isEmpty()) {
                box.add(value);
            } else {
                box.set(0, step.apply(box.get(0), value));
            }
            return true;
        });
        return box.isEmpty() ? Optional.empty() : Optional.of(box.get(0));
    }

    @Override
    public <A, R> R collect(Collector<? super T, A, R> collector) {
        A container = collector.supplier().get();
        BiConsumer<A, ? super T> add = collector.accumulator();
        drain(value -> {
            add.accept(container, value);
            return true;
        });
        return collector.finisher().apply(container);
    }

    @Override
    public Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false).onClose(this::close);
    }

    // ---- lazy stages

    @Override
    public <U> Generator<U> map(Function<? super T, ? extends U> function) {
        Objects.requireNonNull(function, "function");
        return stage("map", false, (value, down) -> down.accept(function.apply(element(value))));
    }

    @Override
    public Generator<T> filter(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return stage("filter", false, (value, down) -> !predicate.test(element(value)) || down.accept(value));
    }

    @Override
    public Generator<T> peek(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        return stage("peek", false, (value, down) -> {
            action.accept(element(value));
            return down.accept(value);
        });
    }

    @Override
    public Generator<T> take(long n) {
        long[] left = {notNegative(n)};
        return stage("take", n == 0, (value, down) -> {
            left[0]--;
            return down.accept(value) && left[0] > 0;
        });
    }

    @Override
    public Generator<T> skip(long n) {
        long[] left = {notNegative(n)};
        return stage("skip", false, (value, down) -> {
            if (left[0] == 0) {
                return down.accept(value);
            }
            left[0]--;
            return true;
        });
    }

    @Override
    public Generator<T> takeWhile(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return stage("takeWhile", false, (value, down) -> predicate.test(element(value)) && down.accept(value));
    }

    @Override
    public Generator<T> dropWhile(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        boolean[] dropping = {true};
        return stage("dropWhile", false, (value, down) -> {
            dropping[0] = dropping[0] && predicate.test(element(value));
            return dropping[0] || down.accept(value);
        });
    }

    private <U> Generator<U> stage(String stageName, boolean full, Stage.Operator operator) {
        requireOpen();
        return new GeneratorHandle<>(name + "." + stageName, new Lifeline(new Stage(lifeline, full, operator)));
    }

    // ---- outcomes

    private void drain(Predicate<T> action) {
        requireOpen();
        ended(lifeline.drain(value -> action.test(element(value))));
    }

    private static <T> T yielded(Outcome outcome) {
        if (outcome instanceof Outcome.Yielded yielded) {
            return GeneratorHandle.<T>element(yielded.value());
        }
        ended(outcome);
        throw new NoSuchElementException("generator has ended");
    }

    private static void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
    }

    private void requireOpen() {
        if (state() == State.CLOSED) {
            throw Refusals.because(Reason.EXHAUSTED);
        }
    }

    private static long notNegative(long n) {
        if (n < 0) {
            throw new IllegalArgumentException("negative number of elements: " + n);
        }
        return n;
    }

    @SuppressWarnings("unchecked") // the core is not generic; the body's signature has checked what is yielded
    private static <T> T element(Object value) {
        return (T) value;
    }

    /** Of unknown size, never split, and never a value ahead of what was asked for. */
    private final class OneByOne implements Spliterator<T> {
        @Override
        public boolean tryAdvance(Consumer<? super T> action) {
            Objects.requireNonNull(action, "action");
            Outcome outcome = lifeline.drive(Resumption.NEXT);
            if (outcome instanceof Outcome.Yielded yielded) {
                action.accept(element(yielded.value()));
                return true;
            }
            ended(outcome);
            return false;
        }

        @Override
        public void forEachRemaining(Consumer<? super T> action) {
            Objects.requireNonNull(action, "action");
            ended(lifeline.drain(value -> {
                action.accept(element(value));
                return true;
            }));
        }

        @Override
        public Spliterator<T> trySplit() {
            return null;
        }

        @Override
        public long estimateSize() {
            return Long.MAX_VALUE;
        }

        @Override
        public int characteristics() {
            return ORDERED;
        }
    }
}
