package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Generator;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every name that stands in a constant of the rules is the name of something: a misspelt one would just never match. */
class ApiNamesTest {
    private static final Path CLASSES = Path.of("target", "classes");

    /** What the rules follow. */
    private static final List<Class<?>> APIS = List.of(
            ArrayDeque.class,
            ArrayList.class,
            LinkedHashMap.class,
            LinkedList.class,
            LinkedBlockingDeque.class,
            ConcurrentSkipListMap.class,
            TreeMap.class,
            TreeSet.class,
            Vector.class,
            Collections.class,
            ListIterator.class,
            PrimitiveIterator.OfInt.class,
            PrimitiveIterator.OfLong.class,
            PrimitiveIterator.OfDouble.class,
            Map.Entry.class,
            DirectoryStream.class,
            Stream.class,
            IntStream.class,
            LongStream.class,
            DoubleStream.class,
            Generator.class,
            Coroutine.class,
            Object.class);

    /** Names that came later than the JDK that this is compiled for. */
    private static final Map<String, Integer> SINCE =
            Map.of("reversed", 21, "putFirst", 21, "putLast", 21, "gather", 24);

    /** Names of Java itself, and our own word for what a for-each loop does. */
    private static final Set<String> WORDS =
            Set.of("boolean", "byte", "char", "short", "int", "long", "float", "double", SingleUse.LOOP);

    /** Constants that hold no names of an API, and what they hold. */
    private static final Map<String, String> OTHER =
            Map.of("Argument.BY_SPELLING", "how the table spells its arguments");

    /** Operations that go wrong only where nobody would look for it. */
    private static final Map<String, String> NOT_ASKED_FOR = Map.of(
            "set", "upsets LinkedList.removeIf alone, from within",
            "replace", "upsets maps in access order alone");

    private static final List<String> PACKAGES =
            List.of("java.lang.", "java.util.", "java.util.concurrent.", "java.nio.file.", "dev.yieldwise.");

    private static final Pattern SPELLED = Pattern.compile("(?:(\\w+)\\.)?(\\w+)(?:\\(([\\w,\\[\\]]*)\\))?");

    @TestFactory
    Stream<DynamicTest> everyNameInAConstantIsOneOfAnApi() throws IOException {
        Map<String, Set<String>> constants = constants();
        assertThat(constants).containsKeys("Operation.NAMES", "GeneratorApi.SENDING");
        return constants.entrySet().stream()
                .filter(constant -> !OTHER.containsKey(constant.getKey()))
                .map(constant -> DynamicTest.dynamicTest(
                        constant.getKey(),
                        () -> assertThat(constant.getValue().stream().filter(name -> !exists(name)))
                                .as("names of nothing")
                                .isEmpty()));
    }

    /** The other way round: what the table has ever seen go wrong is a name that the rule asks for. */
    @Test
    void everyOperationThatEverGoesWrongIsKnown() throws IOException {
        List<String> unknown;
        try (Stream<String> rows =
                Files.lines(CLASSES.resolve("dev/yieldwise/rules/knowledge/" + MutationTable.RESOURCE))) {
            unknown = rows.filter(row -> !row.startsWith("#"))
                    .map(row -> row.split("\t"))
                    .filter(row -> !row[4].equals("NONE") && !row[0].startsWith("java.util.concurrent."))
                    .map(row -> row[2])
                    .filter(operation -> !operation.matches("(Collections|iterator|entry)\\..*"))
                    .map(operation -> operation.replaceAll("\\(\\w[\\w,]*\\)$|\\(\\)$|^\\w+\\(\\)\\.", ""))
                    .distinct()
                    .filter(name -> !Operation.named(name) && !NOT_ASKED_FOR.containsKey(name))
                    .toList();
        }
        assertThat(unknown).isEmpty();
    }

    /** By class and field, all strings in the static collections of the rules. */
    private static Map<String, Set<String>> constants() throws IOException {
        Map<String, Set<String>> found = new TreeMap<>();
        try (Stream<Path> files = Files.walk(CLASSES)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> !file.endsWith("module-info.class"))
                    .toList()) {
                String name = CLASSES.relativize(file).toString().replaceAll("[/\\\\]", ".");
                Class<?> type = load(name.substring(0, name.length() - ".class".length()));
                for (Field field : type.getDeclaredFields()) {
                    Set<String> strings = strings(field);
                    if (!strings.isEmpty()) {
                        found.put(type.getSimpleName() + "." + field.getName(), strings);
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> strings(Field field) {
        if (!Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
            return Set.of();
        }
        try {
            field.setAccessible(true);
            Object value = field.get(null);
            Collection<?> values = value instanceof Map<?, ?> map
                    ? map.keySet()
                    : value instanceof Collection<?> collection
                            ? collection
                            : value instanceof SingleUse kind ? kind.actions().keySet() : List.of();
            return values.stream()
                    .filter(String.class::isInstance)
                    .map(String.class::cast)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean exists(String name) {
        if (WORDS.contains(name)
                || SINCE.getOrDefault(name, 0) > Runtime.version().feature()) {
            return true;
        }
        if (name.startsWith("java.") || name.startsWith("dev.yieldwise.")) {
            return isClass(name.replaceAll("#.*", "")) || isClass(name.replaceAll("\\.(\\w+)$", "\\$$1"));
        }
        Matcher spelled = SPELLED.matcher(name);
        if (!spelled.matches()) {
            return false;
        }
        if (spelled.group(1) != null) {
            return isClass("java.util." + spelled.group(1))
                    && has(load("java.util." + spelled.group(1)), spelled.group(2), spelled.group(3));
        }
        return APIS.stream().anyMatch(api -> has(api, spelled.group(2), spelled.group(3)))
                || PACKAGES.stream().anyMatch(prefix -> isClass(prefix + name));
    }

    private static boolean has(Class<?> api, String method, String parameters) {
        return Arrays.stream(api.getMethods())
                .filter(one -> one.getName().equals(method))
                .anyMatch(one -> parameters == null || parameters.equals(erased(one)));
    }

    private static String erased(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(","));
    }

    private static boolean isClass(String name) {
        try {
            Class.forName(name, false, ApiNamesTest.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
