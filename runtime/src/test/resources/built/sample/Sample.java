package sample;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.EngineChoice;
import dev.yieldwise.Exchange;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorLambda;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.IntYielder;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Bodies in each of the ways in which they are written. Each line tells how one is run, and what it yields. */
public class Sample implements Labelled {
    static {
        System.setProperty("sample.ran", "yes");
    }

    private final int price;

    Sample(int price) {
        this.price = price;
    }

    public static List<String> run() {
        return new Sample(3).all("c", new int[] {8}, 1L << 40, 2.5, 1.5f, true, (byte) 1, 'x', (short) 2);
    }

    private List<String> all(
            String text, int[] array, long wide, double real, float half, boolean flag, byte small, char letter, short few) {
        List<String> told = new ArrayList<>();
        tell(told, "captured", Generator.of(out -> {
            out.yield(text + array[0] + price);
            out.yield(wide + real + half);
            out.yield(flag ? small + letter + few : null);
        }));
        tell(told, "nothing captured", Generator.of(out -> out.yield("one")));
        tell(told, "method", Generator.of(Sample::constants));
        tell(told, "bound method", Generator.of(this::prices));
        tell(told, "helpers", Generator.of(out -> {
            twice(out, price);
            int more = again(out, 2);
            out.yield(more);
        }));
        tell(told, "recursion", Generator.of(out -> down(out, 3)));
        tell(told, "neighbour", Generator.of(out -> Till.add(out, price)));
        tell(told, "plain interface", Generator.of((GeneratorBody<Object>) out -> out.yield(price)));
        tell(told, "marked", Generator.of((GeneratorLambda<Object> & Marked) out -> out.yield(text)));
        tell(told, "narrow", Generator.of((Narrow) out -> out.yield(text)));
        tell(told, "default method", Generator.of(out -> out.yield(label(new Label(text)))));
        tell(told, "in an interface", Marked.generator(text));
        tell(told, "anonymous", Generator.of(new GeneratorBody<Object>() {
            @Override
            public void run(Yielder<Object> out) {
                out.yield(text);
                out.yield(price);
            }
        }));
        tell(told, "named", Generator.of(new Countdown()));
        tell(told, "inner", Generator.of(new Inner()));
        tell(told, "record", Generator.of(new Range(2)));
        tell(told, "enum", Generator.of(Letters.SMALL));
        tell(told, "of two kinds", Generator.of(new Both()));
        tell(told, "of the other kind", IntGenerator.of(new Both()).boxed());
        tell(told, "generic", Generator.of(this.<Integer>mapped(x -> x + price)));
        tell(told, "ints", IntGenerator.of(out -> {
            for (int i = 0; i < price; i++) {
                out.yield(i);
            }
        }).boxed());
        tell(told, "longs", LongGenerator.of(out -> out.yield(wide)).boxed());
        tell(told, "doubles", DoubleGenerator.of(out -> out.yield(real)).boxed());
        tell(told, "a body in a body", Generator.of(out -> {
            int before = price;
            Generator<Object> mine = Generator.of(own -> {
                own.yield(before + price);
                own.yield(Generator.of(last -> last.yield(text)).engine().single() + "");
            });
            out.yield(mine.engine().single() + "");
            out.yieldFrom(mine);
        }));
        tell(told, "clean-up", Generator.of(out -> {
            StringBuilder log = new StringBuilder();
            try {
                out.yield(1 / (array.length - 1));
            } catch (ArithmeticException e) {
                out.yield(e.getMessage());
            } finally {
                out.yield(log.append("done").toString());
            }
        }));
        Coroutine<Object, Integer, Integer> sum = Coroutine.of(self -> {
            int all = price;
            for (int i = 0; i < 2; i++) {
                all += self.yield(all);
            }
            return all;
        });
        told.add("coroutine " + sum.engine().single() + " " + sum.next() + " " + sum.send(4) + " " + sum.resume(5));
        Coroutine<Object, Integer, Integer> named = Coroutine.of(new Adding());
        told.add("named coroutine " + named.engine().single() + " " + named.next() + " " + named.resume(5));
        List<Object> got = new ArrayList<>();
        Coroutine<Object, Integer, Void> consumer = Coroutine.consumer(self -> got.add(self.yield(text)));
        told.add("consumer " + consumer.engine().single() + " " + consumer.next() + " " + consumer.resume(6) + got);
        return told;
    }

    private static void tell(List<String> told, String name, Generator<?> generator) {
        EngineChoice engine = generator.engine();
        List<Object> values = new ArrayList<>();
        while (generator.hasNext()) {
            values.add(generator.next());
        }
        told.add(name + " " + engine.single() + " " + values);
    }

    private static void constants(Yielder<Object> out) {
        out.yield(1);
        out.yield(2);
    }

    private void prices(Yielder<? super Integer> out) {
        out.yield(price);
    }

    private void twice(Yielder<Object> out, int value) {
        out.yield(value);
        out.yield(value);
    }

    private static int again(Yielder<Object> out, int value) {
        out.yield("again");
        return value * 2;
    }

    private static void down(Yielder<Object> out, int left) {
        out.yield(left);
        if (left > 0) {
            down(out, left - 1);
        }
    }

    private <T> GeneratorLambda<T> mapped(Function<Integer, T> function) {
        return out -> out.yield(function.apply(1));
    }

    private static final class Till {
        private static void add(Yielder<Object> out, int value) {
            out.yield(value + 1);
        }
    }

    interface Marked {
        static Generator<Object> generator(String text) {
            return Generator.of(out -> out.yield(text));
        }
    }

    /** Has a second type of run. */
    interface Narrow extends GeneratorLambda<String> {
        @Override
        void run(Yielder<String> out);
    }

    private static final class Countdown implements GeneratorBody<Object> {
        private int from = 2;

        @Override
        public void run(Yielder<Object> out) {
            for (int left = from; left > 0; left--) {
                out.yield(left);
            }
        }
    }

    private final class Inner implements GeneratorBody<Object> {
        @Override
        public void run(Yielder<Object> out) {
            out.yield(price);
        }
    }

    record Range(int end) implements GeneratorBody<Object> {
        @Override
        public void run(Yielder<Object> out) {
            for (int i = 0; i < end; i++) {
                out.yield(i);
            }
        }
    }

    enum Letters implements GeneratorBody<Object> {
        SMALL;

        @Override
        public void run(Yielder<Object> out) {
            out.yield(name());
        }
    }

    private static final class Both implements GeneratorBody<Object>, IntGeneratorBody {
        @Override
        public void run(Yielder<Object> out) {
            out.yield("object");
        }

        @Override
        public void run(IntYielder out) {
            out.yield(7);
        }
    }

    private static final class Adding implements CoroutineBody<Object, Integer, Integer> {
        @Override
        public Integer run(Exchange<Object, Integer> self) {
            return self.yield("first") + 1;
        }
    }
}

/** Its method has a type that no loader of the JDK knows. */
interface Labelled {
    default String label(Label label) {
        return "label " + label.text();
    }
}

record Label(String text) {}
