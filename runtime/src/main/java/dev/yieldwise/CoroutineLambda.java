package dev.yieldwise;

import java.io.Serializable;

/**
 * {@link CoroutineBody} as the target of a lambda. It is serializable so that the library can find the code of the
 * lambda, and a type of its own so that named classes, which implement {@link CoroutineBody}, need no serialVersionUID.
 *
 * <pre>{@code
 * CoroutineLambda<String, String, Integer> body = self -> self.yield("a number?").length();
 * Coroutine<String, String, Integer> one = Coroutine.of(body);
 * Coroutine<String, String, Integer> two = Coroutine.of(body); // a run of its own
 * }</pre>
 *
 * @param <Y> what it yields
 * @param <S> what is sent to it
 * @param <R> what it returns
 */
@FunctionalInterface
public interface CoroutineLambda<Y, S, R> extends CoroutineBody<Y, S, R>, Serializable {}
