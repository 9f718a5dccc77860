package dev.yieldwise.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method that uses its object up. Of all methods of an object that bear this annotation one may be called, once: whichever
 * is called second fails, or finds nothing. So it is whether or not the first call completed, and nothing brings the object back.
 * {@code close()} uses it up, too, and may be called at any time; all other methods have nothing to do with it.
 *
 * <pre>{@code
 * interface RowReader {
 *     @SingleUse
 *     Generator<String> rows();
 *
 *     @SingleUse
 *     long count();
 * }
 *
 * class Report {
 *     long print(RowReader reader) {
 *         reader.rows().forEach(System.out::println);
 *         return reader.count(); // reported
 *     }
 * }
 * }</pre>
 *
 * <p>The rule ExhaustedReuse reports the second call.
 *
 * <p>On {@code iterator()} it stands for all ways to iterate: the for-each loop, {@code forEach} and {@code spliterator}
 * ask for an iterator. On a type it means the same as on the type's {@code iterator()}.
 *
 * <p>A static method has no object; the annotation means nothing there.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface SingleUse {}
