package dev.yieldwise.fuzz;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.LongGeneratorBody;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * A body that is driven.
 *
 * @param generator all of them as generators of objects
 * @param coroutine null for a generator
 * @param next asks for one element, a primitive one without a box
 * @param all gives all that are left to an action
 */
record Driven(
        Generator<Object> generator,
        Coroutine<Object, Object, Object> coroutine,
        Supplier<Object> next,
        Consumer<Consumer<Object>> all) {
    @SuppressWarnings("unchecked")
    static Driven of(Object body, Way way) {
        if (body instanceof CoroutineBody<?, ?, ?> given) {
            Coroutine<Object, Object, Object> coroutine = way.coroutine((CoroutineBody<Object, Object, Object>) given);
            Generator<Object> generator = coroutine.asGenerator();
            return new Driven(generator, coroutine, coroutine::next, generator::forEach);
        } else if (body instanceof IntGeneratorBody given) {
            IntGenerator ints = way.ints(given);
            return new Driven(
                    boxed(ints.boxed()), null, ints::nextInt, action -> ints.forEach((IntConsumer) action::accept));
        } else if (body instanceof LongGeneratorBody given) {
            LongGenerator longs = way.longs(given);
            return new Driven(
                    boxed(longs.boxed()),
                    null,
                    longs::nextLong,
                    action -> longs.forEach((LongConsumer) action::accept));
        } else if (body instanceof DoubleGeneratorBody given) {
            DoubleGenerator doubles = way.doubles(given);
            return new Driven(
                    boxed(doubles.boxed()),
                    null,
                    doubles::nextDouble,
                    action -> doubles.forEach((DoubleConsumer) action::accept));
        }
        Generator<Object> generator = way.generator((GeneratorBody<Object>) body);
        return new Driven(generator, null, generator::next, generator::forEach);
    }

    @SuppressWarnings("unchecked")
    private static Generator<Object> boxed(Generator<?> numbers) {
        return (Generator<Object>) numbers;
    }

    List<Object> toList() {
        List<Object> list = new ArrayList<>();
        all.accept(list::add);
        return list;
    }
}
