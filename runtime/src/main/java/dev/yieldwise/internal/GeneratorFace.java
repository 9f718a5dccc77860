package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
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

/** The consumer's side of a generator, whatever runs it: translates outcomes into values and exceptions. */
public interface GeneratorFace<T> extends Generator<T>, HasLifeline {
    /** What its stages are named after. */
    String name();

    // ---- one element at a time

    @Override
    default boolean hasNext() {
        Outcome outcome = lifeline().lookAhead();
        if (outcome instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
        return outcome instanceof Outcome.Yielded;
    }

    @Override
    default T next() {
        if (lifeline() instanceof WovenCore woven) { // a view of it
            return element(woven.quickNext());
        }
        return yielded(lifeline().drive(Resumption.NEXT));
    }

    @Override
    default <X extends Throwable> T throwIn(X error) throws X {
        Objects.requireNonNull(error, "error");
        Outcome outcome = lifeline().drive(new Resumption.Throw(error));
        if (outcome instanceof Outcome.Failed failed && failed.error() == error) {
            throw error;
        }
        return yielded(outcome);
    }

    @Override
    default void close() {
        ended(lifeline().drive(Resumption.CLOSE));
    }

    @Override
    default Iterator<T> iterator() {
        requireOpen(state());
        return this;
    }

    @Override
    default Spliterator<T> spliterator() {
        requireOpen(state());
        return new OneByOne<>(lifeline());
    }

    @Override
    default State state() {
        return lifeline().core().state();
    }

    @Override
    default Optional<Object> delegate() {
        return lifeline().core().delegate();
    }

    @Override
    default EngineChoice engine() {
        EngineChoice choice = lifeline().choice();
        if (choice == null) {
            throw Refusals.because(Reason.EXHAUSTED);
        }
        return choice;
    }

    // ---- the whole sequence

    @Override
    default void forEach(Consumer<? super T> action) {
        Pusher.Out<T> out = new Pusher.Out<>(Objects.requireNonNull(action, "action"));
        requireOpen(state());
        ended(out.judge(lifeline().drain(out, 0)));
    }

    @Override
    default List<T> toList() {
        List<T> all = new ArrayList<>();
        drain(all::add);
        return Collections.unmodifiableList(all);
    }

    @Override
    default long count() {
        long[] n = {0};
        drain(value -> {
            n[0]++;
            return true;
        });
        return n[0];
    }

    @Override
    default <A> A reduce(A identity, BiFunction<A, ? super T, ? extends A> step) {
        Objects.requireNonNull(step, "step");
        List<A> box = new ArrayList<>(Collections.singletonList(identity));
        drain(value -> {
            box.set(0, step.apply(box.get(0), value));
            return true;
        });
        return box.get(0);
    }

    @Override
    default Optional<T> reduce(BinaryOperator<T> step) {
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
    default <A, R> R collect(Collector<? super T, A, R> collector) {
        A container = collector.supplier().get();
        BiConsumer<A, ? super T> add = collector.accumulator();
        drain(value -> {
            add.accept(container, value);
            return true;
        });
        return collector.finisher().apply(container);
    }

    @Override
    default Stream<T> stream() {
        return StreamSupport.stream(spliterator(), false).onClose(this::close);
    }

    // ---- lazy stages

    @Override
    default <U> Generator<U> map(Function<? super T, ? extends U> function) {
        Objects.requireNonNull(function, "function");
        return stage("map", false, (value, down) -> down.accept(function.apply(element(value))));
    }

    @Override
    default Generator<T> filter(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return stage("filter", false, (value, down) -> !predicate.test(element(value)) || down.accept(value));
    }

    @Override
    default Generator<T> peek(Consumer<? super T> action) {
        Objects.requireNonNull(action, "action");
        return stage("peek", false, (value, down) -> {
            action.accept(element(value));
            return down.accept(value);
        });
    }

    @Override
    default Generator<T> take(long n) {
        long[] left = {notNegative(n)};
        return stage("take", n == 0, (value, down) -> {
            left[0]--;
            return down.accept(value) && left[0] > 0;
        });
    }

    @Override
    default Generator<T> skip(long n) {
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
    default Generator<T> takeWhile(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        return stage("takeWhile", false, (value, down) -> predicate.test(element(value)) && down.accept(value));
    }

    @Override
    default Generator<T> dropWhile(Predicate<? super T> predicate) {
        Objects.requireNonNull(predicate, "predicate");
        boolean[] dropping = {true};
        return stage("dropWhile", false, (value, down) -> {
            dropping[0] = dropping[0] && predicate.test(element(value));
            return dropping[0] || down.accept(value);
        });
    }

    private <U> Generator<U> stage(String stageName, boolean full, Stage.Operator operator) {
        requireOpen(state());
        return new GeneratorHandle<>(name() + "." + stageName, Lifeline.over(new Stage(lifeline(), full, operator)));
    }

    // ---- outcomes

    private void drain(Predicate<T> action) {
        requireOpen(state());
        ended(lifeline().drain(value -> action.test(element(value))));
    }

    static <T> T yielded(Outcome outcome) {
        if (outcome instanceof Outcome.Yielded yielded) {
            return GeneratorFace.<T>element(yielded.value());
        }
        ended(outcome);
        throw new NoSuchElementException("generator has ended");
    }

    static void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
    }

    static void requireOpen(State state) {
        if (state == State.CLOSED) {
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
    static <T> T element(Object value) {
        return (T) value;
    }

    /** Of unknown size, never split, and never a value ahead of what was asked for. */
    record OneByOne<T>(Lifeline lifeline) implements Spliterator<T> {
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
