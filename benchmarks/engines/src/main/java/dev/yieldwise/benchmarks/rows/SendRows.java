package dev.yieldwise.benchmarks.rows;

import dev.yieldwise.Coroutine;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Values sent to a coroutine, and its answers. */
public class SendRows extends Rows {
    public static Coroutine<Integer, Integer, Void> echo() {
        return Coroutine.of(self -> {
            Integer x = self.receive();
            while (true) {
                x = self.yield(x + 1);
            }
        });
    }

    @Setup
    public void claim() {
        claim(echo().asGenerator().engine().single());
    }

    @Benchmark
    public long send() {
        long total = 0;
        try (Coroutine<Integer, Integer, Void> echo = echo().prime()) {
            for (int i = 0; i < n; i++) {
                total += echo.send(i);
            }
        }
        return total;
    }
}
