package dev.yieldwise.internal;

import dev.yieldwise.Delegate;
import dev.yieldwise.Generator;
import dev.yieldwise.internal.Signal.Delegating;
import java.util.Iterator;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a woven body delegates to: one method for each {@code yieldFrom} of a handle. Called in the body's place. */
public final class Suspensions {
    private Suspensions() {}

    /** Whether it is one whose body is woven, and which is its own lifeline: asking for a class costs nothing. */
    public static boolean isWoven(Object source) {
        return source instanceof WovenCore;
    }

    public static Delegating from(Delegate<?, ?, ?> source) {
        Objects.requireNonNull(source, "source");
        return source instanceof HasLifeline ours ? ours(ours, source) : new Delegating(Sources.of(source), source);
    }

    public static Delegating from(Generator<?> source) {
        return iterator(source, source);
    }

    public static Delegating from(Iterable<?> source) {
        // A generator is its own iterator, but iterator() of a closed one refuses, where yieldFrom ends at once.
        return source instanceof HasLifeline ours && source instanceof Iterator<?>
                ? ours(ours, source)
                : iterator(Objects.requireNonNull(source.iterator(), "iterator"), source);
    }

    public static Delegating from(Iterator<?> source) {
        return iterator(source, source);
    }

    public static Delegating from(PrimitiveIterator.OfInt source) {
        return iterator(source, source);
    }

    public static Delegating from(PrimitiveIterator.OfLong source) {
        return iterator(source, source);
    }

    public static Delegating from(PrimitiveIterator.OfDouble source) {
        return iterator(source, source);
    }

    public static Delegating from(Stream<?> source) {
        return new Delegating(new ClosedStream(source), source);
    }

    public static Delegating from(IntStream source) {
        return new Delegating(new ClosedStream(source), source);
    }

    public static Delegating from(LongStream source) {
        return new Delegating(new ClosedStream(source), source);
    }

    public static Delegating from(DoubleStream source) {
        return new Delegating(new ClosedStream(source), source);
    }

    private static Delegating iterator(Iterator<?> iterator, Object shown) {
        Objects.requireNonNull(iterator, "source");
        return iterator instanceof HasLifeline ours ? ours(ours, shown) : new Delegating(Sources.of(iterator), shown);
    }

    private static Delegating ours(HasLifeline ours, Object shown) {
        return new Delegating(ours.lifeline(), shown);
    }

    /** The elements of a stream, which is closed on every way out, as by try-with-resources. */
    private static final class ClosedStream implements Source {
        private final BaseStream<?, ?> stream;
        private final Source elements;

        ClosedStream(BaseStream<?, ?> stream) {
            this.stream = stream;
            this.elements = Sources.of(opened(stream));
        }

        private static Iterator<?> opened(BaseStream<?, ?> stream) {
            try {
                return stream.iterator();
            } catch (Throwable failed) {
                if (closed(stream) instanceof Outcome.Failed failure) {
                    GeneratorCore.cutShort(failed, failure);
                }
                throw failed;
            }
        }

        @Override
        public Outcome drive(Resumption resumption) {
            Outcome outcome = elements.drive(resumption);
            if (outcome instanceof Outcome.Yielded) {
                return outcome;
            }
            Outcome closed = closed(stream);
            if (outcome instanceof Outcome.Failed failed) {
                GeneratorCore.cutShort(failed.error(), closed);
                return failed;
            }
            return closed instanceof Outcome.Failed ? closed : outcome;
        }

        private static Outcome closed(BaseStream<?, ?> stream) {
            try {
                stream.close();
                return Outcome.END;
            } catch (Throwable failed) {
                return new Outcome.Failed(failed);
            }
        }
    }
}
