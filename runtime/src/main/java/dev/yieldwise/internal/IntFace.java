package dev.yieldwise.internal;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.Generator;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
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
 * The primitive face of a generator, whatever runs it. What it does not do itself it does through the face of objects, so
 * elements are boxed there.
 *
 * <p>The faces and handles of the three primitive types, and what they implement, are one text: the one for {@code int} is
 * the original, and a test holds the others to it.
 */
public interface IntFace extends IntGenerator, HasLifeline {
    /** The same generator as one of objects. */
    GeneratorFace<Integer> handle();

    @Override
    default Lifeline lifeline() {
        return handle().lifeline();
    }

    // ---- one element at a time

    @Override
    default int nextInt() {
        return handle().next();
    }

    @Override
    default boolean hasNext() {
        return handle().hasNext();
    }

    @Override
    default <X extends Throwable> int throwIn(X error) throws X {
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
    default Generator<Integer> boxed() {
        handle().iterator(); // refuses if CLOSED
        return handle();
    }

    @Override
    default Spliterator.OfInt spliterator() {
        return new IntHandle.OneByOne(handle().spliterator());
    }

    @Override
    default IntStream stream() {
        return StreamSupport.intStream(spliterator(), false).onClose(this::close);
    }

    // ---- the whole sequence

    @Override
    default void forEach(IntConsumer action) {
        IntPusher.Out out = new IntPusher.Out(Objects.requireNonNull(action, "action"));
        GeneratorFace.requireOpen(state());
        GeneratorFace.ended(out.judge(lifeline().drain(out, 0)));
    }

    @Override
    default int[] toArray() {
        IntStream.Builder all = IntStream.builder();
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
    default int sum() {
        return reduce(0, Integer::sum);
    }

    @Override
    default OptionalInt min() {
        return reduce(Math::min);
    }

    @Override
    default OptionalInt max() {
        return reduce(Math::max);
    }

    @Override
    default int reduce(int identity, IntBinaryOperator step) {
        Objects.requireNonNull(step, "step");
        int[] result = {identity};
        forEach(value -> result[0] = step.applyAsInt(result[0], value));
        return result[0];
    }

    @Override
    default OptionalInt reduce(IntBinaryOperator step) {
        Objects.requireNonNull(step, "step");
        boolean[] any = {false};
        int[] result = {0};
        forEach(value -> {
            result[0] = any[0] ? step.applyAsInt(result[0], value) : value;
            any[0] = true;
        });
        return any[0] ? OptionalInt.of(result[0]) : OptionalInt.empty();
    }

    // ---- stages

    @Override
    default IntGenerator map(IntUnaryOperator function) {
        return IntHandle.over(handle().map(function::applyAsInt));
    }

    @Override
    default LongGenerator mapToLong(IntToLongFunction function) {
        return handle().mapToLong(function::applyAsLong);
    }

    @Override
    default DoubleGenerator mapToDouble(IntToDoubleFunction function) {
        return handle().mapToDouble(function::applyAsDouble);
    }

    @Override
    default <U> Generator<U> mapToObj(IntFunction<? extends U> function) {
        return handle().map(function::apply);
    }

    @Override
    default IntGenerator flatMap(IntFunction<? extends PrimitiveIterator.OfInt> function) {
        Objects.requireNonNull(function, "function");
        return IntHandle.over(handle().flatMap(value -> IntHandle.boxed(function.apply(value))));
    }

    @Override
    default IntGenerator filter(IntPredicate predicate) {
        return IntHandle.over(handle().filter(predicate::test));
    }

    @Override
    default IntGenerator take(long n) {
        return IntHandle.over(handle().take(n));
    }

    @Override
    default IntGenerator skip(long n) {
        return IntHandle.over(handle().skip(n));
    }

    @Override
    default IntGenerator takeWhile(IntPredicate predicate) {
        return IntHandle.over(handle().takeWhile(predicate::test));
    }

    @Override
    default IntGenerator dropWhile(IntPredicate predicate) {
        return IntHandle.over(handle().dropWhile(predicate::test));
    }

    @Override
    default IntGenerator peek(IntConsumer action) {
        return IntHandle.over(handle().peek(action::accept));
    }

    @Override
    default IntGenerator accumulate(IntBinaryOperator step) {
        return IntHandle.over(Stages.<Integer>accumulate(handle(), step::applyAsInt));
    }

    @Override
    default IntGenerator chain(PrimitiveIterator.OfInt next) {
        return IntHandle.over(Stages.<Integer>chain("chain", List.of(handle(), IntHandle.boxed(next))));
    }

    @Override
    default IntGenerator zip(PrimitiveIterator.OfInt other, IntBinaryOperator combine) {
        return IntHandle.over(
                Zips.<Integer, Integer, Integer>zip(handle(), IntHandle.boxed(other), combine::applyAsInt));
    }
}
