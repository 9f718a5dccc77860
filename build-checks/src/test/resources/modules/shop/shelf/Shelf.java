package shop.shelf;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorLambda;
import java.lang.invoke.MethodHandles;

/** A body in another package. */
public final class Shelf {
    private static final int WIDTH = Integer.getInteger("width", 8);

    private Shelf() {}

    public static Generator<Integer> generator() {
        return Generator.of(/* lookup */ body());
    }

    public static GeneratorLambda<Integer> body() {
        return out -> {
            out.yield(WIDTH);
            out.yield(WIDTH + 1);
        };
    }
}
