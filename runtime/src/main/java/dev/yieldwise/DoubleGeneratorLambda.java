package dev.yieldwise;

import java.io.Serializable;

/**
 * {@link DoubleGeneratorBody} as the target of a lambda, for the reasons of {@link GeneratorLambda}.
 *
 * <pre>{@code
 * DoubleGeneratorLambda body = out -> out.yield(1);
 * DoubleGenerator one = DoubleGenerator.of(body);
 * DoubleGenerator two = DoubleGenerator.of(body); // a run of its own
 * }</pre>
 */
@FunctionalInterface
public interface DoubleGeneratorLambda extends DoubleGeneratorBody, Serializable {}
