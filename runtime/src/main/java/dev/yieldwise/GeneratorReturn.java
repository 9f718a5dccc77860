package dev.yieldwise;

import java.util.NoSuchElementException;

/**
 * The end of a {@link Coroutine}, as {@code next}, {@code send} and {@code throwIn} signal it; Python's {@code
 * StopIteration} with its value. It carries the value the first time only: a coroutine asked again after its end
 * answers with {@code null}.
 *
 * <p>Code on a hot path uses {@link Coroutine#resume}, which answers with a {@link Step} and throws nothing at the end.
 *
 * <pre>{@code
 * try {
 *     average.send(10.0);
 * } catch (GeneratorReturn end) {
 *     System.out.println("ended with " + end.value());
 * }
 * }</pre>
 */
public class GeneratorReturn extends NoSuchElementException {
    private static final long serialVersionUID = 1L;

    private final transient Object value;

    /**
     * Makes an end signal. Needed only by implementations of {@link Delegate#throwIn}.
     *
     * @param value what was returned; may be null
     */
    public GeneratorReturn(Object value) {
        super("coroutine has ended");
        this.value = value;
    }

    /**
     * What the body returned.
     *
     * @return the value; null if there is none, or if this signal was serialized on its way
     */
    public Object value() {
        return value;
    }
}
