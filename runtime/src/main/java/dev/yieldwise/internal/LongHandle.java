package dev.yieldwise.internal;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.LongGeneratorBody;
import dev.yieldwise.LongYielder;
import dev.yieldwise.State;
import dev.yieldwise.Yielder;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
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
 * The primitive face of a generator. The core under it carries objects, so elements are boxed there; whoever uses this
 * face, or writes a body for it, does not see that.
 *
 * <p>The handles of the three primitive types, and what they implement, are one text: the one for {@code long} is the
 * original, and a test holds the others to it.
 */
public final class LongHandle implements LongGenerator, HasLifeline {
    private final GeneratorFace<Long> handle;

    private LongHandle(GeneratorFace<Long> handle) {
        this.handle = handle;
    }

    /** Backs {@link LongGenerator#of}. */
    public static LongGenerator of(LongGeneratorBody body) {
        return over(Engines.generator(
                new Body(Objects.requireNonNull(body, "body")), body, "dev/yieldwise/LongYielder", null));
    }

    /** Backs {@link LongGenerator#from}. */
    public static LongGenerator from(PrimitiveIterator.OfLong source) {
        return over(boxed(source));
    }

    /** Backs {@link LongGenerator#from}. */
    public static LongGenerator from(LongStream source) {
        return over(Stages.<Long>from(source));
    }

    /** Backs {@link LongGenerator#iterate}. */
    public static LongGenerator iterate(long first, LongUnaryOperator next) {
        Objects.requireNonNull(next, "next");
        return over(Endless.<Long>iterated("iterate", first, next::applyAsLong));
    }

    /** The primitive face of a generator, none of whose elements is null. */
    public static LongGenerator over(Generator<Long> boxed) {
        return new LongHandle(Stages.from((Iterable<Long>) boxed));
    }

    private static Generator<Long> boxed(PrimitiveIterator.OfLong source) {
        return source instanceof LongGenerator generator ? generator.boxed() : Stages.from((Iterator<Long>) source);
    }

    @Override
    public Lifeline lifeline() {
        return handle.lifeline();
    }

    // ---- one element at a time

    @Override
    public long nextLong() {
        return handle instanceof WovenPrimitives<?> quick ? quick.nextLong() : handle.next();
    }

    @Override
    public boolean hasNext() {
        return handle.hasNext();
    }

    @Override
    public <X extends Throwable> long throwIn(X error) throws X {
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
        return "Long" + handle;
    }

    // ---- other views

    @Override
    public Generator<Long> boxed() {
        handle.iterator(); // refuses if CLOSED
        return handle;
    }

    @Override
    public Spliterator.OfLong spliterator() {
        return new OneByOne(handle.spliterator());
    }

    @Override
    public LongStream stream() {
        return StreamSupport.longStream(spliterator(), false).onClose(this::close);
    }

    // ---- the whole sequence

    @Override
    public void forEach(LongConsumer action) {
        handle.forEach(action::accept);
    }

    @Override
    public long[] toArray() {
        LongStream.Builder all = LongStream.builder();
        handle.forEach(all::accept);
        return all.build().toArray();
    }

    @Override
    public long count() {
        return handle.count();
    }

    @Override
    public long sum() {
        return reduce(0, Long::sum);
    }

    @Override
    public OptionalLong min() {
        return reduce(Math::min);
    }

    @Override
    public OptionalLong max() {
        return reduce(Math::max);
    }

    @Override
    public long reduce(long identity, LongBinaryOperator step) {
        return handle.<Long>reduce(identity, step::applyAsLong);
    }

    @Override
    public OptionalLong reduce(LongBinaryOperator step) {
        Optional<Long> result = handle.reduce(step::applyAsLong);
        return result.isPresent() ? OptionalLong.of(result.get()) : OptionalLong.empty();
    }

    // ---- stages

    @Override
    public LongGenerator map(LongUnaryOperator function) {
        return over(handle.map(function::applyAsLong));
    }

    @Override
    public IntGenerator mapToInt(LongToIntFunction function) {
        return handle.mapToInt(function::applyAsInt);
    }

    @Override
    public DoubleGenerator mapToDouble(LongToDoubleFunction function) {
        return handle.mapToDouble(function::applyAsDouble);
    }

    @Override
    public <U> Generator<U> mapToObj(LongFunction<? extends U> function) {
        return handle.map(function::apply);
    }

    @Override
    public LongGenerator flatMap(LongFunction<? extends PrimitiveIterator.OfLong> function) {
        Objects.requireNonNull(function, "function");
        return over(handle.flatMap(value -> boxed(function.apply(value))));
    }

    @Override
    public LongGenerator filter(LongPredicate predicate) {
        return over(handle.filter(predicate::test));
    }

    @Override
    public LongGenerator take(long n) {
        return over(handle.take(n));
    }

    @Override
    public LongGenerator skip(long n) {
        return over(handle.skip(n));
    }

    @Override
    public LongGenerator takeWhile(LongPredicate predicate) {
        return over(handle.takeWhile(predicate::test));
    }

    @Override
    public LongGenerator dropWhile(LongPredicate predicate) {
        return over(handle.dropWhile(predicate::test));
    }

    @Override
    public LongGenerator peek(LongConsumer action) {
        return over(handle.peek(action::accept));
    }

    @Override
    public LongGenerator accumulate(LongBinaryOperator step) {
        return over(Stages.<Long>accumulate(handle, step::applyAsLong));
    }

    @Override
    public LongGenerator chain(PrimitiveIterator.OfLong next) {
        return over(Stages.<Long>chain("chain", List.of(handle, boxed(next))));
    }

    @Override
    public LongGenerator zip(PrimitiveIterator.OfLong other, LongBinaryOperator combine) {
        return over(Zips.<Long, Long, Long>zip(handle, boxed(other), combine::applyAsLong));
    }

    /** A body that yields without boxes, as one that yields objects. */
    record Body(LongGeneratorBody original) implements GeneratorBody<Long>, Bodies.Adapted {
        @Override
        public void run(Yielder<Long> out) throws Exception {
            original.run(new Out(out));
        }
    }

    private record Out(Yielder<Long> out) implements LongYielder {
        @Override
        public void yield(long value) {
            out.yield(value);
        }

        @Override
        public void yieldFrom(PrimitiveIterator.OfLong source) {
            out.yieldFrom((Iterator<Long>) source);
        }

        @Override
        public void yieldFrom(LongStream source) {
            out.yieldFrom(source.boxed());
        }
    }

    /** As the spliterator of the generator of objects. */
    private static final class OneByOne extends Spliterators.AbstractLongSpliterator {
        private final Spliterator<Long> boxed;

        OneByOne(Spliterator<Long> boxed) {
            super(boxed.estimateSize(), boxed.characteristics());
            this.boxed = boxed;
        }

        @Override
        public boolean tryAdvance(LongConsumer action) {
            return boxed.tryAdvance(action::accept);
        }

        @Override
        public void forEachRemaining(LongConsumer action) {
            boxed.forEachRemaining(action::accept);
        }

        @Override
        public Spliterator.OfLong trySplit() {
            return null;
        }
    }
}
