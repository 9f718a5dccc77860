package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.Coroutine;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.State;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What UnprimedSend believes of a new coroutine, driven on the library. */
class CoroutineStartTest {
    private static Coroutine<Integer, String, Void> fresh() {
        return Coroutine.of(self -> {
            self.yield(1);
            self.yield(2);
            self.yield(3);
            return null;
        });
    }

    @TestFactory
    Stream<DynamicTest> aValueIsRefusedAndChangesNothing() {
        return GeneratorApi.SENDING.stream()
                .sorted()
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    Coroutine<Integer, String, Void> coroutine = fresh();
                    assertThatThrownBy(() -> sending(name, "x").accept(coroutine))
                            .isInstanceOfSatisfying(
                                    GeneratorStateException.class,
                                    refused -> assertThat(refused.reason())
                                            .isEqualTo(GeneratorStateException.Reason.NOT_STARTED));
                    assertThat(coroutine.state()).isEqualTo(State.CREATED);
                }));
    }

    @TestFactory
    Stream<DynamicTest> nullAndAdvancingPrime() {
        Stream<Consumer<Coroutine<Integer, String, Void>>> nulls =
                GeneratorApi.SENDING.stream().sorted().map(name -> sending(name, null));
        Stream<Consumer<Coroutine<Integer, String, Void>>> advancing =
                GeneratorApi.ADVANCING.stream().sorted().map(CoroutineStartTest::advancing);
        return Stream.concat(nulls, advancing)
                .map(prime -> DynamicTest.dynamicTest("primes", () -> {
                    Coroutine<Integer, String, Void> coroutine = fresh();
                    prime.accept(coroutine);
                    assertThat(coroutine.state()).isEqualTo(State.SUSPENDED);
                    assertThat(coroutine.send("x")).isEqualTo(2);
                }));
    }

    private static Consumer<Coroutine<Integer, String, Void>> sending(String name, String value) {
        return switch (name) {
            case "send" -> coroutine -> coroutine.send(value);
            case "resume" -> coroutine -> coroutine.resume(value);
            default -> throw new AssertionError("no test drives " + name);
        };
    }

    private static Consumer<Coroutine<Integer, String, Void>> advancing(String name) {
        return switch (name) {
            case "next" -> Coroutine::next;
            case "prime" -> Coroutine::prime;
            default -> throw new AssertionError("no test drives " + name);
        };
    }
}
