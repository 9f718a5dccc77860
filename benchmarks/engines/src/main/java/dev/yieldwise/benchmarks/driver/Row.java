package dev.yieldwise.benchmarks.driver;

import dev.yieldwise.EngineChoice;
import java.util.function.Supplier;

/**
 * A row that JMH measures.
 *
 * @param id how bounds and charts name it
 * @param group the table it stands in
 * @param label what people read
 * @param method class and method, below the package of rows
 * @param wants how it says it is run
 * @param choice what the library says of it; null if it is not of this library
 * @param elements how many elements it is measured over
 * @param elementsByThread the same, where each of them costs a hand-off between threads
 */
record Row(
        String id,
        Group group,
        String label,
        String method,
        Wants wants,
        Supplier<EngineChoice> choice,
        int elements,
        int elementsByThread) {
    /** How a row says it is run. */
    enum Wants {
        PLAIN,
        PUSH,
        WOVEN,
        THREAD
    }
}
