package dev.yieldwise.rules.mutation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
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
import java.util.Queue;
import java.util.Set;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A class whose behaviour the table states.
 *
 * @param name the class's name, or the factory's, where the class has none that a program could write
 * @param variants what may differ from one instance to another: the order, room to grow, colliding hash codes, the class
 *     behind a wrapper. A row speaks of all of them.
 * @param <C> a collection or a map
 */
record Model<C>(String name, List<Variant<C>> variants) {

    /** @param maker makes an instance of the elements given */
    record Variant<C>(Elements elements, Function<List<Object>, C> maker) {}

    private static final Elements PLAIN = Elements.strings();
    private static final Elements REVERSED = PLAIN.reversed();
    private static final Elements COLLIDING = Elements.colliding();

    static List<Model<Collection<Object>>> collections() {
        List<Model<Collection<Object>>> models = new ArrayList<>();
        models.add(filled(ArrayList::new, PLAIN, REVERSED));
        models.add(filled(LinkedList::new, PLAIN, REVERSED));
        models.add(filled(Vector::new, PLAIN, REVERSED));
        models.add(filled(Stack::new, PLAIN, REVERSED));
        models.add(new Model<>(
                "java.util.ArrayDeque",
                List.of(
                        new Variant<>(PLAIN, list -> filled(new ArrayDeque<>(), list)),
                        new Variant<>(PLAIN, ArrayDeque::new),
                        new Variant<>(PLAIN, list -> filled(turned(new ArrayDeque<>(list.size())), list)))));
        models.add(filled(PriorityQueue::new, PLAIN, REVERSED));
        models.add(filled(HashSet::new, PLAIN, COLLIDING));
        models.add(filled(LinkedHashSet::new, PLAIN, COLLIDING));
        models.add(filled(TreeSet::new, PLAIN));
        models.add(filled(CopyOnWriteArrayList::new, PLAIN, REVERSED));
        models.add(filled(CopyOnWriteArraySet::new, PLAIN));
        models.add(filled(ConcurrentSkipListSet::new, PLAIN));
        models.add(filled(ConcurrentLinkedQueue::new, PLAIN));
        models.add(filled(ConcurrentLinkedDeque::new, PLAIN));
        models.add(filled(LinkedBlockingQueue::new, PLAIN));
        models.add(filled(LinkedBlockingDeque::new, PLAIN));
        models.add(filled(PriorityBlockingQueue::new, PLAIN, REVERSED));
        models.add(new Model<>(
                "java.util.concurrent.ArrayBlockingQueue",
                List.of(
                        new Variant<>(PLAIN, list -> filled(new ArrayBlockingQueue<>(100), list)),
                        new Variant<>(
                                PLAIN, list -> filled(turned(new ArrayBlockingQueue<>(list.size() + 2)), list)))));
        models.add(new Model<>("java.util.EnumSet", List.of(new Variant<>(Elements.letters(), Model::enumSet))));
        models.add(new Model<>(
                "Collections.synchronizedList",
                List.of(
                        new Variant<>(PLAIN, list -> Collections.synchronizedList(new ArrayList<>(list))),
                        new Variant<>(REVERSED, list -> Collections.synchronizedList(new ArrayList<>(list))),
                        new Variant<>(PLAIN, list -> Collections.synchronizedList(new LinkedList<>(list))))));
        models.add(new Model<>(
                "Arrays.asList",
                List.of(
                        new Variant<>(PLAIN, list -> Arrays.asList(list.toArray())),
                        new Variant<>(REVERSED, list -> Arrays.asList(list.toArray())))));
        models.add(new Model<>("List.of", List.of(new Variant<>(PLAIN, list -> List.of(list.toArray())))));
        models.add(new Model<>("Set.of", List.of(new Variant<>(PLAIN, list -> Set.of(list.toArray())))));
        return models;
    }

    static List<Model<Map<Object, Object>>> maps() {
        List<Model<Map<Object, Object>>> models = new ArrayList<>();
        models.add(filledMap("java.util.HashMap", HashMap::new, PLAIN, COLLIDING));
        models.add(filledMap("java.util.LinkedHashMap", LinkedHashMap::new, PLAIN, COLLIDING));
        models.add(filledMap(
                "java.util.LinkedHashMap#accessOrder", () -> new LinkedHashMap<>(16, 0.75f, true), PLAIN, COLLIDING));
        models.add(filledMap("java.util.TreeMap", TreeMap::new, PLAIN));
        models.add(filledMap("java.util.Hashtable", Hashtable::new, PLAIN, COLLIDING));
        models.add(filledMap("java.util.WeakHashMap", WeakHashMap::new, PLAIN, COLLIDING));
        models.add(filledMap("java.util.IdentityHashMap", IdentityHashMap::new, Elements.identities()));
        models.add(filledMap("java.util.EnumMap", Model::enumMap, Elements.letters()));
        models.add(filledMap("java.util.concurrent.ConcurrentHashMap", ConcurrentHashMap::new, PLAIN, COLLIDING));
        models.add(filledMap("java.util.concurrent.ConcurrentSkipListMap", ConcurrentSkipListMap::new, PLAIN));
        models.add(new Model<>(
                "Collections.synchronizedMap",
                List.of(
                        new Variant<>(PLAIN, list -> Collections.synchronizedMap(filled(new HashMap<>(), list))),
                        new Variant<>(PLAIN, list -> Collections.synchronizedMap(filled(new LinkedHashMap<>(), list))),
                        new Variant<>(PLAIN, list -> Collections.synchronizedMap(filled(new TreeMap<>(), list))))));
        models.add(new Model<>(
                "Map.of", List.of(new Variant<>(PLAIN, list -> Map.copyOf(filled(new HashMap<>(), list))))));
        return models;
    }

    private static Model<Collection<Object>> filled(Supplier<Collection<Object>> empty, Elements... elements) {
        return new Model<>(
                empty.get().getClass().getName(),
                Arrays.stream(elements)
                        .map(some -> new Variant<>(some, list -> filled(empty.get(), list)))
                        .toList());
    }

    private static Model<Map<Object, Object>> filledMap(
            String name, Supplier<Map<Object, Object>> empty, Elements... elements) {
        return new Model<>(
                name,
                Arrays.stream(elements)
                        .map(some -> new Variant<>(some, list -> filled(empty.get(), list)))
                        .toList());
    }

    /** Empty, but with its head in the middle of the array, so that what is added goes round its end. */
    private static Collection<Object> turned(Queue<Object> queue) {
        queue.add("before");
        queue.remove();
        return queue;
    }

    /** The value that stands for a key: the same object each time, as IdentityHashMap asks for it. */
    static Object valueOf(Object key) {
        return ("value of " + key).intern();
    }

    private static Collection<Object> filled(Collection<Object> collection, List<Object> elements) {
        collection.addAll(elements);
        return collection;
    }

    private static Map<Object, Object> filled(Map<Object, Object> map, List<Object> keys) {
        keys.forEach(key -> map.put(key, valueOf(key)));
        return map;
    }

    @SuppressWarnings("unchecked") // the enum collections check at run time, and get letters alone
    private static Collection<Object> enumSet(List<Object> elements) {
        return filled((Collection<Object>) (Collection<?>) EnumSet.noneOf(Elements.Letter.class), elements);
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, Object> enumMap() {
        return (Map<Object, Object>) (Map<?, ?>) new EnumMap<Elements.Letter, Object>(Elements.Letter.class);
    }
}
