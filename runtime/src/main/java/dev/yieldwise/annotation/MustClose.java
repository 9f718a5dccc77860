package dev.yieldwise.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is got here has to be closed by whoever gets it, by {@code close()}:
 *
 * <ul>
 *   <li>on a constructor, the object that is made;
 *   <li>on a type, the objects that are made by any of its constructors, and by those of its subtypes;
 *   <li>on a method, what it returns.
 * </ul>
 *
 * <pre>{@code
 * @MustClose
 * final class RowReader implements AutoCloseable {
 *     final Path file;
 *
 *     RowReader(Path file) {
 *         this.file = file;
 *     }
 *
 *     @Override
 *     public void close() {}
 * }
 * RowReader reader = new RowReader(file); // reported: nobody closes it
 * System.out.println(reader.file);
 * }</pre>
 *
 * <p>The rule UnclosedGenerator reports what is left open by the code that gets it, and alone could close it. Whoever returns it,
 * stores it or hands it on leaves the closing to others, and so does whoever returns it from a method: its callers have to close
 * it then, if the method's code is checked along or bears this annotation itself.
 *
 * <p>The type has to be {@link AutoCloseable}, or the annotation means nothing. Where a method of the object returns something
 * that can be closed, too, such as a stream of its rows, to close that is enough.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.CONSTRUCTOR, ElementType.METHOD})
public @interface MustClose {}
