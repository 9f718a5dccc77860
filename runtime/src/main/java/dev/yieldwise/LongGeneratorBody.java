package dev.yieldwise;

/**
 * The code of an {@link LongGenerator}. As {@link GeneratorBody}, without boxing.
 *
 * <pre>{@code
 * class Countdown implements LongGeneratorBody {
 *     public void run(LongYielder out) {
 *         for (long left = 3; left > 0; left--) out.yield(left);
 *     }
 * }
 * long[] counts = LongGenerator.of(new Countdown()).toArray(); // 3 2 1
 * }</pre>
 */
@FunctionalInterface
public interface LongGeneratorBody {
    /**
     * Runs the body, from its beginning to its end.
     *
     * @param out the handle to yield by; valid only inside this call
     * @throws Exception whatever fails; see {@link GeneratorException} for checked ones
     */
    void run(LongYielder out) throws Exception;
}
