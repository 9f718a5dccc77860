package dev.yieldwise.rules.mutation;

import dev.yieldwise.rules.knowledge.MutationTable.Argument;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to mutate.
 *
 * @param name with erased parameter types, as the table spells it
 * @param calls what it is tried with at a scene
 */
record Operation(String name, Function<Scene, List<Call>> calls) {

    /** Called through the iterator of the loop itself, or through the entry that the loop is at. */
    interface Action {
        void run(Object target, Iterator<?> iterator, Object visited);
    }

    /**
     * @param argument the row that the outcome counts for
     * @param action may be run several times: on the collection iterated and on others like it
     */
    record Call(Argument argument, Action action) {}

    /** Arguments, made anew for each run, as some are mutable or are used up. */
    private record Arguments(Argument kind, Supplier<Object[]> values) {}

    private interface Shape {
        List<Arguments> at(Scene scene);
    }

    private static final Class<?> OBJECT = Object.class;
    private static final Class<?> COLLECTION = Collection.class;
    private static final Class<?> BI_FUNCTION = BiFunction.class;

    @SuppressWarnings("unchecked") // lists are of strings
    private static final Comparator<Object> DESCENDING =
            (Comparator<Object>) (Comparator<?>) Comparator.<String>reverseOrder();

    /** The operations that a collection's class has, with the iterator's. */
    static List<Operation> of(Collection<Object> sample) {
        List<Operation> operations = new ArrayList<>();
        operations.add(new Operation(
                "iterator.remove()",
                scene -> List.of(new Call(Argument.NONE, (target, iterator, visited) -> {
                    if (iterator == null) {
                        ((Collection<?>) target).remove(scene.current());
                    } else {
                        iterator.remove();
                    }
                }))));
        Finder finder = new Finder(sample.getClass(), "", UnaryOperator.identity(), operations);
        for (String name : List.of(
                "add",
                "addFirst",
                "addLast",
                "addElement",
                "addIfAbsent",
                "offer",
                "offerFirst",
                "offerLast",
                "push",
                "put")) {
            finder.add(name, Operation::added, OBJECT);
        }
        for (String name : List.of("remove", "removeElement", "removeFirstOccurrence", "removeLastOccurrence")) {
            finder.add(name, Operation::sought, OBJECT);
        }
        for (String name : List.of(
                "clear",
                "removeAllElements",
                "pop",
                "poll",
                "pollFirst",
                "pollLast",
                "remove",
                "removeFirst",
                "removeLast",
                "take",
                "takeFirst",
                "takeLast",
                "trimToSize")) {
            finder.add(name, scene -> List.of(arguments(Argument.NONE)));
        }
        for (String name : List.of("addAll", "addAllAbsent")) {
            finder.add(name, Operation::addedCollections, COLLECTION);
        }
        finder.add("removeAll", scene -> removals(scene, removed -> new ArrayList<>(removed)), COLLECTION);
        finder.add("retainAll", scene -> removals(scene, removed -> kept(scene, removed)), COLLECTION);
        finder.add("removeIf", scene -> removals(scene, Operation::isIn), Predicate.class);
        finder.add("remove", scene -> indices(scene, scene.size(), Stream::of), int.class);
        finder.add("removeElementAt", scene -> indices(scene, scene.size(), Stream::of), int.class);
        for (String name : List.of("set", "add")) {
            int beyond = name.equals("add") ? 1 : 0;
            finder.add(
                    name,
                    scene -> indices(
                            scene,
                            scene.size() + beyond,
                            index -> Stream.of(index, scene.elements().high())),
                    int.class,
                    OBJECT);
        }
        for (String name : List.of("setElementAt", "insertElementAt")) {
            int beyond = name.equals("insertElementAt") ? 1 : 0;
            finder.add(
                    name,
                    scene -> indices(
                            scene,
                            scene.size() + beyond,
                            index -> Stream.of(scene.elements().high(), index)),
                    OBJECT,
                    int.class);
        }
        finder.add("addAll", Operation::indicesAndCollections, int.class, COLLECTION);
        finder.add(
                "sort",
                scene -> List.of(arguments(Argument.NONE, new Object[] {null}), arguments(Argument.NONE, DESCENDING)),
                Comparator.class);
        finder.add(
                "replaceAll",
                scene -> List.of(
                        arguments(Argument.NONE, UnaryOperator.identity()),
                        arguments(Argument.NONE, (UnaryOperator<Object>) element -> element + "!")),
                UnaryOperator.class);
        finder.add("setSize", scene -> integers(0, scene.size() - 1, scene.size(), scene.size() + 1), int.class);
        finder.add("ensureCapacity", scene -> integers(0, 1000), int.class);
        finder.add(
                "drainTo",
                scene -> List.of(new Arguments(Argument.NONE, () -> new Object[] {new ArrayList<>()})),
                COLLECTION);
        if (sample instanceof List) {
            operations.addAll(ofCollectionsClass());
        }
        return operations;
    }

    /** The operations that a map's class has, its views' and those of the view's iterator and entry. */
    static List<Operation> of(Map<Object, Object> sample) {
        List<Operation> operations = new ArrayList<>();
        Finder finder = new Finder(sample.getClass(), "", UnaryOperator.identity(), operations);
        for (String name : List.of("put", "putIfAbsent", "putFirst", "putLast")) {
            finder.add(name, scene -> keys(scene, Argument.NEW, "put"), OBJECT, OBJECT);
        }
        finder.add("replace", scene -> keys(scene, Argument.ABSENT, "put"), OBJECT, OBJECT);
        finder.add("getOrDefault", scene -> keys(scene, Argument.ABSENT, "default"), OBJECT, OBJECT);
        finder.add(
                "replace",
                scene -> withKeys(
                        scene,
                        Argument.ABSENT,
                        key -> Stream.<Object[]>of(new Object[] {key, Model.valueOf(key), "put"})),
                OBJECT,
                OBJECT,
                OBJECT);
        finder.add(
                "remove",
                scene -> withKeys(
                        scene,
                        Argument.ABSENT,
                        key -> Stream.of(new Object[] {key, Model.valueOf(key)}, new Object[] {key, "other value"})),
                OBJECT,
                OBJECT);
        for (String name : List.of("remove", "get")) {
            finder.add(name, Operation::sought, OBJECT);
        }
        // A function may keep, change or remove: the row must hold for all three.
        BiFunction<Object, Object, Object> change = (key, value) -> "computed";
        BiFunction<Object, Object, Object> removal = (key, value) -> null;
        finder.add("compute", scene -> functions(scene, Argument.NEW, change, removal), OBJECT, BI_FUNCTION);
        finder.add(
                "computeIfPresent", scene -> functions(scene, Argument.ABSENT, change, removal), OBJECT, BI_FUNCTION);
        Function<Object, Object> computation = key -> "computed";
        Function<Object, Object> refusal = key -> null;
        finder.add(
                "computeIfAbsent",
                scene -> functions(scene, Argument.NEW, computation, refusal),
                OBJECT,
                Function.class);
        finder.add(
                "merge",
                scene -> withKeys(
                        scene,
                        Argument.NEW,
                        key -> Stream.of(new Object[] {key, "merged", change}, new Object[] {key, "merged", removal})),
                OBJECT,
                OBJECT,
                BI_FUNCTION);
        finder.add("putAll", Operation::addedMaps, Map.class);
        finder.add(
                "replaceAll",
                scene -> List.of(
                        arguments(Argument.NONE, change),
                        arguments(Argument.NONE, (BiFunction<Object, Object, Object>) (key, value) -> value)),
                BI_FUNCTION);
        for (String name : List.of("clear", "pollFirstEntry", "pollLastEntry")) {
            finder.add(name, scene -> List.of(arguments(Argument.NONE)));
        }
        view("keySet()", target -> ((Map<?, ?>) target).keySet(), UnaryOperator.identity(), operations);
        view("values()", target -> ((Map<?, ?>) target).values(), Model::valueOf, operations);
        view(
                "entrySet()",
                target -> ((Map<?, ?>) target).entrySet(),
                key -> Map.entry(key, Model.valueOf(key)),
                operations);
        return operations;
    }

    /** What only a loop over one of a map's views can do. */
    static Operation ofIterator() {
        return new Operation(
                "iterator.remove()",
                scene -> List.of(new Call(Argument.NONE, (target, iterator, visited) -> {
                    if (iterator == null) {
                        ((Map<?, ?>) target).remove(scene.current());
                    } else {
                        iterator.remove();
                    }
                })));
    }

    static Operation ofEntry() {
        return new Operation(
                "entry.setValue(Object)",
                scene -> List.of(new Call(Argument.NONE, (target, iterator, visited) -> {
                    @SuppressWarnings("unchecked") // without an iterator, it is the map to compare with
                    Map<Object, Object> map = (Map<Object, Object>) target;
                    if (iterator == null) {
                        map.put(scene.current(), "set");
                    } else {
                        @SuppressWarnings("unchecked")
                        Map.Entry<Object, Object> entry = (Map.Entry<Object, Object>) visited;
                        entry.setValue("set");
                    }
                })));
    }

    @SuppressWarnings("unchecked") // a list of objects, as the sample was
    private static List<Operation> ofCollectionsClass() {
        List<Operation> operations = new ArrayList<>();
        // The list's static type keeps the one without a comparator from being called; it does the same.
        operations.add(onList("Collections.sort(List)", list -> Collections.sort(list, null)));
        operations.add(onList(
                "Collections.sort(List,Comparator)",
                list -> Collections.sort(list, null),
                list -> Collections.sort(list, DESCENDING)));
        operations.add(onList("Collections.reverse(List)", Collections::reverse));
        // With seeds, both of them: the one without shuffles the same way, but otherwise each time.
        for (String name : List.of("Collections.shuffle(List)", "Collections.shuffle(List,Random)")) {
            operations.add(onList(
                    name,
                    list -> Collections.shuffle(list, new Random(1)),
                    list -> Collections.shuffle(list, new Random(2)),
                    list -> Collections.shuffle(list, new Random(3))));
        }
        operations.add(onList(
                "Collections.rotate(List,int)",
                list -> Collections.rotate(list, 0),
                list -> Collections.rotate(list, 1)));
        operations.add(onList("Collections.fill(List,Object)", list -> Collections.fill(list, "filled")));
        operations.add(new Operation("Collections.swap(List,int,int)", scene -> {
            List<Call> calls = new ArrayList<>();
            for (int i = 0; i < scene.size(); i++) {
                for (int j = i; j < scene.size(); j++) {
                    int first = i;
                    int second = j;
                    boolean current = first == scene.position() || second == scene.position();
                    calls.add(new Call(
                            current ? Argument.CURRENT : Argument.OTHER,
                            (target, iterator, visited) -> Collections.swap((List<Object>) target, first, second)));
                }
            }
            return calls;
        }));
        operations.add(new Operation(
                "Collections.addAll(Collection,Object[])",
                scene -> Stream.concat(
                                Stream.of(new Call(
                                        Argument.ABSENT,
                                        (target, iterator, visited) ->
                                                Collections.addAll((Collection<Object>) target))),
                                scene.added().stream()
                                        .map(element -> new Call(
                                                Argument.NEW,
                                                (target, iterator, visited) ->
                                                        Collections.addAll((Collection<Object>) target, element))))
                        .toList()));
        return operations;
    }

    @SafeVarargs
    @SuppressWarnings({"unchecked", "varargs"})
    private static Operation onList(String name, java.util.function.Consumer<List<Object>>... ways) {
        List<Call> calls = Arrays.stream(ways)
                .map(way -> new Call(Argument.NONE, (target, iterator, visited) -> way.accept((List<Object>) target)))
                .toList();
        return new Operation(name, scene -> calls);
    }

    private static void view(
            String name, UnaryOperator<Object> view, UnaryOperator<Object> ofKey, List<Operation> operations) {
        Finder finder = new Finder(Collection.class, name + ".", view, operations);
        finder.add(
                "remove",
                scene -> sought(scene).stream()
                        .map(arguments -> new Arguments(arguments.kind(), () ->
                                new Object[] {ofKey.apply(arguments.values().get()[0])}))
                        .toList(),
                OBJECT);
        finder.add("removeAll", scene -> removals(scene, removed -> mapped(removed, ofKey)), COLLECTION);
        finder.add("retainAll", scene -> removals(scene, removed -> mapped(kept(scene, removed), ofKey)), COLLECTION);
        finder.add("removeIf", scene -> removals(scene, removed -> isIn(mapped(removed, ofKey))), Predicate.class);
        finder.add("clear", scene -> List.of(arguments(Argument.NONE)));
    }

    private static List<Object> mapped(List<Object> keys, UnaryOperator<Object> ofKey) {
        return keys.stream().map(ofKey).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Predicate<Object> isIn(List<Object> removed) {
        return removed::contains;
    }

    private static List<Object> kept(Scene scene, List<Object> removed) {
        List<Object> kept = new ArrayList<>(scene.elements().present());
        kept.removeAll(removed);
        return kept;
    }

    private static Arguments arguments(Argument kind, Object... values) {
        return new Arguments(kind, () -> values);
    }

    private static List<Arguments> integers(Integer... values) {
        return Arrays.stream(values)
                .map(value -> arguments(Argument.NONE, value))
                .toList();
    }

    private static List<Arguments> added(Scene scene) {
        return withKeys(scene, Argument.NEW, key -> Stream.<Object[]>of(new Object[] {key}));
    }

    private static List<Arguments> sought(Scene scene) {
        return withKeys(scene, Argument.ABSENT, key -> Stream.<Object[]>of(new Object[] {key}));
    }

    private static List<Arguments> keys(Scene scene, Argument rest, Object value) {
        return withKeys(scene, rest, key -> Stream.<Object[]>of(new Object[] {key, value}));
    }

    private static List<Arguments> functions(Scene scene, Argument rest, Object one, Object another) {
        return withKeys(scene, rest, key -> Stream.of(new Object[] {key, one}, new Object[] {key, another}));
    }

    private static List<Arguments> withKeys(Scene scene, Argument rest, Function<Object, Stream<Object[]>> values) {
        List<Arguments> all = new ArrayList<>();
        values.apply(scene.current()).forEach(tuple -> all.add(arguments(Argument.CURRENT, tuple)));
        scene.others()
                .forEach(other -> values.apply(other).forEach(tuple -> all.add(arguments(Argument.OTHER, tuple))));
        List<Object> strangers =
                rest == Argument.NEW ? scene.added() : List.of(scene.elements().absent());
        strangers.forEach(stranger -> values.apply(stranger).forEach(tuple -> all.add(arguments(rest, tuple))));
        return all;
    }

    private static List<Arguments> addedCollections(Scene scene) {
        List<Arguments> all = new ArrayList<>();
        all.add(arguments(Argument.CURRENT, List.of(scene.current())));
        scene.others().forEach(other -> all.add(arguments(Argument.OTHER, List.of(other))));
        scene.added().forEach(element -> all.add(arguments(Argument.NEW, List.of(element))));
        all.add(arguments(Argument.NEW, scene.added()));
        all.add(arguments(Argument.ABSENT, List.of()));
        return all;
    }

    private static List<Arguments> addedMaps(Scene scene) {
        List<Arguments> all = new ArrayList<>();
        all.add(arguments(Argument.CURRENT, Map.of(scene.current(), "put")));
        scene.others().forEach(other -> all.add(arguments(Argument.OTHER, Map.of(other, "put"))));
        scene.added().forEach(key -> all.add(arguments(Argument.NEW, Map.of(key, "put"))));
        all.add(arguments(Argument.ABSENT, Map.of()));
        return all;
    }

    /** The argument is named after what goes: for a bulk operation what counts is not what it is given but what it removes. */
    private static List<Arguments> removals(Scene scene, Function<List<Object>, Object> argument) {
        List<Arguments> all = new ArrayList<>();
        all.add(new Arguments(Argument.CURRENT, () -> new Object[] {argument.apply(List.of(scene.current()))}));
        all.add(new Arguments(Argument.CURRENT, () ->
                new Object[] {argument.apply(scene.elements().present())}));
        scene.others()
                .forEach(other ->
                        all.add(new Arguments(Argument.OTHER, () -> new Object[] {argument.apply(List.of(other))})));
        if (scene.others().size() > 1) {
            all.add(new Arguments(Argument.OTHER, () -> new Object[] {argument.apply(scene.others())}));
        }
        all.add(new Arguments(Argument.ABSENT, () -> new Object[] {argument.apply(List.of())}));
        all.add(new Arguments(Argument.ABSENT, () ->
                new Object[] {argument.apply(List.of(scene.elements().absent()))}));
        return all;
    }

    private static List<Arguments> indices(Scene scene, int end, Function<Object, Stream<Object>> values) {
        List<Arguments> all = new ArrayList<>();
        for (int index = 0; index < end; index++) {
            Argument kind = index == scene.position() ? Argument.CURRENT : Argument.OTHER;
            all.add(arguments(kind, values.apply(index).toArray()));
        }
        return all;
    }

    private static List<Arguments> indicesAndCollections(Scene scene) {
        List<Arguments> all = new ArrayList<>();
        all.addAll(indices(scene, scene.size() + 1, index -> Stream.of(index, List.of())));
        all.addAll(indices(scene, scene.size() + 1, index -> Stream.of(index, scene.added())));
        return all;
    }

    /** Finds methods by reflection: several are newer than the JDK that this is compiled for. */
    private record Finder(Class<?> owner, String prefix, UnaryOperator<Object> receiver, List<Operation> found) {

        void add(String name, Shape shape, Class<?>... parameters) {
            method(owner, name, parameters).ifPresent(method -> {
                String types =
                        Arrays.stream(parameters).map(Class::getSimpleName).collect(Collectors.joining(","));
                found.add(new Operation(
                        prefix + name + "(" + types + ")",
                        scene -> shape.at(scene).stream()
                                .map(arguments -> new Call(
                                        arguments.kind(),
                                        (target, iterator, visited) -> invoke(
                                                method,
                                                receiver.apply(target),
                                                arguments.values().get())))
                                .toList()));
            });
        }

        /** A public method's declaration in a public type: that of a hidden class cannot be called from here. */
        private static Optional<Method> method(Class<?> type, String name, Class<?>... parameters) {
            if (type == null) {
                return Optional.empty();
            }
            if (Modifier.isPublic(type.getModifiers())) {
                try {
                    return Optional.of(type.getMethod(name, parameters))
                            .filter(method ->
                                    Modifier.isPublic(method.getDeclaringClass().getModifiers()))
                            .or(() -> inSupertypes(type, name, parameters));
                } catch (NoSuchMethodException e) {
                    return Optional.empty();
                }
            }
            return inSupertypes(type, name, parameters);
        }

        private static Optional<Method> inSupertypes(Class<?> type, String name, Class<?>... parameters) {
            return Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                    .flatMap(supertype -> method(supertype, name, parameters).stream())
                    .findFirst();
        }

        private static void invoke(Method method, Object target, Object... arguments) {
            try {
                method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw MutationProbe.sneaky(e.getCause());
            } catch (IllegalAccessException e) {
                throw new MutationProbe.Broken(e.toString());
            }
        }
    }
}
