package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.IntYielder;
import dev.yieldwise.Yielder;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Iterator;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/** The primitive face of a generator of objects. */
public final class IntHandle implements IntFace {
    private final GeneratorFace<Integer> handle;

    private IntHandle(GeneratorFace<Integer> handle) {
        this.handle = handle;
    }

    /** Backs {@link IntGenerator#of}. */
    public static IntGenerator of(IntGeneratorBody body) {
        return made(body, null);
    }

    /** Backs {@link IntGenerator#of}. */
    public static IntGenerator of(Lookup lookup, IntGeneratorBody body) {
        return made(body, Objects.requireNonNull(lookup, "lookup"));
    }

    private static IntGenerator made(IntGeneratorBody body, Lookup given) {
        Weave weave = Engines.weave(Objects.requireNonNull(body, "body"), "dev/yieldwise/IntYielder", given);
        return weave.start() != null
                ? new IntWoven(weave.start().fresh(), body)
                : over(Engines.threaded(new Body(body), weave.reason()));
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

    static Generator<Integer> boxed(PrimitiveIterator.OfInt source) {
        return source instanceof IntGenerator generator ? generator.boxed() : Stages.from((Iterator<Integer>) source);
    }

    @Override
    public GeneratorFace<Integer> handle() {
        return handle;
    }

    @Override
    public String toString() {
        return "Int" + handle;
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
    static final class OneByOne extends Spliterators.AbstractIntSpliterator {
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
