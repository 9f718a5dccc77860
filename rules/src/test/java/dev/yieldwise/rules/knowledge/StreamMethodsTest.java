package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.rules.knowledge.SingleUse.Action;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.BaseStream;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every method of the four kinds of streams, found by reflection and driven: on a fresh stream, on a used and on a closed one. */
class StreamMethodsTest {
    private static final Map<Class<?>, Supplier<BaseStream<?, ?>>> KINDS = Map.of(
            Stream.class, () -> Stream.of(1, 2),
            IntStream.class, () -> IntStream.of(1, 2),
            LongStream.class, () -> LongStream.of(1, 2),
            DoubleStream.class, () -> DoubleStream.of(1, 2));

    /** Depends on the source: {@link #unorderedMindsWhereThereIsAnOrder}. */
    private static final String DEPENDS = "unordered";

    /** Its argument has a type that older JDKs do not know. */
    private static final Set<String> NEWER = Set.of("gather");

    @TestFactory
    Stream<DynamicTest> everyMethodDoesWhatTheTableSays() {
        Map<String, DynamicTest> tests = new TreeMap<>();
        KINDS.forEach((kind, fresh) -> Arrays.stream(kind.getMethods())
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .filter(method -> !NEWER.contains(method.getName()))
                .filter(method -> !method.getName().equals(DEPENDS))
                .forEach(method -> {
                    String name = kind.getSimpleName() + "." + method.getName()
                            + Arrays.stream(method.getParameterTypes())
                                    .map(Class::getSimpleName)
                                    .toList();
                    tests.put(name, DynamicTest.dynamicTest(name, () -> drive(method, fresh)));
                }));
        assertThat(tests).hasSizeGreaterThan(130);
        return tests.values().stream();
    }

    /** It makes another stream if there is an order, and gives back the same one if there is none, used up or not. */
    @Test
    void unorderedMindsWhereThereIsAnOrder() {
        Stream<Integer> ordered = Stream.of(1, 2);
        assertThat(ordered.unordered()).isNotSameAs(ordered);
        assertThat(isUsed(ordered)).isTrue();
        assertThatThrownBy(ordered::unordered).isInstanceOf(IllegalStateException.class);
        Stream<Integer> withoutOrder = Set.of(1, 2).stream();
        assertThat(withoutOrder.unordered()).isSameAs(withoutOrder);
        withoutOrder.iterator();
        assertThat(withoutOrder.unordered()).isSameAs(withoutOrder);
        Stream<Integer> counted = List.of(1, 2).stream();
        counted.count();
        assertThat(counted.unordered()).as("counting forgets the order").isSameAs(counted);
    }

    private static void drive(Method method, Supplier<BaseStream<?, ?>> fresh) throws Throwable {
        Action action = SingleUse.STREAM.action(method.getName());
        BaseStream<?, ?> stream = fresh.get();
        call(method, stream);
        if (action != Action.NEEDS) {
            boolean uses = action != Action.ASKS;
            assertThat(isUsed(stream)).as("used up by it").isEqualTo(uses);
            boolean stage = BaseStream.class.isAssignableFrom(method.getReturnType());
            assertThat(action == Action.LINKS).as("links a stage").isEqualTo(uses && stage && action != Action.CLOSES);
        }
        BaseStream<?, ?> used = fresh.get();
        used.iterator();
        BaseStream<?, ?> closed = fresh.get();
        closed.close();
        for (BaseStream<?, ?> ended : List.of(used, closed)) {
            switch (action) {
                case CONSUMES, LINKS, NEEDS ->
                    assertThatThrownBy(() -> call(method, ended)).isInstanceOf(IllegalStateException.class);
                default -> call(method, ended);
            }
        }
    }

    private static boolean isUsed(BaseStream<?, ?> stream) {
        try {
            stream.iterator();
            return false;
        } catch (IllegalStateException used) {
            return true;
        }
    }

    private static void call(Method method, BaseStream<?, ?> stream) throws Throwable {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> argument(method, type))
                .toArray();
        try {
            method.invoke(stream, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private static Object argument(Method method, Class<?> type) {
        if (type == Collector.class) {
            return Collectors.toList();
        }
        if (type == Supplier.class) {
            return (Supplier<Object>) ArrayList::new;
        }
        if (type == IntFunction.class && method.getName().equals("toArray")) {
            return (IntFunction<Object[]>) Object[]::new;
        }
        if (type == Comparator.class) {
            return Comparator.<Integer>naturalOrder();
        }
        if (type.isInterface()) {
            boolean toStream = method.getName().startsWith("flatMap");
            return Proxy.newProxyInstance(
                    StreamMethodsTest.class.getClassLoader(),
                    new Class<?>[] {type},
                    (proxy, called, given) -> answer(called.getReturnType(), given, toStream));
        }
        return answer(type, new Object[] {0}, false);
    }

    /** What a function may give back: the first thing that it was given, where that fits. */
    private static Object answer(Class<?> type, Object[] given, boolean toStream) {
        if (type == boolean.class) {
            return true;
        }
        if (type == int.class) {
            return 1;
        }
        if (type == long.class) {
            return 1L;
        }
        if (type == double.class) {
            return 1.0;
        }
        return toStream || type == void.class || given == null ? null : given[0];
    }
}
