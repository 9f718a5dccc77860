import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorLambda;
import java.util.Arrays;

/** What a hand-off costs, and a body from its start to its close; and what a whole sequence costs that is called. */
final class Handoff {
    private static final int N = 20_000;
    private static final int ROUNDS = 7;

    public static void main(String[] args) {
        GeneratorLambda<Integer> body = out -> {
            for (int i = 0; ; i++) {
                out.yield(i);
            }
        };
        String on = Generator.of(body).engine().single().toString();
        System.out.println("JDK " + Runtime.version().feature() + ", bodies on " + on);
        print("next(), consumer on a platform thread", median(() -> pull(body)) / N);
        print("create, first next(), close()", median(() -> {
            for (int i = 0; i < 1_000; i++) {
                Generator<Integer> g = Generator.of(body);
                g.next();
                g.close();
            }
        }) / 1_000);
        GeneratorLambda<Integer> ends = out -> {
            for (int i = 0; i < 1_000_000; i++) {
                out.yield(i);
            }
        };
        long[] sum = {0};
        print("forEach, body called", median(() -> Generator.of(ends).forEach(i -> sum[0] += i)) / 1_000_000);
    }

    private static void pull(GeneratorLambda<Integer> body) {
        Generator<Integer> g = Generator.of(body);
        for (int i = 0; i < N; i++) {
            g.next();
        }
        g.close();
    }

    private static double median(Runnable work) {
        double[] times = new double[ROUNDS];
        for (int i = -3; i < ROUNDS; i++) {
            long begin = System.nanoTime();
            work.run();
            if (i >= 0) {
                times[i] = System.nanoTime() - begin;
            }
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private static void print(String what, double nanos) {
        System.out.printf("  %-40s %8.1f ns%n", what, nanos);
    }
}
