package dev.yieldwise.internal;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.DoubleYielder;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.Yielder;
import java.lang.invoke.MethodHandles.Lookup;
import java.util.Iterator;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** The primitive face of a generator of objects. */
public final class DoubleHandle implements DoubleFace {
    private final GeneratorFace<Double> handle;

    private DoubleHandle(GeneratorFace<Double> handle) {
        this.handle = handle;
    }

    /** Backs {@link DoubleGenerator#of}. */
    public static DoubleGenerator of(DoubleGeneratorBody body) {
        return made(body, null);
    }

    /** Backs {@link DoubleGenerator#of}. */
    public static DoubleGenerator of(Lookup lookup, DoubleGeneratorBody body) {
        return made(body, Objects.requireNonNull(lookup, "lookup"));
    }

    private static DoubleGenerator made(DoubleGeneratorBody body, Lookup given) {
        Weave weave = Engines.weave(Objects.requireNonNull(body, "body"), "dev/yieldwise/DoubleYielder", given);
        return weave.start() != null
                ? new DoubleWoven(weave.start().fresh(), body)
                : over(Engines.threaded(new Body(body), weave.reason()));
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

    static Generator<Double> boxed(PrimitiveIterator.OfDouble source) {
        return source instanceof DoubleGenerator generator ? generator.boxed() : Stages.from((Iterator<Double>) source);
    }

    @Override
    public GeneratorFace<Double> handle() {
        return handle;
    }

    @Override
    public String toString() {
        return "Double" + handle;
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
    static final class OneByOne extends Spliterators.AbstractDoubleSpliterator {
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
