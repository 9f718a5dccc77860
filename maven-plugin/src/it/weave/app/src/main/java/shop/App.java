package shop;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.Yielder;

/** Its module opens nothing. */
public final class App {
    private App() {}

    private static final class Countdown implements GeneratorBody<Integer> {
        @Override
        public void run(Yielder<Integer> out) {
            out.yield(2);
            out.yield(1);
        }
    }

    public static void main(String[] args) {
        String text = "t" + args.length;
        Generator<String> lambda = Generator.of(out -> {
            out.yield(text);
            Integer.parseInt(text);
        });
        System.out.println("lambda " + lambda.engine().single() + " " + lambda.next());
        try {
            lambda.next();
        } catch (NumberFormatException thrown) {
            for (StackTraceElement element : thrown.getStackTrace()) {
                if (element.getClassName().startsWith("shop.App$$Woven") && element.getLineNumber() > 0) {
                    System.out.println("in " + element.getFileName() + ":" + element.getLineNumber());
                }
            }
        }
        Generator<Integer> named = Generator.of(new Countdown());
        System.out.println("named " + named.engine().single() + " " + named.next() + named.next());
        IntGenerator ints = IntGenerator.of(out -> out.yield(7));
        System.out.println("ints " + ints.boxed().engine().single() + " " + ints.nextInt());
        Coroutine<String, String, String> echo = Coroutine.of(self -> self.yield("first"));
        System.out.println("coroutine " + echo.engine().single() + " " + echo.next() + " " + echo.resume("last"));
    }
}
