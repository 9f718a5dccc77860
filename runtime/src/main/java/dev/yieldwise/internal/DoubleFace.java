package dev.yieldwise.internal;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.Generator;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
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
 * The primitive face of a generator, whatever runs it. What it does not do itself it does through the face of objects, so
 * elements are boxed there.
 *
 * <p>The faces and handles of the three primitive types, and what they implement, are one text: the one for {@code double} is
 * the original, and a test holds the others to it.
 */
public interface DoubleFace extends DoubleGenerator, HasLifeline {
    /** The same generator as one of objects. */
    GeneratorFace<Double> handle();

    @Override
    default Lifeline lifeline() {
        return handle().lifeline();
    }

    // ---- one element at a time

    @Override
    default double nextDouble() {
        return handle().next();
    }

    @Override
    default boolean hasNext() {
        return handle().hasNext();
    }

    @Override
    default <X extends Throwable> double throwIn(X error) throws X {
        return handle().throwIn(error);
    }

    @Override
    default void close() {
        handle().close();
    }

    @Override
    default State state() {
        return handle().state();
    }

    @Override
    default Optional<Object> delegate() {
        return handle().delegate();
    }

    // ---- other views

    @Override
    default Generator<Double> boxed() {
        handle().iterator(); // refuses if CLOSED
        return handle();
    }

    @Override
    default Spliterator.OfDouble spliterator() {
        return new DoubleHandle.OneByOne(handle().spliterator());
    }

    @Override
    default DoubleStream stream() {
        return StreamSupport.doubleStream(spliterator(), false).onClose(this::close);
    }

    // ---- the whole sequence

    @Override
    default void forEach(DoubleConsumer action) {
        DoublePusher.Out out = new DoublePusher.Out(Objects.requireNonNull(action, "action"));
        GeneratorFace.requireOpen(state());
        GeneratorFace.ended(out.judge(lifeline().drain(out, 0)));
    }

    @Override
    default double[] toArray() {
        DoubleStream.Builder all = DoubleStream.builder();
        forEach(all);
        return all.build().toArray();
    }

    @Override
    default long count() {
        long[] count = {0};
        forEach(value -> count[0]++);
        return count[0];
    }

    @Override
    default double sum() {
        return reduce(0, Double::sum);
    }

    @Override
    default OptionalDouble min() {
        return reduce(Math::min);
    }

    @Override
    default OptionalDouble max() {
        return reduce(Math::max);
    }

    @Override
    default double reduce(double identity, DoubleBinaryOperator step) {
        Objects.requireNonNull(step, "step");
        double[] result = {identity};
        forEach(value -> result[0] = step.applyAsDouble(result[0], value));
        return result[0];
    }

    @Override
    default OptionalDouble reduce(DoubleBinaryOperator step) {
        Objects.requireNonNull(step, "step");
        boolean[] any = {false};
        double[] result = {0};
        forEach(value -> {
            result[0] = any[0] ? step.applyAsDouble(result[0], value) : value;
            any[0] = true;
        });
        return any[0] ? OptionalDouble.of(result[0]) : OptionalDouble.empty();
    }

    // ---- stages

    @Override
    default DoubleGenerator map(DoubleUnaryOperator function) {
        return DoubleHandle.over(handle().map(function::applyAsDouble));
    }

    @Override
    default LongGenerator mapToLong(DoubleToLongFunction function) {
        return handle().mapToLong(function::applyAsLong);
    }

    @Override
    default IntGenerator mapToInt(DoubleToIntFunction function) {
        return handle().mapToInt(function::applyAsInt);
    }

    @Override
    default <U> Generator<U> mapToObj(DoubleFunction<? extends U> function) {
        return handle().map(function::apply);
    }

    @Override
    default DoubleGenerator flatMap(DoubleFunction<? extends PrimitiveIterator.OfDouble> function) {
        Objects.requireNonNull(function, "function");
        return DoubleHandle.over(handle().flatMap(value -> DoubleHandle.boxed(function.apply(value))));
    }

    @Override
    default DoubleGenerator filter(DoublePredicate predicate) {
        return DoubleHandle.over(handle().filter(predicate::test));
    }

    @Override
    default DoubleGenerator take(long n) {
        return DoubleHandle.over(handle().take(n));
    }

    @Override
    default DoubleGenerator skip(long n) {
        return DoubleHandle.over(handle().skip(n));
    }

    @Override
    default DoubleGenerator takeWhile(DoublePredicate predicate) {
        return DoubleHandle.over(handle().takeWhile(predicate::test));
    }

    @Override
    default DoubleGenerator dropWhile(DoublePredicate predicate) {
        return DoubleHandle.over(handle().dropWhile(predicate::test));
    }

    @Override
    default DoubleGenerator peek(DoubleConsumer action) {
        return DoubleHandle.over(handle().peek(action::accept));
    }

    @Override
    default DoubleGenerator accumulate(DoubleBinaryOperator step) {
        return DoubleHandle.over(Stages.<Double>accumulate(handle(), step::applyAsDouble));
    }

    @Override
    default DoubleGenerator chain(PrimitiveIterator.OfDouble next) {
        return DoubleHandle.over(Stages.<Double>chain("chain", List.of(handle(), DoubleHandle.boxed(next))));
    }

    @Override
    default DoubleGenerator zip(PrimitiveIterator.OfDouble other, DoubleBinaryOperator combine) {
        return DoubleHandle.over(
                Zips.<Double, Double, Double>zip(handle(), DoubleHandle.boxed(other), combine::applyAsDouble));
    }
}
