package dev.yieldwise.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that may change what its object holds, so that no iteration over it that is under way may go on afterwards: it fails,
 * or skips elements. To iterate it means a for-each loop, {@code iterator()}, {@code forEach} and {@code stream()}.
 *
 * <pre>{@code
 * interface Ring<T> extends Iterable<T> {
 *     @Mutates
 *     void push(T element);
 * }
 *
 * class Echo {
 *     void doubled(Ring<String> ring) {
 *         for (String element : ring) {
 *             ring.push(element); // reported
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The rule MutationDuringIteration reports it, always as possible: a method that may change an object need not do so each time. What
 * the methods of the JDK's own collections do it knows exactly, and goes on doing so for classes that extend them.
 *
 * <p>A static method has no object; the annotation means nothing there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Mutates {}
