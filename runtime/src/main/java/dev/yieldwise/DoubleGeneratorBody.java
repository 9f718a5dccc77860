package dev.yieldwise;

/** The code of an {@link DoubleGenerator}. As {@link GeneratorBody}, without boxing. */
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
