package dev.yieldwise;

import java.io.Serializable;

/** {@link LongGeneratorBody} as the target of a lambda, for the reasons of {@link GeneratorLambda}. */
@FunctionalInterface
public interface LongGeneratorLambda extends LongGeneratorBody, Serializable {}
