package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The tools that need not end. */
public final class Endless {
    private Endless() {}

    /** Whatever the supplier says, again and again. */
    public static <T> Generator<T> supplied(String name, Supplier<? extends T> supplier) {
        return new GeneratorHandle<>(name, Lifeline.over(new Tool<T>() {
            @Override
            T make() {
                return supplier.get();
            }
        }));
    }

    /** Backs {@code Itertools.count} and {@code Generators.iterate}: nothing is made before it is asked for. */
    public static <T> Generator<T> iterated(String name, T first, UnaryOperator<T> next) {
        return new GeneratorHandle<>(name, Lifeline.over(new Tool<T>() {
            private T last;
            private boolean started;

            @Override
            T make() {
                last = started ? next.apply(last) : first;
                started = true;
                return last;
            }
        }));
    }

    /** Backs {@code Itertools.cycle}. */
    public static <T> Generator<T> cycle(Iterable<? extends T> source) {
        return GeneratorHandle.stage(source, "cycle", new Tool<T>() {
            private final Inlet<T> first = inlet(Sources.owned(source));
            private final List<T> saved = new ArrayList<>();
            private boolean again;
            private int at;

            @Override
            T make() {
                if (!again && first.advance()) {
                    T element = first.take();
                    saved.add(element);
                    return element;
                }
                again = true;
                if (saved.isEmpty()) {
                    return end();
                }
                T element = saved.get(at);
                at = (at + 1) % saved.size();
                return element;
            }
        });
    }
}
