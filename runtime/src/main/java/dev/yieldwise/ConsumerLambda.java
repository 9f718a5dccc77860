package dev.yieldwise;

import java.io.Serializable;

/**
 * {@link ConsumerBody} as the target of a lambda. It is serializable so that the library can find the code of the
 * lambda, and a type of its own so that named classes, which implement {@link ConsumerBody}, need no serialVersionUID.
 *
 * <pre>{@code
 * ConsumerLambda<Void, String> body = self -> {
 *     while (true) System.out.println(self.receive());
 * };
 * Coroutine<Void, String, Void> one = Coroutine.consumer(body);
 * Coroutine<Void, String, Void> two = Coroutine.consumer(body); // a run of its own
 * }</pre>
 *
 * @param <Y> what it yields
 * @param <S> what is sent to it
 */
@FunctionalInterface
public interface ConsumerLambda<Y, S> extends ConsumerBody<Y, S>, Serializable {}
