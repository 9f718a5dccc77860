package dev.yieldwise;

import java.io.Serializable;

/** {@link DoubleGeneratorBody} as the target of a lambda, for the reasons of {@link GeneratorLambda}. */
@FunctionalInterface
public interface DoubleGeneratorLambda extends DoubleGeneratorBody, Serializable {}
