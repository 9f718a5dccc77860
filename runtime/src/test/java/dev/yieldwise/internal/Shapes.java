package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorLambda;
import dev.yieldwise.Yielder;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Bodies as users write them: those that may be called, and those that may not, each with what has to be said of it. */
final class Shapes {
    final List<String> log = new ArrayList<>();
    private Object kept;

    Map<String, GeneratorLambda<Object>> pushable() {
        Map<String, GeneratorLambda<Object>> all = new LinkedHashMap<>();
        all.put("nothing", out -> {});
        all.put("a loop", out -> {
            for (int i = 0; i < 9; i++) {
                out.yield(i);
            }
        });
        long wide = log.size();
        double wider = wide;
        all.put("captured longs and arithmetic", out -> {
            long sum = wide;
            for (double d = wider; d < 3; d += 0.5) {
                sum += (long) (d * 2) ^ (sum << 1);
                out.yield(sum > 2 ? (Object) sum : String.valueOf(d));
            }
        });
        all.put("switches and strings", out -> {
            for (String s : List.of("a", "b", "c")) {
                switch (s) {
                    case "a" -> out.yield(s + 1);
                    case "b" -> out.yield(s.charAt(0) == 'b' ? s : null);
                    default -> out.yield(new int[][] {{1, 2}, {3}}[1][0]);
                }
                switch (log.size()) {
                    case 0, 1, 2 -> out.yield(log.size());
                    default -> out.yield(this);
                }
            }
        });
        all.put("finally", out -> {
            try {
                out.yield(1);
                out.yield(2);
            } finally {
                log.add("clean-up");
            }
        });
        all.put("nested finally", out -> {
            try {
                try {
                    out.yield(1);
                } finally {
                    log.add("inner");
                }
                out.yield(2);
            } finally {
                if (log.isEmpty()) {
                    log.add("outer");
                }
            }
        });
        all.put("synchronized", out -> {
            synchronized (log) {
                out.yield(1);
            }
        });
        all.put("try with resources, failures wrapped", out -> {
            try (BufferedReader lines = new BufferedReader(new StringReader("a\nb"))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    out.yield(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        all.put("a handler that cannot take GeneratorExit", out -> {
            for (int i = 0; i < 3; i++) {
                try {
                    out.yield(10 / (2 - i));
                } catch (ArithmeticException e) {
                    log.add("divided by zero");
                }
            }
        });
        all.put("a handler of everything with no yield in it", out -> {
            try {
                log.add("work");
            } catch (Throwable t) {
                log.add("failed");
            }
            out.yield(1);
        });
        all.put("delegation", out -> out.yieldFrom(Generator.of(Shapes::letters)));
        all.put("delegation in finally's reach", out -> {
            try {
                out.yieldFrom(List.of(1, 2));
            } finally {
                log.add("clean-up");
            }
        });
        all.put("an alias of the handle", out -> {
            Yielder<Object> same = out;
            same.yield(same == out);
        });
        all.put("a static method", Shapes::letters);
        all.put("a method of this", this::numbers);
        return all;
    }

    static void letters(Yielder<? super String> out) {
        out.yield("a");
        out.yield("b");
    }

    void numbers(Yielder<Object> out) {
        out.yield(1);
        out.yield(log);
    }

    /** By shape: the body, and a word of the reason. */
    Map<String, Map.Entry<String, GeneratorLambda<Object>>> refused() {
        Map<String, Map.Entry<String, GeneratorLambda<Object>>> all = new LinkedHashMap<>();
        all.put("a handler of GeneratorExit", no("caught", out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit e) {
                log.add("exit");
            }
        }));
        all.put("a handler of Throwable that goes on", no("caught", out -> {
            for (int i = 0; i < 3; i++) {
                try {
                    out.yield(i);
                } catch (Throwable t) {
                    log.add("ignored");
                }
            }
        }));
        all.put("a yield in finally", no("caught", out -> {
            try {
                out.yield(1);
            } finally {
                out.yield(2);
            }
        }));
        all.put("a delegation in finally", no("caught", out -> {
            try {
                out.yield(1);
            } finally {
                out.yieldFrom(List.of(2));
            }
        }));
        all.put("clean-up that fails, and a handler of that", no("caught", out -> {
            try {
                try {
                    out.yield(1);
                } finally {
                    fail();
                }
            } catch (IllegalStateException e) {
                out.yield(2);
            }
        }));
        all.put("a delegate whose clean-up fails, and a handler of that", no("caught", out -> {
            try {
                out.yieldFrom(Generator.of(Shapes::letters));
            } catch (IllegalStateException e) {
                out.yield(2);
            }
        }));
        all.put("passed to a method", no("passed on", out -> letters(out)));
        all.put("passed to a lambda", no("passed on", out -> List.of(1, 2).forEach(i -> out.yield(i))));
        all.put(
                "passed as a method reference",
                no("passed on", out -> List.of(1, 2).forEach(out::yield)));
        all.put("stored", no("passed on", out -> {
            kept = out;
            out.yield(1);
        }));
        all.put("stored by way of Object", no("passed on", out -> {
            Object same = out;
            new AtomicReference<Object>().set(same);
            out.yield(1);
        }));
        all.put("put into an array", no("passed on", out -> {
            Object[] all2 = {out};
            out.yield(all2.length);
        }));
        all.put("an overridable method of a subclass", no("another one", new Sub()::numbers2));
        return all;
    }

    private static Map.Entry<String, GeneratorLambda<Object>> no(String reason, GeneratorLambda<Object> body) {
        return Map.entry(reason, body);
    }

    static void fail() {
        throw new IllegalStateException("clean-up");
    }

    static class Super {
        void numbers2(Yielder<Object> out) {
            out.yield(1);
        }
    }

    static class Sub extends Super {}

    /** A named class, and one that inherits its body. */
    static class Named implements GeneratorBody<Object> {
        @Override
        public void run(Yielder<Object> out) throws IOException {
            try (Closeable c = () -> {}) {
                out.yield(c != null);
            }
        }
    }

    static final class Heir extends Named {}

    Object kept() {
        return kept;
    }
}
