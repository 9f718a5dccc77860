package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The tools that draw from several iterables side by side, from left to right. */
public final class Zips {
    private Zips() {}

    /** Backs {@code Itertools.zip}. */
    public static <A, B, R> Generator<R> zip(
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            BiFunction<? super A, ? super B, ? extends R> combine) {
        Objects.requireNonNull(combine, "combine");
        return tool("zip", new Shortest<R>(List.of(first, second), row -> combine.apply(as(row[0]), as(row[1]))));
    }

    /** Backs {@code Itertools.zip}. */
    public static <T> Generator<List<T>> zip(List<? extends Iterable<? extends T>> sources) {
        return tool("zip", new Shortest<List<T>>(sources, Zips::list));
    }

    /** Backs {@code Itertools.zipLongest}. */
    public static <A, B, R> Generator<R> zipLongest(
            Iterable<? extends A> first,
            A fillFirst,
            Iterable<? extends B> second,
            B fillSecond,
            BiFunction<? super A, ? super B, ? extends R> combine) {
        return tool("zipLongest", new Longest<A, B, R>(first, fillFirst, second, fillSecond, combine));
    }

    /** Backs {@code Itertools.compress}. */
    public static <T> Generator<T> compress(Iterable<? extends T> data, Iterable<Boolean> selectors) {
        return tool("compress", new Tool<T>() {
            private final Inlet<T> values = inlet(Sources.owned(data));
            private final Inlet<Boolean> wanted = inlet(Sources.owned(selectors));

            @Override
            T make() {
                while (values.advance() && wanted.advance()) {
                    if (wanted.take()) {
                        return values.take();
                    }
                }
                return end();
            }
        });
    }

    private static <R> Generator<R> tool(String name, Tool<R> tool) {
        return new GeneratorHandle<>(name, Lifeline.over(tool));
    }

    private static <T> List<T> list(Object[] row) {
        List<T> list = new ArrayList<>(row.length);
        for (Object value : row) {
            list.add(as(value));
        }
        return Collections.unmodifiableList(list);
    }

    @SuppressWarnings("unchecked") // a row holds what its sources promise
    private static <T> T as(Object value) {
        return (T) value;
    }

    /** Ends with the first source that ends; what was drawn for that row is lost, as in CPython. */
    private static final class Shortest<R> extends Tool<R> {
        private final List<Inlet<Object>> columns = new ArrayList<>();
        private final Function<Object[], ? extends R> combine;

        Shortest(List<? extends Iterable<?>> sources, Function<Object[], ? extends R> combine) {
            sources.forEach(source -> columns.add(inlet(Sources.owned(source))));
            this.combine = combine;
        }

        @Override
        R make() {
            Object[] row = new Object[columns.size()];
            for (int i = 0; i < row.length; i++) {
                Inlet<Object> column = columns.get(i);
                if (!column.advance()) {
                    return end();
                }
                row[i] = column.take();
            }
            return row.length == 0 ? end() : combine.apply(row);
        }
    }

    /** Ends with the longer of two sources; one that has ended is not asked again. */
    private static final class Longest<A, B, R> extends Tool<R> {
        private final Inlet<A> first;
        private final Inlet<B> second;
        private final A fillFirst;
        private final B fillSecond;
        private final BiFunction<? super A, ? super B, ? extends R> combine;
        private boolean firstOver;
        private boolean secondOver;

        Longest(
                Iterable<? extends A> first,
                A fillFirst,
                Iterable<? extends B> second,
                B fillSecond,
                BiFunction<? super A, ? super B, ? extends R> combine) {
            this.first = inlet(Sources.owned(first));
            this.second = inlet(Sources.owned(second));
            this.fillFirst = fillFirst;
            this.fillSecond = fillSecond;
            this.combine = combine;
        }

        @Override
        R make() {
            firstOver = firstOver || !first.advance();
            if (firstOver && secondOver) {
                return end();
            }
            secondOver = secondOver || !second.advance();
            if (firstOver && secondOver) {
                return end();
            }
            return combine.apply(firstOver ? fillFirst : first.take(), secondOver ? fillSecond : second.take());
        }
    }
}
