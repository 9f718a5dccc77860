package dev.yieldwise.rules.trials;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the values that a parameter or a field of a type can have; anew for each trial, since trials change them. */
final class Values {
    /** For a type of which no values are known. */
    static final class NoValue extends Exception {
        private static final long serialVersionUID = 1;

        NoValue(Type type) {
            super("no value of " + type.getTypeName());
        }
    }

    private final List<Contents> contents;
    private final Code code;
    private final Path folder;

    /** @param folder with some files in it, for whoever lists one */
    Values(Code code, Path folder) {
        this.contents = Contents.all(code.strings());
        this.code = code;
        this.folder = folder;
    }

    List<Contents> contents() {
        return contents;
    }

    List<Supplier<Object>> of(Type type) throws NoValue {
        if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        if (type instanceof ParameterizedType generic) {
            return ofGeneric((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        throw new NoValue(type);
    }

    private List<Supplier<Object>> ofClass(Class<?> type) throws NoValue {
        if (type == String.class) {
            List<Supplier<Object>> strings = constants("", "a", "mango", "1");
            code.strings().forEach(text -> strings.add(() -> text));
            return strings;
        }
        if (type == boolean.class) {
            return constants(true, false);
        }
        if (type == int.class || type == Integer.class) {
            List<Supplier<Object>> ints = constants(0, 1, 2, 3, 7);
            code.ints().forEach(number -> ints.add(() -> number));
            return ints;
        }
        if (type == String[].class) {
            return fromContents(filled -> filled.strings().toArray(String[]::new));
        }
        if (type == int[].class) {
            return fromContents(filled ->
                    filled.integers().stream().mapToInt(number -> number).toArray());
        }
        if (type == IntStream.class) {
            return fromContents(filled -> filled.integers().stream().mapToInt(number -> number));
        }
        if (type == DoubleStream.class) {
            return fromContents(filled -> filled.integers().stream().mapToDouble(number -> number));
        }
        if (type == Path.class) {
            return constants(folder, folder.resolve("one"));
        }
        if (type == Runnable.class) {
            return constants((Runnable) () -> {}, (Runnable) () -> {
                throw new UnsupportedOperationException("a risk");
            });
        }
        if (type == Object.class) {
            return List.of(() -> "text", ArrayList::new, () -> Stream.of("a", "b"));
        }
        if (type.getClassLoader() instanceof ProbedClasses && !type.isInterface() && !type.isEnum()) {
            return objects(type);
        }
        if (type.isEnum()) {
            return constants(type.getEnumConstants());
        }
        throw new NoValue(type);
    }

    private List<Supplier<Object>> ofGeneric(Class<?> type, Type[] arguments) throws NoValue {
        Type element = arguments.length == 0 ? Object.class : bound(arguments[0]);
        if (type == List.class) {
            return collections(element, ArrayList::new, LinkedList::new);
        }
        if (type == Collection.class || type == Iterable.class) {
            return collections(element, ArrayList::new, LinkedHashSet::new, ArrayDeque::new);
        }
        if (type == Set.class) {
            return collections(element, HashSet::new, LinkedHashSet::new, TreeSet::new);
        }
        if (type == TreeSet.class) {
            return collections(element, TreeSet::new);
        }
        if (type == Stream.class) {
            return collections(element, Collection::stream);
        }
        if (type == Iterator.class) {
            return collections(element, Probes::watched);
        }
        if (Map.class.isAssignableFrom(type)) {
            return maps(type);
        }
        if (type == Consumer.class) {
            return constants((Consumer<Object>) value -> {}, (Consumer<Object>) value -> {
                if (value instanceof Stream<?> stream) {
                    stream.count();
                }
            });
        }
        throw new NoValue(type);
    }

    private static Type bound(Type type) {
        return type instanceof WildcardType wildcard ? wildcard.getUpperBounds()[0] : type;
    }

    @SafeVarargs
    private List<Supplier<Object>> collections(Type element, Function<Collection<?>, Object>... makers) throws NoValue {
        List<Supplier<Object>> all = new ArrayList<>();
        for (Function<Collection<?>, Object> maker : makers) {
            for (Contents filled : contents) {
                elements(element, filled).ifPresent(elements -> all.add(() -> maker.apply(elements.get())));
            }
        }
        if (all.isEmpty()) {
            throw new NoValue(element);
        }
        return all;
    }

    private static Optional<Supplier<Collection<?>>> elements(Type type, Contents filled) {
        if (type == String.class || type == Object.class) {
            return Optional.of(filled::strings);
        }
        if (type == Integer.class) {
            return Optional.of(filled::integers);
        }
        if (type == Runnable.class) {
            return Optional.of(() -> filled.strings().stream()
                    .map(text -> (Runnable) () -> {})
                    .collect(Collectors.toCollection(ArrayList::new)));
        }
        boolean lists = type instanceof ParameterizedType generic && generic.getRawType() == List.class;
        return lists
                ? Optional.of(() -> filled.strings().stream()
                        .map(text -> filled.strings())
                        .collect(Collectors.toCollection(ArrayList::new)))
                : Optional.empty();
    }

    private List<Supplier<Object>> maps(Class<?> type) {
        List<Supplier<Map<Object, Object>>> makers = type == ConcurrentMap.class
                ? List.of(ConcurrentHashMap::new)
                : List.of(HashMap::new, LinkedHashMap::new, TreeMap::new);
        List<Supplier<Object>> all = new ArrayList<>();
        for (Supplier<Map<Object, Object>> maker : makers) {
            for (Contents filled : contents) {
                all.add(() -> {
                    Map<Object, Object> map = maker.get();
                    fill(map, filled);
                    return map;
                });
            }
        }
        return all;
    }

    private static void fill(Map<Object, Object> map, Contents filled) {
        List<String> keys = filled.strings();
        for (int i = 0; i < keys.size(); i++) {
            map.put(keys.get(i), filled.integers().get(i));
        }
    }

    private List<Supplier<Object>> objects(Class<?> type) throws NoValue {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 0) {
                List<Supplier<Object>> all = new ArrayList<>();
                contents.forEach(filled -> all.add(() -> object(constructor, filled)));
                return all;
            }
        }
        throw new NoValue(type);
    }

    /** An object with its collections filled, as far as they are empty. */
    static Object object(Constructor<?> constructor, Contents filled) {
        try {
            constructor.setAccessible(true);
            Object made = constructor.newInstance();
            for (Field field : made.getClass().getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isSynthetic()) {
                    field.setAccessible(true);
                    fill(field.get(made), field.getGenericType(), filled);
                }
            }
            return made;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    @SuppressWarnings("unchecked") // by its declared type, it holds such elements
    private static void fill(Object value, Type type, Contents filled) {
        if (!(type instanceof ParameterizedType generic)) {
            return;
        }
        Type element = generic.getActualTypeArguments()[0];
        if (value instanceof Collection<?> collection && collection.isEmpty()) {
            elements(element, filled).ifPresent(elements -> ((Collection<Object>) collection).addAll(elements.get()));
        } else if (value instanceof Map<?, ?> map
                && map.isEmpty()
                && element == String.class
                && generic.getActualTypeArguments()[1] == Integer.class) {
            fill((Map<Object, Object>) map, filled);
        }
    }

    private List<Supplier<Object>> fromContents(Function<Contents, Object> maker) {
        List<Supplier<Object>> all = new ArrayList<>();
        contents.forEach(filled -> all.add(() -> maker.apply(filled)));
        return all;
    }

    private static List<Supplier<Object>> constants(Object... values) {
        List<Supplier<Object>> all = new ArrayList<>();
        for (Object value : values) {
            all.add(() -> value);
        }
        return all;
    }
}
