package dev.yieldwise;

/**
 * The code of an {@link IntGenerator}. As {@link GeneratorBody}, without boxing.
 *
 * <pre>{@code
 * class Countdown implements IntGeneratorBody {
 *     public void run(IntYielder out) {
 *         for (int left = 3; left > 0; left--) out.yield(left);
 *     }
 * }
 * int[] counts = IntGenerator.of(new Countdown()).toArray(); // 3 2 1
 * }</pre>
 */
@FunctionalInterface
public interface IntGeneratorBody {
    /**
     * Runs the body, from its beginning to its end.
     *
     * @param out the handle to yield by; valid only inside this call
     * @throws Exception whatever fails; see {@link GeneratorException} for checked ones
     */
    void run(IntYielder out) throws Exception;
}
