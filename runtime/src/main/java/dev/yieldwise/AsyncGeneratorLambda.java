package dev.yieldwise;

import java.io.Serializable;

/**
 * {@link AsyncGeneratorBody} as the target of a lambda. It is serializable so that the library can find the code of the
 * lambda, and a type of its own so that named classes, which implement {@link AsyncGeneratorBody}, need no
 * serialVersionUID.
 *
 * @param <T> what it yields
 */
@FunctionalInterface
public interface AsyncGeneratorLambda<T> extends AsyncGeneratorBody<T>, Serializable {}
