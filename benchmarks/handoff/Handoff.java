import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorLambda;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a hand-off costs, and a suspended body; and what a whole sequence costs that is called. */
final class Handoff {
    private static final int N = 20_000;
    private static final int ROUNDS = 7;

    public static void main(String[] args) throws Exception {
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
        int suspended = args.length == 0 ? 2_000 : Integer.parseInt(args[0]);
        List<Generator<Integer>> all = new ArrayList<>();
        long before = resident();
        for (int i = 0; i < suspended; i++) {
            all.add(Generator.of(body));
            all.get(i).next();
        }
        System.out.printf("  %-40s %8.1f kB resident each, of %d%n", "suspended body", (resident() - before) / (double) suspended, suspended);
        all.forEach(Generator::close);
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

    private static long resident() throws Exception {
        for (String line : java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS")) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return 0;
    }
}
