package dev.yieldwise;

import java.io.Serializable;

/**
 * {@link GeneratorBody} as the target of a lambda. It is serializable so that the library can find the code of the
 * lambda, and a type of its own so that named classes, which implement {@link GeneratorBody}, need no serialVersionUID.
 *
 * <pre>{@code
 * GeneratorLambda<String> body = out -> out.yield("once");
 * Generator<String> one = Generator.of(body);
 * Generator<String> two = Generator.of(body); // a run of its own
 * }</pre>
 *
 * @param <T> what it yields
 */
@FunctionalInterface
public interface GeneratorLambda<T> extends GeneratorBody<T>, Serializable {}
