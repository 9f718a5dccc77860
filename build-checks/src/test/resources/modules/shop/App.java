package shop;

import dev.yieldwise.Coroutine;
import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.Yielder;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import shop.shelf.Shelf;

/** A body of each kind: a line tells how it is run, what it yields, and why it is not woven. */
public final class App {
    private final int price;
    private EngineChoice inner;

    private App(int price) {
        this.price = price;
    }

    private int priced(int number) {
        return number * price;
    }

    private static void twice(Yielder<Integer> out, int value) {
        out.yield(value);
        out.yield(value);
    }

    private static final class Till {
        private static int sum;

        private static void add(Yielder<Integer> out, int value) {
            sum += value;
            out.yield(sum);
        }
    }

    private static final class Countdown implements GeneratorBody<Integer> {
        @Override
        public void run(Yielder<Integer> out) {
            for (int left = 2; left > 0; left--) {
                out.yield(left);
            }
        }
    }

    private Generator<Integer> members() {
        return Generator.of(/* lookup */ out -> {
            out.yield(price);
            out.yield(priced(2));
        });
    }

    private Generator<Integer> nested() {
        return Generator.of(/* lookup */ out -> {
            Generator<Integer> mine = Generator.of(/* lookup */ own -> {
                int before = priced(1);
                own.yield(before);
                own.yield(before + price);
            });
            inner = mine.engine();
            out.yieldFrom(mine);
        });
    }

    public static void main(String[] args) {
        int captured = args.length + 5;
        String text = "t" + captured;
        App app = new App(3);
        tell("captured", Generator.of(/* lookup */ out -> {
            long wide = captured;
            out.yield(captured);
            out.yield((int) (wide + text.length()));
        }));
        tell("members", app.members());
        tell("nested", app.nested());
        System.out.println("inner " + app.inner.single());
        tell("helper", Generator.of(/* lookup */ out -> {
            twice(out, 1);
            twice(out, 2);
        }));
        tell("neighbour", Generator.of(/* lookup */ out -> {
            Till.add(out, 4);
            Till.add(out, 5);
        }));
        tell("anonymous", Generator.of(/* lookup */ new GeneratorBody<Integer>() {
            @Override
            public void run(Yielder<Integer> out) {
                out.yield(captured);
                out.yield(app.price);
            }
        }));
        tell("named", Generator.of(/* lookup */ new Countdown()));
        tell("ints", IntGenerator.of(/* lookup */ out -> {
            out.yield(1);
            out.yield(captured);
        }).boxed());
        tell("package", Shelf.generator());
        Coroutine<Integer, Integer, Integer> adding = Coroutine.of(/* lookup */ self -> {
            int sum = app.price;
            for (int i = 0; i < 2; i++) {
                sum += self.yield(sum);
            }
            return sum;
        });
        EngineChoice.Kind kind = adding.engine().single();
        System.out.println("coroutine " + kind + " [" + adding.next() + ", " + adding.send(10) + "]");
        List<Integer> sent = new ArrayList<>();
        Coroutine<Void, Integer, Void> consumer = Coroutine.consumer(/* lookup */ self -> {
            while (true) {
                sent.add(self.yield(null));
            }
        });
        kind = consumer.engine().single();
        consumer.prime();
        consumer.send(1);
        consumer.send(captured);
        System.out.println("consumer " + kind + " " + sent);
    }

    private static void tell(String name, Generator<Integer> generator) {
        EngineChoice choice = generator.engine();
        List<Integer> values = new ArrayList<>();
        while (generator.hasNext()) {
            values.add(generator.next());
        }
        String reason = choice.single() == EngineChoice.Kind.WOVEN ? "" : " " + choice.reason();
        System.out.println(name + " " + choice.single() + " " + values + reason);
    }
}
