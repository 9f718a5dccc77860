package dev.yieldwise;

/**
 * What {@code close()} raises at the {@code yield} where a body is suspended (PEP 342).
 *
 * <p>It is an {@link Error}, so that {@code catch (Exception e)} in a body does not catch it, as Python made it a
 * {@code BaseException} for the same reason. A body that catches it must end: by throwing it again, or by returning. A
 * body that yields instead makes {@code close()} fail with {@link GeneratorStateException.Reason#IGNORED_EXIT}.
 *
 * <p>It has neither a stack trace nor suppressed exceptions: it is a signal, not a report.
 *
 * <pre>{@code
 * Generator<String> open = Generator.of(out -> {
 *     try {
 *         out.yield("a");
 *     } finally {
 *         System.out.println("cleaned up"); // GeneratorExit is raised at the yield
 *     }
 * });
 * open.next();
 * open.close();
 * }</pre>
 */
public final class GeneratorExit extends Error {
    private static final long serialVersionUID = 1L;

    /** Makes a signal. Needed only by code that passes it to {@code throwIn}. */
    public GeneratorExit() {
        super("generator is being closed", null, false, false);
    }
}
