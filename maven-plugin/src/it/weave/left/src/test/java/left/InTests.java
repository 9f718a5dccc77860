package left;

import dev.yieldwise.Generator;

class InTests {
    static Generator<Integer> woven() {
        return Generator.of(out -> out.yield(1));
    }
}
