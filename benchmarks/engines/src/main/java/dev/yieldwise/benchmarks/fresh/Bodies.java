package dev.yieldwise.benchmarks.fresh;

import dev.yieldwise.GeneratorLambda;
import java.util.ArrayList;
import java.util.List;

/** A class as users have them, with eleven bodies. The programs that copy a class copy this one. */
public final class Bodies {
    private Bodies() {}

    public static GeneratorLambda<Integer> first() {
        return out -> {
            for (int i = 0; i < 10; i++) {
                out.yield(i);
            }
        };
    }

    public static List<GeneratorLambda<Integer>> later() {
        List<GeneratorLambda<Integer>> bodies = new ArrayList<>();
        int from = Integer.getInteger("bodies.from", 3); // captured, and not a constant
        List<Integer> source = List.of(3, 1, 2);
        bodies.add(out -> {
            int i = from;
            while (i < 20) {
                out.yield(i);
                i += 2;
            }
        });
        bodies.add(out -> {
            for (int each : source) {
                out.yield(each);
            }
        });
        bodies.add(out -> {
            out.yield(from);
            out.yieldFrom(source);
        });
        bodies.add(out -> {
            long sum = 0;
            for (int i = 1; i < 9; i++) {
                sum += i;
                out.yield((int) sum);
            }
        });
        bodies.add(out -> {
            try {
                out.yield(1);
                out.yield(2);
            } finally {
                source.size();
            }
        });
        bodies.add(out -> {
            for (int i = 0; i < 6; i++) {
                switch (i % 3) {
                    case 0 -> out.yield(i);
                    case 1 -> out.yield(-i);
                    default -> out.yield(from);
                }
            }
        });
        bodies.add(out -> {
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column <= row; column++) {
                    out.yield(row * column);
                }
            }
        });
        bodies.add(out -> {
            double mean = 0;
            for (int i = 1; i < 5; i++) {
                mean += (i - mean) / i;
                out.yield((int) mean);
            }
        });
        bodies.add(out -> {
            int a = 0;
            int b = 1;
            do {
                out.yield(a);
                int next = a + b;
                a = b;
                b = next;
            } while (a < 100);
        });
        bodies.add(out -> {
            String text = "";
            for (char c = 'a'; c < 'e'; c++) {
                text += c;
                out.yield(text.length());
            }
        });
        return bodies;
    }
}
