package dev.yieldwise;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The rows of the conformance map that a test covers: the one way to say it. docs/conformance.md is made of it. */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Covers {
    /** The ids of the rows. */
    String[] value();
}
