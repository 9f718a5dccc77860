package left;

import dev.yieldwise.Generator;
import dev.yieldwise.Yielder;

/** One body that is woven, and one whose handle is kept. */
public final class Left {
    static Yielder<Integer> kept;

    private Left() {}

    static Generator<Integer> woven() {
        return Generator.of(out -> out.yield(1));
    }

    static Generator<Integer> left() {
        return Generator.of(out -> {
            kept = out;
            out.yield(1);
        });
    }
}
