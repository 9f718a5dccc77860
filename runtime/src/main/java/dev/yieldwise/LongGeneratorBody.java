package dev.yieldwise;

/** The code of an {@link LongGenerator}. As {@link GeneratorBody}, without boxing. */
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
