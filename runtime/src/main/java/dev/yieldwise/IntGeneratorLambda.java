package dev.yieldwise;

import java.io.Serializable;

/**
 * {@link IntGeneratorBody} as the target of a lambda, for the reasons of {@link GeneratorLambda}.
 *
 * <pre>{@code
 * IntGeneratorLambda body = out -> out.yield(1);
 * IntGenerator one = IntGenerator.of(body);
 * IntGenerator two = IntGenerator.of(body); // a run of its own
 * }</pre>
 */
@FunctionalInterface
public interface IntGeneratorLambda extends IntGeneratorBody, Serializable {}
