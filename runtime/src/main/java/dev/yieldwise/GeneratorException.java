package dev.yieldwise;

/**
 * Carries a checked exception out of a body. It is made once, at the outermost call of {@code next}, {@code hasNext},
 * {@code send}, {@code throwIn}, {@code close} or a consumer; between bodies, through {@code yieldFrom}, the exception
 * itself travels. Unchecked exceptions and errors are never wrapped.
 *
 * <p>If the cause is an {@link InterruptedException}, the interrupt flag of the calling thread has been set again.
 *
 * <pre>{@code
 * Generator<String> failing = Generator.of(out -> {
 *     throw new java.io.IOException("disk");
 * });
 * try {
 *     failing.next();
 * } catch (GeneratorException e) {
 *     System.out.println(e.getCause()); // the IOException itself
 * }
 * }</pre>
 */
public class GeneratorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps a checked exception.
     *
     * @param cause what left the body
     */
    public GeneratorException(Throwable cause) {
        super(cause);
    }
}
