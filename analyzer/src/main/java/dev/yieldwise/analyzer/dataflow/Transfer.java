package dev.yieldwise.analyzer.dataflow;

import dev.yieldwise.analyzer.cfg.Edge;
import dev.yieldwise.analyzer.cfg.Element;
import java.util.Optional;

/**
 * An analysis: what is known at the entry, and how each element and edge changes it.
 *
 * <p>The laws, for all facts a, b, c:
 *
 * <ul>
 *   <li>join is associative, commutative and idempotent up to {@code equals}: join(a, a) equals a;
 *   <li>{@code apply}, {@code exceptional} and {@code along} are monotone: more before never gives less after;
 *   <li>ascending chains end: joining more and more into a fact changes it only finitely often.
 * </ul>
 *
 * @param <F> immutable facts
 */
public interface Transfer<F> {
    /** What is known when the body starts. */
    F entry();

    F join(F a, F b);

    /** What is known after the element has completed normally. */
    F apply(Element element, F before);

    /** What a handler knows when the element, the last of its block, has thrown. */
    F exceptional(Element element, F before);

    /**
     * What is known after the edge is taken.
     *
     * @return empty if control cannot take it
     */
    Optional<F> along(Edge edge, F before);
}
