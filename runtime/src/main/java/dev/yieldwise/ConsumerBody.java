package dev.yieldwise;

/**
 * The code of a {@link Coroutine} that returns nothing. It runs as a {@link GeneratorBody} does.
 *
 * <pre>{@code
 * class Printer implements ConsumerBody<Void, String> {
 *     public void run(Exchange<Void, String> self) {
 *         while (true) System.out.println(self.receive());
 *     }
 * }
 * Coroutine<Void, String, Void> printer = Coroutine.consumer(new Printer()).prime();
 * printer.send("hello");
 * }</pre>
 *
 * @param <Y> what it yields
 * @param <S> what is sent to it
 */
@FunctionalInterface
public interface ConsumerBody<Y, S> {
    /**
     * Runs the body, from its beginning to its end.
     *
     * @param self the handle to yield by; valid only inside this call
     * @throws Exception whatever fails; see {@link GeneratorException} for checked ones
     */
    void run(Exchange<Y, S> self) throws Exception;
}
