package dev.yieldwise;

import java.io.Serializable;

/** {@link IntGeneratorBody} as the target of a lambda, for the reasons of {@link GeneratorLambda}. */
@FunctionalInterface
public interface IntGeneratorLambda extends IntGeneratorBody, Serializable {}
