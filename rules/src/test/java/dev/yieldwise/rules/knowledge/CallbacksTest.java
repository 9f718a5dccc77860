package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Which methods of collections and maps run a function, found by reflection and driven with one that changes the collection:
 * where that goes wrong, the rule must know the method.
 */
class CallbacksTest {
    private static final List<String> ELEMENTS = List.of("b", "c", "d");

    private static final List<Supplier<Object>> MADE = List.of(
            () -> new ArrayList<>(ELEMENTS),
            () -> new LinkedList<>(ELEMENTS),
            () -> new Vector<>(ELEMENTS),
            () -> new ArrayDeque<>(ELEMENTS),
            () -> new PriorityQueue<>(ELEMENTS),
            () -> new HashSet<>(ELEMENTS),
            () -> new LinkedHashSet<>(ELEMENTS),
            () -> new TreeSet<>(ELEMENTS),
            () -> filled(new HashMap<>()),
            () -> filled(new LinkedHashMap<>()),
            () -> filled(new TreeMap<>()),
            () -> filled(new Hashtable<>()),
            () -> filled(new IdentityHashMap<>()));

    /** Nobody changes a list from within its own comparison, nor from within what makes an array. */
    private static final Set<String> UNHEARD_OF = Set.of("sort", "toArray");

    @TestFactory
    Stream<DynamicTest> whateverRunsAFunctionAndMindsIsKnown() {
        return MADE.stream()
                .flatMap(fresh -> Arrays.stream(fresh.get().getClass().getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                        .filter(method -> takesFunction(method) && !UNHEARD_OF.contains(method.getName()))
                        .map(method -> DynamicTest.dynamicTest(
                                fresh.get().getClass().getSimpleName() + "." + method.getName(),
                                () -> assertThat(goesWrong(method, fresh) && !Mutation.runs(method.getName()))
                                        .as("goes wrong, and the rule does not ask for it")
                                        .isFalse())));
    }

    /** The other way round: each method that the rule asks for does go wrong, for some class. */
    @TestFactory
    Stream<DynamicTest> whatIsKnownGoesWrongSomewhere() {
        return Stream.of("forEach", "removeIf", "replaceAll", "compute", "computeIfAbsent", "computeIfPresent", "merge")
                .map(name -> DynamicTest.dynamicTest(name, () -> {
                    assertThat(Mutation.runs(name)).isTrue();
                    assertThat(MADE.stream()
                                    .anyMatch(fresh -> Arrays.stream(
                                                    fresh.get().getClass().getMethods())
                                            .filter(method -> method.getName().equals(name) && !method.isBridge())
                                            .anyMatch(method -> goesWrong(method, fresh))))
                            .isTrue();
                }));
    }

    private static boolean takesFunction(Method method) {
        return Arrays.stream(method.getParameterTypes()).anyMatch(CallbacksTest::isFunction);
    }

    private static boolean isFunction(Class<?> type) {
        return type.getPackageName().equals("java.util.function") || type == java.util.Comparator.class;
    }

    /** With a key that is there and one that is not: some run their function for the one, some for the other. */
    private static boolean goesWrong(Method method, Supplier<Object> fresh) {
        return Stream.of("b", "new").anyMatch(key -> goesWrong(method, fresh.get(), key));
    }

    private static boolean goesWrong(Method method, Object object, String key) {
        boolean[] ran = {false};
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> isFunction(type) ? function(type, object, ran) : (Object) key)
                .toArray();
        try {
            method.invoke(object, arguments);
            return false;
        } catch (InvocationTargetException e) {
            return ran[0] && e.getCause() instanceof RuntimeException;
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Object function(Class<?> type, Object object, boolean[] ran) {
        return Proxy.newProxyInstance(
                CallbacksTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, called, given) -> {
                    ran[0] = true;
                    grow(object);
                    Class<?> answer = called.getReturnType();
                    return answer == boolean.class ? (Object) true : answer == int.class ? (Object) 0 : given[0];
                });
    }

    /** So that every table in it gets too small. */
    @SuppressWarnings("unchecked") // of strings
    private static void grow(Object object) {
        for (int i = 0; i < 40; i++) {
            String added = "z" + i;
            if (object instanceof Map<?, ?> map) {
                ((Map<Object, Object>) map).put(added, added);
            } else {
                ((Collection<Object>) object).add(added);
            }
        }
    }

    private static Map<Object, Object> filled(Map<Object, Object> map) {
        ELEMENTS.forEach(element -> map.put(element, element));
        return map;
    }
}
