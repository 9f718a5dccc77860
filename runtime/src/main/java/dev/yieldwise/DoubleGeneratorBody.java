package dev.yieldwise;

/**
 * The code of an {@link DoubleGenerator}. As {@link GeneratorBody}, without boxing.
 *
 * <pre>{@code
 * class Countdown implements DoubleGeneratorBody {
 *     public void run(DoubleYielder out) {
 *         for (double left = 3; left > 0; left--) out.yield(left);
 *     }
 * }
 * double[] counts = DoubleGenerator.of(new Countdown()).toArray(); // 3 2 1
 * }</pre>
 */
@FunctionalInterface
public interface DoubleGeneratorBody {
    /**
     * Runs the body, from its beginning to its end.
     *
     * @param out the handle to yield by; valid only inside this call
     * @throws Exception whatever fails; see {@link GeneratorException} for checked ones
     */
    void run(DoubleYielder out) throws Exception;
}
