package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.AsyncGenerator;
import dev.yieldwise.AsyncGeneratorBody;
import dev.yieldwise.AsyncGeneratorLambda;
import dev.yieldwise.AsyncYielder;
import dev.yieldwise.ConsumerBody;
import dev.yieldwise.ConsumerLambda;
import dev.yieldwise.ContextManager;
import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.CoroutineLambda;
import dev.yieldwise.Coroutines;
import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.DoubleGeneratorLambda;
import dev.yieldwise.DoubleYielder;
import dev.yieldwise.Exchange;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorLambda;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.IntGeneratorLambda;
import dev.yieldwise.IntYielder;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.LongGeneratorBody;
import dev.yieldwise.LongGeneratorLambda;
import dev.yieldwise.LongYielder;
import dev.yieldwise.State;
import dev.yieldwise.Yielder;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What SwallowedClose and YieldDuringClose believe of a body that is closed, driven on the library. */
class ClosingTest {
    private record Body(String name, GeneratorLambda<Integer> code) {}

    /** Bodies that answer their close with a yield: each of the shapes that are reported as definite. */
    private static Stream<Body> goingOn() {
        return Stream.of(
                new Body("handler in a loop", out -> {
                    while (true) {
                        try {
                            out.yield(1);
                        } catch (Throwable t) {
                            assertThat(t).isInstanceOf(GeneratorExit.class);
                        }
                    }
                }),
                new Body("another yield after the handler", out -> {
                    try {
                        out.yield(1);
                    } catch (Error e) {
                        assertThat(e).isInstanceOf(GeneratorExit.class);
                    }
                    out.yield(2);
                }),
                new Body("continue in finally", ClosingTest::continuesInFinally),
                new Body("break in finally", ClosingTest::breaksInFinally),
                new Body("yield in finally", out -> {
                    try {
                        out.yield(1);
                    } finally {
                        out.yield(2);
                    }
                }),
                new Body("yield in the handler", out -> {
                    try {
                        out.yield(1);
                    } catch (GeneratorExit e) {
                        out.yield(2);
                        throw e;
                    }
                }),
                new Body("yield through forEach", out -> {
                    try {
                        out.yield(1);
                    } finally {
                        List.of(2).forEach(out::yield);
                    }
                }),
                new Body("yieldFrom in finally", out -> {
                    try {
                        out.yieldFrom(List.of(1));
                    } finally {
                        out.yieldFrom(List.of(2));
                    }
                }));
    }

    @SuppressWarnings("finally")
    private static void continuesInFinally(Yielder<Integer> out) {
        while (true) {
            try {
                out.yield(1);
            } finally {
                continue;
            }
        }
    }

    @SuppressWarnings("finally")
    private static void breaksInFinally(Yielder<Integer> out) {
        while (true) {
            try {
                out.yield(1);
            } finally {
                break;
            }
        }
        out.yield(2);
    }

    @TestFactory
    Stream<DynamicTest> aYieldWhileClosingIsRefused() {
        return goingOn()
                .map(body -> DynamicTest.dynamicTest(body.name, () -> {
                    Generator<Integer> generator = Generator.of(body.code);
                    assertThat(generator.next()).isEqualTo(1);
                    assertThatThrownBy(generator::close)
                            .isInstanceOfSatisfying(
                                    GeneratorStateException.class,
                                    refused -> assertThat(refused.reason())
                                            .isEqualTo(GeneratorStateException.Reason.IGNORED_EXIT));
                    assertThat(generator.state()).isEqualTo(State.SUSPENDED);
                }));
    }

    /** Bodies that end without letting the exit out: a note. */
    private static Stream<Body> ending() {
        return Stream.of(
                new Body("handler at the end", out -> {
                    try {
                        out.yield(1);
                    } catch (GeneratorExit e) {
                        assertThat(e).isNotNull();
                    }
                }),
                new Body("return in the handler", out -> {
                    while (true) {
                        try {
                            out.yield(1);
                        } catch (GeneratorExit e) {
                            return;
                        }
                    }
                }),
                new Body("return in finally", ClosingTest::returnsInFinally));
    }

    @SuppressWarnings("finally")
    private static void returnsInFinally(Yielder<Integer> out) {
        try {
            out.yield(1);
        } finally {
            return;
        }
    }

    @TestFactory
    Stream<DynamicTest> endingIsAccepted() {
        return ending().map(body -> DynamicTest.dynamicTest(body.name, () -> {
            Generator<Integer> generator = Generator.of(body.code);
            generator.next();
            generator.close();
            assertThat(generator.state()).isEqualTo(State.CLOSED);
        }));
    }

    @Test
    void codeAfterTheHandlerRuns() {
        AtomicReference<String> ran = new AtomicReference<>();
        Generator<Integer> generator = Generator.of(out -> {
            try {
                out.yield(1);
            } catch (Throwable t) {
                assertThat(t).isInstanceOf(GeneratorExit.class);
            }
            ran.set("as if all were taken");
        });
        generator.next();
        generator.close();
        assertThat(ran).hasValue("as if all were taken");
    }

    @Test
    void anotherExceptionComesOutOfClose() {
        Generator<Integer> generator = Generator.of(out -> {
            try {
                out.yield(1);
            } catch (Throwable t) {
                throw new IllegalArgumentException(t);
            }
        });
        generator.next();
        assertThatThrownBy(generator::close).isInstanceOf(IllegalArgumentException.class);
        assertThat(generator.state()).isEqualTo(State.CLOSED);
    }

    /** A handler of exceptions is not concerned. */
    @Test
    void exitIsNoException() {
        assertThat(GeneratorExit.class.getSuperclass()).isEqualTo(Error.class);
        assertThat(GeneratorExit.class.getInterfaces()).isEmpty();
        assertThat(GeneratorApi.GENERATOR_EXIT).isEqualTo(GeneratorExit.class.getName());
    }

    @Test
    void everyNameExists() {
        Set<Class<?>> yielders = Set.of(Yielder.class, IntYielder.class, LongYielder.class, DoubleYielder.class);
        assertThat(Stream.concat(yielders.stream(), Stream.of(Exchange.class, AsyncYielder.class))
                        .map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(GeneratorApi.HANDLES);
        assertThat(yielders)
                .allSatisfy(handle ->
                        assertThat(methods(handle)).containsExactlyInAnyOrder("yield", GeneratorApi.DELEGATING));
        assertThat(methods(Exchange.class)).containsAll(GeneratorApi.YIELDING).contains(GeneratorApi.DELEGATING);
        Set<Class<?>> bodies = Set.of(
                GeneratorBody.class,
                GeneratorLambda.class,
                IntGeneratorBody.class,
                IntGeneratorLambda.class,
                LongGeneratorBody.class,
                LongGeneratorLambda.class,
                DoubleGeneratorBody.class,
                DoubleGeneratorLambda.class,
                CoroutineBody.class,
                CoroutineLambda.class,
                ConsumerBody.class,
                ConsumerLambda.class,
                AsyncGeneratorBody.class,
                AsyncGeneratorLambda.class);
        assertThat(bodies.stream().map(Class::getName)).containsExactlyInAnyOrderElementsOf(GeneratorApi.BODIES);
        assertThat(bodies).allSatisfy(body -> assertThat(methods(body)).containsExactly(GeneratorApi.BODY_METHOD));
        Map<BodyFactory, Set<Class<?>>> makers = Map.of(
                BodyFactory.GENERATOR,
                Set.of(Generator.class, IntGenerator.class, LongGenerator.class, DoubleGenerator.class),
                BodyFactory.COROUTINE,
                Set.of(Coroutine.class),
                BodyFactory.PRIMED,
                Set.of(Coroutines.class),
                BodyFactory.CONTEXT_MANAGER,
                Set.of(ContextManager.class),
                BodyFactory.ASYNC,
                Set.of(AsyncGenerator.class));
        assertThat(makers).containsOnlyKeys(BodyFactory.values());
        makers.forEach((factory, owners) -> {
            assertThat(owners.stream().map(Class::getName)).containsExactlyInAnyOrderElementsOf(factory.owners());
            assertThat(owners).allSatisfy(owner -> assertThat(methods(owner)).containsAll(factory.methods()));
        });
        assertThat(Coroutines.primed((Exchange<Integer, Integer> self) -> self.yield(1))
                        .state())
                .isEqualTo(Coroutines.<Integer, Integer>consumer(self -> self.yield(1))
                        .state())
                .isEqualTo(State.SUSPENDED);
        assertThat(Generator.class.getPackageName()).isEqualTo(GeneratorApi.PACKAGE);
    }

    private static Set<String> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).map(Method::getName).collect(Collectors.toSet());
    }

    /** The table of methods that throw InterruptedException, against the JDK. */
    @TestFactory
    Stream<DynamicTest> blockingMethodsDeclareIt() {
        return Blocking.METHODS.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .map(owner -> DynamicTest.dynamicTest(owner + "." + entry.getKey(), () -> {
                            List<Method> named = Arrays.stream(
                                            Class.forName(owner).getMethods())
                                    .filter(method -> method.getName().equals(entry.getKey()))
                                    .toList();
                            assertThat(named).isNotEmpty();
                            assertThat(named)
                                    .allSatisfy(method -> assertThat(method.getExceptionTypes())
                                            .contains(InterruptedException.class));
                        })));
    }
}
