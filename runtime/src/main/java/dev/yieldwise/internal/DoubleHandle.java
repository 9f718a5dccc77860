package dev.yieldwise.internal;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.DoubleYielder;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.State;
import dev.yieldwise.Yielder;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleFunction;
import java.util.function.DoublePredicate;
import java.util.function.DoubleToIntFunction;
import java.util.function.DoubleToLongFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;

/**
 * The primitive face of a generator. The core under it carries objects, so elements are boxed there; whoever uses this
 * face, or writes a body for it, does not see that.
 *
 * <p>The handles of the three primitive types, and what they implement, are one text: the one for {@code double} is the
 * original, and a test holds the others to it.
 */
public final class DoubleHandle implements DoubleGenerator, HasLifeline {
    private final GeneratorFace<Double> handle;

    private DoubleHandle(GeneratorFace<Double> handle) {
        this.handle = handle;
    }

    /** Backs {@link DoubleGenerator#of}. */
    public static DoubleGenerator of(DoubleGeneratorBody body) {
        return over(Engines.generator(
                new Body(Objects.requireNonNull(body, "body")), body, "dev/yieldwise/DoubleYielder", null));
    }

    /** Backs {@link DoubleGenerator#from}. */
    public static DoubleGenerator from(PrimitiveIterator.OfDouble source) {
        return over(boxed(source));
    }

    /** Backs {@link DoubleGenerator#from}. */
    public static DoubleGenerator from(DoubleStream source) {
        return over(Stages.<Double>from(source));
    }

    /** Backs {@link DoubleGenerator#iterate}. */
    public static DoubleGenerator iterate(double first, DoubleUnaryOperator next) {
        Objects.requireNonNull(next, "next");
        return over(Endless.<Double>iterated("iterate", first, next::applyAsDouble));
    }

    /** The primitive face of a generator, none of whose elements is null. */
    public static DoubleGenerator over(Generator<Double> boxed) {
        return new DoubleHandle(Stages.from((Iterable<Double>) boxed));
    }

    private static Generator<Double> boxed(PrimitiveIterator.OfDouble source) {
        return source instanceof DoubleGenerator generator ? generator.boxed() : Stages.from((Iterator<Double>) source);
    }

    @Override
    public Lifeline lifeline() {
        return handle.lifeline();
    }

    // ---- one element at a time

    @Override
    public double nextDouble() {
        return handle instanceof WovenPrimitives<?> quick ? quick.nextDouble() : handle.next();
    }

    @Override
    public boolean hasNext() {
        return handle.hasNext();
    }

    @Override
    public <X extends Throwable> double throwIn(X error) throws X {
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
        return "Double" + handle;
    }

    // ---- other views

    @Override
    public Generator<Double> boxed() {
        handle.iterator(); // refuses if CLOSED
        return handle;
    }

    @Override
    public Spliterator.OfDouble spliterator() {
        return new OneByOne(handle.spliterator());
    }

    @Override
    public DoubleStream stream() {
        return StreamSupport.doubleStream(spliterator(), false).onClose(this::close);
    }

    // ---- the whole sequence

    @Override
    public void forEach(DoubleConsumer action) {
        handle.forEach(action::accept);
    }

    @Override
    public double[] toArray() {
        DoubleStream.Builder all = DoubleStream.builder();
        handle.forEach(all::accept);
        return all.build().toArray();
    }

    @Override
    public long count() {
        return handle.count();
    }

    @Override
    public double sum() {
        return reduce(0, Double::sum);
    }

    @Override
    public OptionalDouble min() {
        return reduce(Math::min);
    }

    @Override
    public OptionalDouble max() {
        return reduce(Math::max);
    }

    @Override
    public double reduce(double identity, DoubleBinaryOperator step) {
        return handle.<Double>reduce(identity, step::applyAsDouble);
    }

    @Override
    public OptionalDouble reduce(DoubleBinaryOperator step) {
        Optional<Double> result = handle.reduce(step::applyAsDouble);
        return result.isPresent() ? OptionalDouble.of(result.get()) : OptionalDouble.empty();
    }

    // ---- stages

    @Override
    public DoubleGenerator map(DoubleUnaryOperator function) {
        return over(handle.map(function::applyAsDouble));
    }

    @Override
    public LongGenerator mapToLong(DoubleToLongFunction function) {
        return handle.mapToLong(function::applyAsLong);
    }

    @Override
    public IntGenerator mapToInt(DoubleToIntFunction function) {
        return handle.mapToInt(function::applyAsInt);
    }

    @Override
    public <U> Generator<U> mapToObj(DoubleFunction<? extends U> function) {
        return handle.map(function::apply);
    }

    @Override
    public DoubleGenerator flatMap(DoubleFunction<? extends PrimitiveIterator.OfDouble> function) {
        Objects.requireNonNull(function, "function");
        return over(handle.flatMap(value -> boxed(function.apply(value))));
    }

    @Override
    public DoubleGenerator filter(DoublePredicate predicate) {
        return over(handle.filter(predicate::test));
    }

    @Override
    public DoubleGenerator take(long n) {
        return over(handle.take(n));
    }

    @Override
    public DoubleGenerator skip(long n) {
        return over(handle.skip(n));
    }

    @Override
    public DoubleGenerator takeWhile(DoublePredicate predicate) {
        return over(handle.takeWhile(predicate::test));
    }

    @Override
    public DoubleGenerator dropWhile(DoublePredicate predicate) {
        return over(handle.dropWhile(predicate::test));
    }

    @Override
    public DoubleGenerator peek(DoubleConsumer action) {
        return over(handle.peek(action::accept));
    }

    @Override
    public DoubleGenerator accumulate(DoubleBinaryOperator step) {
        return over(Stages.<Double>accumulate(handle, step::applyAsDouble));
    }

    @Override
    public DoubleGenerator chain(PrimitiveIterator.OfDouble next) {
        return over(Stages.<Double>chain("chain", List.of(handle, boxed(next))));
    }

    @Override
    public DoubleGenerator zip(PrimitiveIterator.OfDouble other, DoubleBinaryOperator combine) {
        return over(Zips.<Double, Double, Double>zip(handle, boxed(other), combine::applyAsDouble));
    }

    /** A body that yields without boxes, as one that yields objects. */
    record Body(DoubleGeneratorBody original) implements GeneratorBody<Double>, Bodies.Adapted {
        @Override
        public void run(Yielder<Double> out) throws Exception {
            original.run(new Out(out));
        }
    }

    private record Out(Yielder<Double> out) implements DoubleYielder {
        @Override
        public void yield(double value) {
            out.yield(value);
        }

        @Override
        public void yieldFrom(PrimitiveIterator.OfDouble source) {
            out.yieldFrom((Iterator<Double>) source);
        }

        @Override
        public void yieldFrom(DoubleStream source) {
            out.yieldFrom(source.boxed());
        }
    }

    /** As the spliterator of the generator of objects. */
    private static final class OneByOne extends Spliterators.AbstractDoubleSpliterator {
        private final Spliterator<Double> boxed;

        OneByOne(Spliterator<Double> boxed) {
            super(boxed.estimateSize(), boxed.characteristics());
            this.boxed = boxed;
        }

        @Override
        public boolean tryAdvance(DoubleConsumer action) {
            return boxed.tryAdvance(action::accept);
        }

        @Override
        public void forEachRemaining(DoubleConsumer action) {
            boxed.forEachRemaining(action::accept);
        }

        @Override
        public Spliterator.OfDouble trySplit() {
            return null;
        }
    }
}
