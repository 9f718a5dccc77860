package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.LongGeneratorBody;
import dev.yieldwise.LongYielder;
import dev.yieldwise.Yielder;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Iterator;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/** The primitive face of a generator of objects. */
public final class LongHandle implements LongFace {
    private final GeneratorFace<Long> handle;

    private LongHandle(GeneratorFace<Long> handle) {
        this.handle = handle;
    }

    /** Backs {@link LongGenerator#of}. */
    public static LongGenerator of(LongGeneratorBody body) {
        return made(body, null);
    }

    /** Backs {@link LongGenerator#of}. */
    public static LongGenerator of(Lookup lookup, LongGeneratorBody body) {
        return made(body, Objects.requireNonNull(lookup, "lookup"));
    }

    private static LongGenerator made(LongGeneratorBody body, Lookup given) {
        Weave weave = Engines.weave(Objects.requireNonNull(body, "body"), "dev/yieldwise/LongYielder", given);
        return weave.start() != null
                ? new LongWoven(weave.start().fresh(), body)
                : over(Engines.threaded(new Body(body), weave.reason()));
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

    static Generator<Long> boxed(PrimitiveIterator.OfLong source) {
        return source instanceof LongGenerator generator ? generator.boxed() : Stages.from((Iterator<Long>) source);
    }

    @Override
    public GeneratorFace<Long> handle() {
        return handle;
    }

    @Override
    public String toString() {
        return "Long" + handle;
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
    static final class OneByOne extends Spliterators.AbstractLongSpliterator {
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
