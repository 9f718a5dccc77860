package dev.yieldwise.internal;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.Generator;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.State;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.function.LongToDoubleFunction;
import java.util.function.LongToIntFunction;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/**
 * The primitive face of a generator, whatever runs it. What it does not do itself it does through the face of objects, so
 * elements are boxed there.
 *
 * <p>The faces and handles of the three primitive types, and what they implement, are one text: the one for {@code long} is
 * the original, and a test holds the others to it.
 */
public interface LongFace extends LongGenerator, HasLifeline {
    /** The same generator as one of objects. */
    GeneratorFace<Long> handle();

    @Override
    default Lifeline lifeline() {
        return handle().lifeline();
    }

    // ---- one element at a time

    @Override
    default long nextLong() {
        return handle().next();
    }

    @Override
    default boolean hasNext() {
        return handle().hasNext();
    }

    @Override
    default <X extends Throwable> long throwIn(X error) throws X {
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
    default Generator<Long> boxed() {
        handle().iterator(); // refuses if CLOSED
        return handle();
    }

    @Override
    default Spliterator.OfLong spliterator() {
        return new LongHandle.OneByOne(handle().spliterator());
    }

    @Override
    default LongStream stream() {
        return StreamSupport.longStream(spliterator(), false).onClose(this::close);
    }

    // ---- the whole sequence

    @Override
    default void forEach(LongConsumer action) {
        LongPusher.Out out = new LongPusher.Out(Objects.requireNonNull(action, "action"));
        GeneratorFace.requireOpen(state());
        GeneratorFace.ended(out.judge(lifeline().drain(out, 0)));
    }

    @Override
    default long[] toArray() {
        LongStream.Builder all = LongStream.builder();
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
    default long sum() {
        return reduce(0, Long::sum);
    }

    @Override
    default OptionalLong min() {
        return reduce(Math::min);
    }

    @Override
    default OptionalLong max() {
        return reduce(Math::max);
    }

    @Override
    default long reduce(long identity, LongBinaryOperator step) {
        Objects.requireNonNull(step, "step");
        long[] result = {identity};
        forEach(value -> result[0] = step.applyAsLong(result[0], value));
        return result[0];
    }

    @Override
    default OptionalLong reduce(LongBinaryOperator step) {
        Objects.requireNonNull(step, "step");
        boolean[] any = {false};
        long[] result = {0};
        forEach(value -> {
            result[0] = any[0] ? step.applyAsLong(result[0], value) : value;
            any[0] = true;
        });
        return any[0] ? OptionalLong.of(result[0]) : OptionalLong.empty();
    }

    // ---- stages

    @Override
    default LongGenerator map(LongUnaryOperator function) {
        return LongHandle.over(handle().map(function::applyAsLong));
    }

    @Override
    default IntGenerator mapToInt(LongToIntFunction function) {
        return handle().mapToInt(function::applyAsInt);
    }

    @Override
    default DoubleGenerator mapToDouble(LongToDoubleFunction function) {
        return handle().mapToDouble(function::applyAsDouble);
    }

    @Override
    default <U> Generator<U> mapToObj(LongFunction<? extends U> function) {
        return handle().map(function::apply);
    }

    @Override
    default LongGenerator flatMap(LongFunction<? extends PrimitiveIterator.OfLong> function) {
        Objects.requireNonNull(function, "function");
        return LongHandle.over(handle().flatMap(value -> LongHandle.boxed(function.apply(value))));
    }

    @Override
    default LongGenerator filter(LongPredicate predicate) {
        return LongHandle.over(handle().filter(predicate::test));
    }

    @Override
    default LongGenerator take(long n) {
        return LongHandle.over(handle().take(n));
    }

    @Override
    default LongGenerator skip(long n) {
        return LongHandle.over(handle().skip(n));
    }

    @Override
    default LongGenerator takeWhile(LongPredicate predicate) {
        return LongHandle.over(handle().takeWhile(predicate::test));
    }

    @Override
    default LongGenerator dropWhile(LongPredicate predicate) {
        return LongHandle.over(handle().dropWhile(predicate::test));
    }

    @Override
    default LongGenerator peek(LongConsumer action) {
        return LongHandle.over(handle().peek(action::accept));
    }

    @Override
    default LongGenerator accumulate(LongBinaryOperator step) {
        return LongHandle.over(Stages.<Long>accumulate(handle(), step::applyAsLong));
    }

    @Override
    default LongGenerator chain(PrimitiveIterator.OfLong next) {
        return LongHandle.over(Stages.<Long>chain("chain", List.of(handle(), LongHandle.boxed(next))));
    }

    @Override
    default LongGenerator zip(PrimitiveIterator.OfLong other, LongBinaryOperator combine) {
        return LongHandle.over(Zips.<Long, Long, Long>zip(handle(), LongHandle.boxed(other), combine::applyAsLong));
    }
}
