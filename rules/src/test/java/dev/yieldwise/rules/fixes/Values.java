package dev.yieldwise.rules.fixes;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Makes values of a type, and says what is in them. */
final class Values {
    /** Few, so that equal ones come up; some blank, some odd. */
    private static final List<String> WORDS = List.of("", "a", "b", "bb", " ", "a", "ccc", "42");

    private Values() {}

    static Object of(Type type, int size, Random random) {
        Object value = ofOrNull(type, size, random);
        if (value == null) {
            throw new AssertionError("no value for " + type + ": teach Values to make one");
        }
        return value;
    }

    /** A value of a type, or null if this class knows none. */
    static Object ofOrNull(Type type, int size, Random random) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments(), size, random);
        }
        if (type == String.class || type == Object.class) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        if (type == int.class || type == Integer.class) {
            return random.nextInt(7);
        }
        if (type == int[].class) {
            return random.ints(size, 0, 7).toArray();
        }
        if (type == boolean.class) {
            return random.nextBoolean();
        }
        return type == Runnable.class ? (Runnable) () -> {} : null;
    }

    private static Object container(Class<?> raw, Type[] content, int size, Random random) {
        int kind = random.nextInt(3);
        if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> map = List.of(
                            new HashMap<>(), new LinkedHashMap<Object, Object>(), new TreeMap<Object, Object>())
                    .get(raw == Map.class ? kind : 0);
            for (int i = 0; i < size; i++) {
                map.put(of(content[0], size, random), of(content[1], size, random));
            }
            return map;
        }
        List<Object> elements = new ArrayList<>();
        for (int i = 0; content.length == 1 && i < size; i++) {
            Object element = ofOrNull(content[0], size - 1, random);
            if (element == null) {
                return null;
            }
            elements.add(element);
        }
        if (raw == Stream.class) {
            return elements.stream();
        }
        if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
            return kind == 0 ? new LinkedList<>(elements) : elements;
        }
        if (raw == Set.class) {
            return List.of(new HashSet<>(elements), new LinkedHashSet<>(elements), new TreeSet<>(elements))
                    .get(kind);
        }
        return null;
    }

    /** Content where there is one; of what has no text of its own only the class. */
    static String describe(Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof int[] numbers) {
            return Arrays.toString(numbers);
        }
        boolean speaks = value instanceof Collection<?>
                || value instanceof Map<?, ?>
                || value instanceof CharSequence
                || value instanceof Number
                || value instanceof Boolean;
        return speaks
                ? value.getClass().getSimpleName() + " " + value
                : value.getClass().getPackageName();
    }
}
