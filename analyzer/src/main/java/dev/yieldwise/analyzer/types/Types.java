package dev.yieldwise.analyzer.types;

/** Answers what type an expression or a variable has. */
public final class Types {}
