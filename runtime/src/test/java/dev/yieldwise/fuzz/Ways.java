package dev.yieldwise.fuzz;

import dev.yieldwise.Generator;

/** What the library under test can do. */
final class Ways {
    private Ways() {}

    /** Whether it weaves a body that has nothing to it. */
    static boolean weaves() {
        return Generator.of(out -> out.yield(1)).engine().single().name().equals("WOVEN");
    }
}
