package dev.yieldwise;

import dev.yieldwise.internal.PushStage;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Push pipelines: coroutines that are sent values, do something with them, and send them on.
 *
 * <pre>{@code
 * Coroutine<Void, String, Void> head = Coroutines.filter(
 *         line -> line.contains("ERROR"),
 *         Coroutines.broadcast(Coroutines.sink(log::add), Coroutines.map(String::length, Coroutines.sink(sizes::add))));
 * try (head) {
 *     head.send("ERROR disk full");
 *     head.send("INFO ready");
 * }
 * }</pre>
 *
 * <p>A pipeline is built from its end to its head; values are sent to the head. Everything made here is primed: it takes
 * values at once, and {@link Coroutine#prime()} refuses with ALREADY_STARTED. A target that is still CREATED is primed by
 * the stage that takes it.
 *
 * <p>A stage owns its targets:
 *
 * <ul>
 *   <li>What a target answers is what the stage answers, so a value travels down and its answer travels up in one {@code
 *       send}.
 *   <li>However a stage ends, by {@code close()} or by a failure, its targets are closed with it, in their order, and so on
 *       to the ends of the pipeline.
 *   <li>An exception of a target or of the stage's function reaches the sender as the object it is, a {@link
 *       java.util.NoSuchElementException} too, and ends every stage on its way. What is thrown in at a stage by {@code
 *       throwIn} ends the stage and is not passed on.
 *   <li>When a target has ended, its stage ends with the same result: the sender gets {@link GeneratorReturn}, or a {@link
 *       Step.Returned} from {@code resume}.
 * </ul>
 *
 * <p>{@code next()} and {@code send(null)} are one thing: both push null. Threads: as {@link Coroutine}; a stage runs on the
 * sender's thread.
 */
public final class Coroutines {
    private Coroutines() {}

    /**
     * A coroutine at its first yield, whose value is dropped.
     *
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @param <R> what it returns
     * @return a new coroutine, SUSPENDED
     * @throws GeneratorReturn if the body ends before it yields
     */
    public static <Y, S, R> Coroutine<Y, S, R> primed(CoroutineLambda<Y, S, R> body) {
        return Coroutine.of(body).prime();
    }

    /**
     * As {@link #primed(CoroutineLambda)}, of a named or anonymous class.
     *
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @param <R> what it returns
     * @return a new coroutine, SUSPENDED
     * @throws GeneratorReturn if the body ends before it yields
     */
    public static <Y, S, R> Coroutine<Y, S, R> primed(CoroutineBody<Y, S, R> body) {
        return Coroutine.of(body).prime();
    }

    /**
     * A consumer with a body of its own, at its first yield.
     *
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @return a new coroutine, SUSPENDED
     * @throws GeneratorReturn if the body ends before it yields
     */
    public static <Y, S> Coroutine<Y, S, Void> consumer(ConsumerLambda<Y, S> body) {
        return Coroutine.consumer(body).prime();
    }

    /**
     * As {@link #consumer(ConsumerLambda)}, of a named or anonymous class.
     *
     * @param body the code; not null
     * @param <Y> what it yields
     * @param <S> what is sent to it
     * @return a new coroutine, SUSPENDED
     * @throws GeneratorReturn if the body ends before it yields
     */
    public static <Y, S> Coroutine<Y, S, Void> consumer(ConsumerBody<Y, S> body) {
        return Coroutine.consumer(body).prime();
    }

    /**
     * The end of a pipeline: each value goes to an action. It answers null.
     *
     * @param action the action; not null
     * @param <S> what is sent to it
     * @return a new coroutine, SUSPENDED
     */
    public static <S> Coroutine<Void, S, Void> sink(Consumer<? super S> action) {
        Objects.requireNonNull(action, "action");
        return PushStage.primed("sink", List.of(), value -> {
            action.accept(Coroutines.<S>sent(value));
            return new Step.Yielded<>(null);
        });
    }

    /**
     * A stage: each value through a function.
     *
     * @param function the function; not null
     * @param target where its results go, CREATED or ready for a value; not null
     * @param <Y> what the target answers
     * @param <A> what is sent to the stage
     * @param <B> what is sent on
     * @param <R> the result of the target
     * @return a new coroutine, SUSPENDED, which owns the target
     */
    public static <Y, A, B, R> Coroutine<Y, A, R> map(
            Function<? super A, ? extends B> function, Coroutine<Y, B, R> target) {
        Objects.requireNonNull(function, "function");
        return PushStage.primed(
                "map", List.of(ready(target)), value -> target.resume(function.apply(Coroutines.<A>sent(value))));
    }

    /**
     * A stage: sends on what a predicate accepts. To a value that it rejects it answers null.
     *
     * @param predicate the predicate; not null
     * @param target where the values go, CREATED or ready for a value; not null
     * @param <Y> what the target answers
     * @param <S> what is sent
     * @param <R> the result of the target
     * @return a new coroutine, SUSPENDED, which owns the target
     */
    public static <Y, S, R> Coroutine<Y, S, R> filter(Predicate<? super S> predicate, Coroutine<Y, S, R> target) {
        Objects.requireNonNull(predicate, "predicate");
        return PushStage.primed("filter", List.of(ready(target)), value -> {
            S sent = sent(value);
            return predicate.test(sent) ? target.resume(sent) : new Step.Yielded<>(null);
        });
    }

    /**
     * A stage: sends each value to all targets, in their order. It answers null. A target that has ended gets no more; the
     * stage ends with the last of them. If a target throws, those after it do not get the value.
     *
     * @param targets where the values go, each CREATED or ready for a value; not null, not empty
     * @param <S> what is sent
     * @return a new coroutine, SUSPENDED, which owns the targets
     * @throws IllegalArgumentException if there is no target
     */
    @SafeVarargs
    public static <S> Coroutine<Void, S, Void> broadcast(Coroutine<?, ? super S, ?>... targets) {
        List<Coroutine<?, ? super S, ?>> all = new ArrayList<>();
        for (Coroutine<?, ? super S, ?> target : targets) {
            all.add(target);
        }
        return broadcast(all);
    }

    /**
     * As {@link #broadcast(Coroutine...)}.
     *
     * @param targets where the values go, each CREATED or ready for a value; not null, not empty
     * @param <S> what is sent
     * @return a new coroutine, SUSPENDED, which owns the targets
     * @throws IllegalArgumentException if there is no target
     */
    public static <S> Coroutine<Void, S, Void> broadcast(List<? extends Coroutine<?, ? super S, ?>> targets) {
        List<Coroutine<?, ? super S, ?>> all = List.copyOf(targets);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("nothing to send to: broadcast needs a target");
        }
        all.forEach(Coroutines::ready);
        List<Coroutine<?, ? super S, ?>> listening = new ArrayList<>(all);
        return PushStage.primed("broadcast", all, value -> {
            S sent = sent(value);
            for (Iterator<Coroutine<?, ? super S, ?>> each = listening.iterator(); each.hasNext(); ) {
                if (each.next().resume(sent) instanceof Step.Returned<?, ?>) {
                    each.remove();
                }
            }
            return listening.isEmpty() ? new Step.Returned<>(null) : new Step.Yielded<>(null);
        });
    }

    private static <Y, S, R> Coroutine<Y, S, R> ready(Coroutine<Y, S, R> target) {
        return target.state() == State.CREATED ? target.prime() : target;
    }

    @SuppressWarnings("unchecked") // stages are not generic; the type of the coroutine has checked what is sent
    private static <S> S sent(Object value) {
        return (S) value;
    }
}
