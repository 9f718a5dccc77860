package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import dev.yieldwise.Group;
import java.util.Objects;
import java.util.function.Function;

/**
 * Groups of consecutive elements with equal keys, all drawn from one source. As in CPython, the groups share the
 * position in it; unlike there, a group that was left behind is CLOSED, so that reading it late is no silent loss.
 */
public final class Grouping<K, T> extends Tool<Group<K, T>> {
    private final Inlet<T> source;
    private final Function<? super T, ? extends K> keyOf;

    /** The element at the position, if it was drawn and not handed out yet. */
    private T element;

    private K key;
    private boolean drawn;

    /** The group that may draw, and its handle; null before the first. */
    private Members members;

    private Generator<T> current;

    private Grouping(Iterable<? extends T> source, Function<? super T, ? extends K> keyOf) {
        this.source = inlet(Sources.owned(source));
        this.keyOf = Objects.requireNonNull(keyOf, "key");
        inlet(resumption -> leave()); // only ever closed: with the groups, the one that is open ends too
    }

    /** Backs {@code Itertools.groupBy}. */
    public static <K, T> Generator<Group<K, T>> of(
            Iterable<? extends T> source, Function<? super T, ? extends K> keyOf) {
        return GeneratorHandle.stage(source, "groupBy", new Grouping<K, T>(source, keyOf));
    }

    @Override
    Group<K, T> make() {
        if (leave() instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
        while (!drawn || members != null && Objects.equals(key, members.key)) {
            if (!draw()) {
                return end();
            }
        }
        members = new Members(key);
        current = new GeneratorHandle<>("group", Lifeline.over(members));
        return new Group<>(key, current);
    }

    private boolean draw() {
        drawn = false;
        if (!source.advance()) {
            return false;
        }
        element = source.take();
        key = keyOf.apply(element);
        drawn = true;
        return true;
    }

    private Outcome leave() {
        Generator<T> left = current;
        current = null;
        return left instanceof HasLifeline ours ? ours.lifeline().drive(Resumption.CLOSE) : Outcome.END;
    }

    private final class Members extends Tool<T> {
        private final K key;

        Members(K key) {
            this.key = key;
        }

        @Override
        T make() {
            if (!drawn && !draw() || !Objects.equals(key, Grouping.this.key)) {
                return end();
            }
            T member = element;
            element = null;
            drawn = false;
            return member;
        }
    }
}
