package dev.yieldwise;

import java.io.Serializable;

/**
 * {@link AsyncGeneratorBody} as the target of a lambda. It is serializable so that the library can find the code of the
 * lambda, and a type of its own so that named classes, which implement {@link AsyncGeneratorBody}, need no
 * serialVersionUID.
 *
 * <pre>{@code
 * AsyncGeneratorLambda<String> body = out -> out.yield("once");
 * AsyncGenerator<String> one = AsyncGenerator.of(body);
 * AsyncGenerator<String> two = AsyncGenerator.of(body); // a run of its own
 * }</pre>
 *
 * @param <T> what it yields
 */
@FunctionalInterface
public interface AsyncGeneratorLambda<T> extends AsyncGeneratorBody<T>, Serializable {}
