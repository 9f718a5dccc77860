package dev.yieldwise;

import java.io.Serializable;

/**
 * {@link LongGeneratorBody} as the target of a lambda, for the reasons of {@link GeneratorLambda}.
 *
 * <pre>{@code
 * LongGeneratorLambda body = out -> out.yield(1);
 * LongGenerator one = LongGenerator.of(body);
 * LongGenerator two = LongGenerator.of(body); // a run of its own
 * }</pre>
 */
@FunctionalInterface
public interface LongGeneratorLambda extends LongGeneratorBody, Serializable {}
