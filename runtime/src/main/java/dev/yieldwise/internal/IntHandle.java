package dev.yieldwise.internal;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.IntYielder;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.State;
import dev.yieldwise.Yielder;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntBinaryOperator;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The primitive face of a generator. The core under it carries objects, so elements are boxed there; whoever uses this
 * face, or writes a body for it, does not see that.
 *
 * <p>The handles of the three primitive types, and what they implement, are one text: the one for {@code int} is the
 * original, and a test holds the others to it.
 */
public final class IntHandle implements IntGenerator, HasLifeline {
    private final GeneratorFace<Integer> handle;

    private IntHandle(GeneratorFace<Integer> handle) {
        this.handle = handle;
    }

    /** Backs {@link IntGenerator#of}. */
    public static IntGenerator of(IntGeneratorBody body) {
        return over(Engines.generator(
                new Body(Objects.requireNonNull(body, "body")), body, "dev/yieldwise/IntYielder", null));
    }

    /** Backs {@link IntGenerator#from}. */
    public static IntGenerator from(PrimitiveIterator.OfInt source) {
        return over(boxed(source));
    }

    /** Backs {@link IntGenerator#from}. */
    public static IntGenerator from(IntStream source) {
        return over(Stages.<Integer>from(source));
    }

    /** Backs {@link IntGenerator#iterate}. */
    public static IntGenerator iterate(int first, IntUnaryOperator next) {
        Objects.requireNonNull(next, "next");
        return over(Endless.<Integer>iterated("iterate", first, next::applyAsInt));
    }

    /** The primitive face of a generator, none of whose elements is null. */
    public static IntGenerator over(Generator<Integer> boxed) {
        return new IntHandle(Stages.from((Iterable<Integer>) boxed));
    }

    private static Generator<Integer> boxed(PrimitiveIterator.OfInt source) {
        return source instanceof IntGenerator generator ? generator.boxed() : Stages.from((Iterator<Integer>) source);
    }

    @Override
    public Lifeline lifeline() {
        return handle.lifeline();
    }

    // ---- one element at a time

    @Override
    public int nextInt() {
        return handle instanceof WovenPrimitives<?> quick ? quick.nextInt() : handle.next();
    }

    @Override
    public boolean hasNext() {
        return handle.hasNext();
    }

    @Override
    public <X extends Throwable> int throwIn(X error) throws X {
        return handle.throwIn(error);
    }

    @Override
    public void close() {
        handle.close();
    }

    @Override
    public State state() {
        return handle.state();
    }

    @Override
    public Optional<Object> delegate() {
        return handle.delegate();
    }

    @Override
    public String toString() {
        return "Int" + handle;
    }

    // ---- other views

    @Override
    public Generator<Integer> boxed() {
        handle.iterator(); // refuses if CLOSED
        return handle;
    }

    @Override
    public Spliterator.OfInt spliterator() {
        return new OneByOne(handle.spliterator());
    }

    @Override
    public IntStream stream() {
        return StreamSupport.intStream(spliterator(), false).onClose(this::close);
    }

    // ---- the whole sequence

    @Override
    public void forEach(IntConsumer action) {
        handle.forEach(action::accept);
    }

    @Override
    public int[] toArray() {
        IntStream.Builder all = IntStream.builder();
        handle.forEach(all::accept);
        return all.build().toArray();
    }

    @Override
    public long count() {
        return handle.count();
    }

    @Override
    public int sum() {
        return reduce(0, Integer::sum);
    }

    @Override
    public OptionalInt min() {
        return reduce(Math::min);
    }

    @Override
    public OptionalInt max() {
        return reduce(Math::max);
    }

    @Override
    public int reduce(int identity, IntBinaryOperator step) {
        return handle.<Integer>reduce(identity, step::applyAsInt);
    }

    @Override
    public OptionalInt reduce(IntBinaryOperator step) {
        Optional<Integer> result = handle.reduce(step::applyAsInt);
        return result.isPresent() ? OptionalInt.of(result.get()) : OptionalInt.empty();
    }

    // ---- stages

    @Override
    public IntGenerator map(IntUnaryOperator function) {
        return over(handle.map(function::applyAsInt));
    }

    @Override
    public LongGenerator mapToLong(IntToLongFunction function) {
        return handle.mapToLong(function::applyAsLong);
    }

    @Override
    public DoubleGenerator mapToDouble(IntToDoubleFunction function) {
        return handle.mapToDouble(function::applyAsDouble);
    }

    @Override
    public <U> Generator<U> mapToObj(IntFunction<? extends U> function) {
        return handle.map(function::apply);
    }

    @Override
    public IntGenerator flatMap(IntFunction<? extends PrimitiveIterator.OfInt> function) {
        Objects.requireNonNull(function, "function");
        return over(handle.flatMap(value -> boxed(function.apply(value))));
    }

    @Override
    public IntGenerator filter(IntPredicate predicate) {
        return over(handle.filter(predicate::test));
    }

    @Override
    public IntGenerator take(long n) {
        return over(handle.take(n));
    }

    @Override
    public IntGenerator skip(long n) {
        return over(handle.skip(n));
    }

    @Override
    public IntGenerator takeWhile(IntPredicate predicate) {
        return over(handle.takeWhile(predicate::test));
    }

    @Override
    public IntGenerator dropWhile(IntPredicate predicate) {
        return over(handle.dropWhile(predicate::test));
    }

    @Override
    public IntGenerator peek(IntConsumer action) {
        return over(handle.peek(action::accept));
    }

    @Override
    public IntGenerator accumulate(IntBinaryOperator step) {
        return over(Stages.<Integer>accumulate(handle, step::applyAsInt));
    }

    @Override
    public IntGenerator chain(PrimitiveIterator.OfInt next) {
        return over(Stages.<Integer>chain("chain", List.of(handle, boxed(next))));
    }

    @Override
    public IntGenerator zip(PrimitiveIterator.OfInt other, IntBinaryOperator combine) {
        return over(Zips.<Integer, Integer, Integer>zip(handle, boxed(other), combine::applyAsInt));
    }

    /** A body that yields without boxes, as one that yields objects. */
    record Body(IntGeneratorBody original) implements GeneratorBody<Integer>, Bodies.Adapted {
        @Override
        public void run(Yielder<Integer> out) throws Exception {
            original.run(new Out(out));
        }
    }

    private record Out(Yielder<Integer> out) implements IntYielder {
        @Override
        public void yield(int value) {
            out.yield(value);
        }

        @Override
        public void yieldFrom(PrimitiveIterator.OfInt source) {
            out.yieldFrom((Iterator<Integer>) source);
        }

        @Override
        public void yieldFrom(IntStream source) {
            out.yieldFrom(source.boxed());
        }
    }

    /** As the spliterator of the generator of objects. */
    private static final class OneByOne extends Spliterators.AbstractIntSpliterator {
        private final Spliterator<Integer> boxed;

        OneByOne(Spliterator<Integer> boxed) {
            super(boxed.estimateSize(), boxed.characteristics());
            this.boxed = boxed;
        }

        @Override
        public boolean tryAdvance(IntConsumer action) {
            return boxed.tryAdvance(action::accept);
        }

        @Override
        public void forEachRemaining(IntConsumer action) {
            boxed.forEachRemaining(action::accept);
        }

        @Override
        public Spliterator.OfInt trySplit() {
            return null;
        }
    }
}
