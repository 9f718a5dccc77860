package dev.yieldwise.rules.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yieldwise.rules.knowledge.MutationTable;
import dev.yieldwise.rules.knowledge.MutationTable.Argument;
import dev.yieldwise.rules.knowledge.MutationTable.Verdict;
import dev.yieldwise.rules.knowledge.SingleUse;
import dev.yieldwise.rules.knowledge.SingleUse.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Enumeration;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NavigableSet;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the rules believe of iterators and views, driven on those of each class of the table. */
class IteratorsTest {
    private static final Map<String, Consumer<Iterator<?>>> USES = Map.of(
            "hasNext", Iterator::hasNext,
            "next", Iterator::next,
            "forEachRemaining", iterator -> iterator.forEachRemaining(element -> {}));

    /** An iterator at its end, of each class and each view of a map, minds what the table of single-use kinds says. */
    @TestFactory
    Stream<DynamicTest> everyIteratorEndsLikeTheNext() {
        return sources().entrySet().stream()
                .flatMap(source -> USES.entrySet().stream()
                        .map(use -> DynamicTest.dynamicTest(source.getKey() + " " + use.getKey(), () -> {
                            Action action = SingleUse.ITERATOR.action(use.getKey());
                            assertThatCode(() -> use.getValue()
                                            .accept(source.getValue().get().iterator()))
                                    .as("at the beginning")
                                    .doesNotThrowAnyException();
                            Iterator<?> ended = source.getValue().get().iterator();
                            use("forEachRemaining", ended);
                            assertThat(ended.hasNext()).isFalse();
                            if (action == Action.NEEDS) {
                                assertThatThrownBy(() -> use(use.getKey(), ended))
                                        .isInstanceOf(NoSuchElementException.class);
                            } else {
                                use(use.getKey(), ended);
                            }
                        })));
    }

    private static void use(String name, Iterator<?> iterator) {
        USES.get(name).accept(iterator);
    }

    /** Of whatever an addition upsets, hasNext() does not tell, and everything else does. */
    @TestFactory
    Stream<DynamicTest> aStaleIteratorIsAskedInPeaceAndFailsOtherwise() {
        return Model.collections().stream()
                .filter(model -> upsetByAddition(model.name()))
                .flatMap(model -> model.variants().stream()
                        .map(variant -> DynamicTest.dynamicTest(model.name(), () -> {
                            assertThatCode(() -> stale(variant).hasNext()).doesNotThrowAnyException();
                            assertStale(() -> stale(variant).next());
                            assertStale(() -> stale(variant).remove());
                            assertStale(() -> stale(variant).forEachRemaining(element -> {}));
                            if (stale(variant) instanceof ListIterator<?>) {
                                assertStale(() -> listIterator(variant).set("x"));
                            }
                        })));
    }

    private static boolean upsetByAddition(String name) {
        return MutationTable.committed()
                .verdict(name, "foreach", "add(Object)", Argument.NEW)
                .filter(Verdict.ALL::equals)
                .isPresent();
    }

    private static Iterator<Object> stale(Model.Variant<Collection<Object>> variant) {
        Elements elements = variant.elements();
        Collection<Object> collection = variant.maker().apply(elements.present());
        Iterator<Object> iterator =
                collection instanceof List<Object> list ? list.listIterator() : collection.iterator();
        iterator.next();
        collection.add(elements.high());
        return iterator;
    }

    private static ListIterator<Object> listIterator(Model.Variant<Collection<Object>> variant) {
        return (ListIterator<Object>) stale(variant);
    }

    /** A part or a view notices what its owner goes through. */
    @TestFactory
    Stream<DynamicTest> everyPartNoticesItsOwner() {
        Map<String, Function<TreeSet<String>, Collection<?>>> ofSets = Map.of(
                "headSet", set -> set.headSet("z"),
                "tailSet", set -> set.tailSet("a"),
                "subSet", set -> set.subSet("a", "z"),
                "descendingSet", NavigableSet::descendingSet);
        Map<String, Function<TreeMap<String, Integer>, Collection<?>>> ofMaps = Map.of(
                "keySet", Map::keySet,
                "navigableKeySet", TreeMap::navigableKeySet,
                "descendingKeySet", TreeMap::descendingKeySet,
                "values", Map::values,
                "entrySet", Map::entrySet,
                "headMap", map -> map.headMap("z").keySet(),
                "tailMap", map -> map.tailMap("a").values(),
                "subMap", map -> map.subMap("a", "z").entrySet(),
                "descendingMap", map -> map.descendingMap().keySet());
        Map<String, Function<List<String>, Collection<?>>> ofLists = Map.of(
                "subList", list -> list.subList(0, 2),
                "unmodifiableList", Collections::unmodifiableList,
                "synchronizedList", Collections::synchronizedList);
        return Stream.of(
                        parts(ofSets, () -> new TreeSet<>(Set.of("b", "c")), set -> set.add("d")),
                        parts(ofMaps, () -> new TreeMap<>(Map.of("b", 1, "c", 2)), map -> map.put("d", 3)),
                        parts(ofLists, () -> new ArrayList<>(List.of("b", "c")), list -> list.add("d")))
                .flatMap(Function.identity());
    }

    private static <C> Stream<DynamicTest> parts(
            Map<String, Function<C, Collection<?>>> parts, Supplier<C> owner, Consumer<C> change) {
        return parts.entrySet().stream()
                .map(part -> DynamicTest.dynamicTest(part.getKey(), () -> {
                    C changed = owner.get();
                    Iterator<?> iterator = part.getValue().apply(changed).iterator();
                    iterator.next();
                    change.accept(changed);
                    assertStale(iterator::next);
                }));
    }

    /** Only sorted() has taken all before the rest of the stream takes the first. */
    @TestFactory
    Stream<DynamicTest> sortedIsTheOnlyBarrier() {
        Map<String, Function<Stream<Integer>, Stream<?>>> stages = new TreeMap<>();
        stages.put("filter", stream -> stream.filter(number -> true));
        stages.put("map", stream -> stream.map(number -> number));
        stages.put("mapToObj", stream -> stream.mapToInt(number -> number).mapToObj(number -> number));
        stages.put("boxed", stream -> stream.mapToInt(number -> number).boxed());
        stages.put("mapMulti", stream -> stream.mapMulti((number, sink) -> sink.accept(number)));
        stages.put("flatMap", stream -> stream.flatMap(Stream::of));
        stages.put("distinct", Stream::distinct);
        stages.put("peek", stream -> stream.peek(number -> {}));
        stages.put("limit", stream -> stream.limit(10));
        stages.put("skip", stream -> stream.skip(0));
        stages.put("takeWhile", stream -> stream.takeWhile(number -> true));
        stages.put("dropWhile", stream -> stream.dropWhile(number -> false));
        stages.put("sorted", Stream::sorted);
        return stages.entrySet().stream()
                .map(stage -> DynamicTest.dynamicTest(stage.getKey(), () -> {
                    assertThat(SingleUse.STREAM.action(stage.getKey())).isEqualTo(Action.LINKS);
                    List<Integer> list = new ArrayList<>(List.of(1, 2, 3));
                    Runnable run = () -> stage.getValue().apply(list.stream()).forEach(number -> list.add(0));
                    if (stage.getKey().equals("sorted")) {
                        assertThatCode(run::run).doesNotThrowAnyException();
                    } else {
                        assertStale(run);
                    }
                }));
    }

    /** What the rules hold for unchangeable refuses to be changed. */
    @TestFactory
    Stream<DynamicTest> factoriesOfUnchangeables() {
        Map<String, Supplier<?>> made = new TreeMap<>();
        made.put("List.of", List::of);
        made.put("List.copyOf", () -> List.copyOf(new ArrayList<>(List.of("a"))));
        made.put("Set.of", () -> Set.of("a"));
        made.put("Set.copyOf", () -> Set.copyOf(new ArrayList<>(List.of("a"))));
        made.put("Map.of", () -> Map.of("a", 1));
        made.put("Map.ofEntries", () -> Map.ofEntries(Map.entry("a", 1)));
        made.put("Map.copyOf", () -> Map.copyOf(new TreeMap<>(Map.of("a", 1))));
        made.put("emptyList", Collections::emptyList);
        made.put("emptySet", Collections::emptySet);
        made.put("emptyMap", Collections::emptyMap);
        made.put("emptySortedSet", Collections::emptySortedSet);
        made.put("emptyNavigableSet", Collections::emptyNavigableSet);
        made.put("emptySortedMap", Collections::emptySortedMap);
        made.put("emptyNavigableMap", Collections::emptyNavigableMap);
        made.put("singleton", () -> Collections.singleton("a"));
        made.put("singletonList", () -> Collections.singletonList("a"));
        made.put("singletonMap", () -> Collections.singletonMap("a", 1));
        made.put("nCopies", () -> Collections.nCopies(3, "a"));
        made.put("unmodifiableCollection", () -> Collections.unmodifiableCollection(new ArrayList<>()));
        made.put("unmodifiableList", () -> Collections.unmodifiableList(new ArrayList<>()));
        made.put("unmodifiableSet", () -> Collections.unmodifiableSet(new TreeSet<>()));
        made.put("unmodifiableMap", () -> Collections.unmodifiableMap(new TreeMap<>()));
        return made.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> {
                    Object unchangeable = one.getValue().get();
                    assertThatThrownBy(() -> add(unchangeable)).isInstanceOf(UnsupportedOperationException.class);
                }));
    }

    @SuppressWarnings("unchecked") // whatever it holds, it refuses
    private static void add(Object to) {
        if (to instanceof Map<?, ?> map) {
            ((Map<Object, Object>) map).put("z", "z");
        } else {
            ((Collection<Object>) to).add("z");
        }
    }

    /** An Enumeration is older than all that, and the rule is silent of it for this reason. */
    @Test
    void enumerationsMindNothing() {
        Vector<String> vector = new Vector<>(List.of("a", "b"));
        Enumeration<String> elements = vector.elements();
        elements.nextElement();
        vector.add("c");
        assertThat(elements.nextElement()).isEqualTo("b");
        Hashtable<String, Integer> table = new Hashtable<>(Map.of("a", 1, "b", 2));
        Enumeration<String> keys = table.keys();
        table.remove(keys.nextElement());
        assertThatCode(keys::nextElement).doesNotThrowAnyException();
    }

    @Test
    void primitiveIteratorsEndAsWell() {
        var ints = IntStream.of(1).iterator();
        ints.nextInt();
        assertThatThrownBy(ints::nextInt).isInstanceOf(NoSuchElementException.class);
        var longs = IntStream.of(1).asLongStream().iterator();
        longs.nextLong();
        assertThatThrownBy(longs::nextLong).isInstanceOf(NoSuchElementException.class);
        var doubles = IntStream.of(1).asDoubleStream().iterator();
        doubles.nextDouble();
        assertThatThrownBy(doubles::nextDouble).isInstanceOf(NoSuchElementException.class);
        for (String next : List.of("nextInt", "nextLong", "nextDouble")) {
            assertThat(SingleUse.ITERATOR.action(next)).isEqualTo(Action.NEEDS);
        }
    }

    private static void assertStale(Runnable use) {
        assertThatThrownBy(use::run).isInstanceOf(ConcurrentModificationException.class);
    }

    /** Each collection, and the views of each map. */
    private static Map<String, Supplier<Collection<?>>> sources() {
        Map<String, Supplier<Collection<?>>> all = new LinkedHashMap<>();
        Model.collections().forEach(model -> {
            Model.Variant<Collection<Object>> variant = model.variants().get(0);
            all.put(model.name(), () -> variant.maker().apply(variant.elements().present()));
        });
        Model.maps().forEach(model -> {
            Model.Variant<Map<Object, Object>> variant = model.variants().get(0);
            Supplier<Map<Object, Object>> map =
                    () -> variant.maker().apply(variant.elements().present());
            all.put(model.name() + ".keySet", () -> map.get().keySet());
            all.put(model.name() + ".values", () -> map.get().values());
            all.put(model.name() + ".entrySet", () -> map.get().entrySet());
        });
        return all;
    }
}
