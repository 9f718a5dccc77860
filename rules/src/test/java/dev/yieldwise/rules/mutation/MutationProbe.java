package dev.yieldwise.rules.mutation;

import dev.yieldwise.rules.knowledge.MutationTable.Argument;
import dev.yieldwise.rules.mutation.Tally.Outcome;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Mutates each class in each way while it is iterated in each form, and prints what came of it, row by row.
 *
 * <p>A trial mutates once, at one position of one size, and lets the iteration go on. It is wrong if an exception comes out, or
 * if an element that was there at the start and that the operation leaves there is never visited, or more often than it is
 * there. Each trial first runs the operation on a copy that nobody iterates: what fails there is no trial, and what is gone
 * there need not be visited.
 */
public final class MutationProbe {

    /** What a trial did that it should not: an error of this program, no outcome. */
    static final class Broken extends Error {
        private static final long serialVersionUID = 1L;

        Broken(String message) {
            super(message);
        }
    }

    private static final class Endless extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final int LARGEST = 6;
    private static final int MANY_VISITS = 200;

    private final Map<String, Tally> rows = new HashMap<>();

    private MutationProbe() {}

    /** Prints the JDK's feature number and the rows on standard output: how any JDK is asked. */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        out.print(Runtime.version().feature() + "\n");
        run().forEach((key, tally) -> out.print(key + "\t" + tally.inTable() + "\n"));
        out.flush();
    }

    /** The rows: class, form, operation and argument, separated by tabs, and the tally. */
    static SortedMap<String, Tally> run() {
        MutationProbe probe = new MutationProbe();
        Model.collections().forEach(probe::collection);
        Model.maps().forEach(probe::map);
        return new TreeMap<>(probe.rows);
    }

    // ---- Forms

    /** An iteration that calls back at each element. */
    private interface Form<C> {
        void run(C source, Visitor visitor);

        /** Whether an element may be visited again because its value has changed meanwhile. */
        default boolean mayRetry() {
            return false;
        }
    }

    /** A concurrent map says that it applies the function again if the value is no longer the one it was applied to. */
    private static final class ReplaceAll implements Form<Map<Object, Object>> {

        @Override
        public void run(Map<Object, Object> source, Visitor visitor) {
            source.replaceAll((key, value) -> {
                visitor.visit(key, null);
                return value;
            });
        }

        @Override
        public boolean mayRetry() {
            return true;
        }
    }

    private interface Visitor {
        void visit(Object element, Iterator<?> iterator);
    }

    private static void loop(Iterable<?> source, Visitor visitor) {
        Iterator<?> iterator = source.iterator();
        while (iterator.hasNext()) {
            visitor.visit(iterator.next(), iterator);
        }
    }

    private void collection(Model<Collection<Object>> model) {
        Form<Collection<Object>> foreach = MutationProbe::loop;
        Form<Collection<Object>> forEach = (source, visitor) -> source.forEach(element -> visitor.visit(element, null));
        Form<Collection<Object>> stream =
                (source, visitor) -> source.stream().forEach(element -> visitor.visit(element, null));
        for (Model.Variant<Collection<Object>> variant : model.variants()) {
            List<Operation> operations =
                    Operation.of(variant.maker().apply(variant.elements().present()));
            List<Operation> withoutIterator = operations.stream()
                    .filter(operation -> !operation.name().startsWith("iterator."))
                    .toList();
            Function<Collection<Object>, List<Object>> contents = ArrayList::new;
            iteration(model.name(), "foreach", variant, foreach, contents, key -> key, operations);
            iteration(model.name(), "forEach", variant, forEach, contents, key -> key, withoutIterator);
            iteration(model.name(), "stream", variant, stream, contents, key -> key, withoutIterator);
            for (Object removed : removedByPredicate(variant.elements())) {
                Form<Collection<Object>> removeIf = (source, visitor) -> source.removeIf(element -> {
                    visitor.visit(element, null);
                    return element.equals(removed);
                });
                iteration(model.name(), "removeIf", variant, removeIf, contents, key -> key, withoutIterator);
            }
        }
    }

    /** A predicate that accepts nothing may leave other code unrun than one that accepts something. */
    private static List<Object> removedByPredicate(Elements elements) {
        return List.of(elements.absent(), elements.present().get(0));
    }

    private void map(Model<Map<Object, Object>> model) {
        Form<Map<Object, Object>> keySet = (source, visitor) -> loop(source.keySet(), visitor);
        Form<Map<Object, Object>> values = (source, visitor) -> loop(source.values(), visitor);
        Form<Map<Object, Object>> entrySet =
                (source, visitor) -> loop(source.entrySet(), (entry, iterator) -> visitor.visit(entry, iterator));
        Form<Map<Object, Object>> forEach =
                (source, visitor) -> source.forEach((key, value) -> visitor.visit(key, null));
        Function<Map<Object, Object>, List<Object>> keys = map -> new ArrayList<>(map.keySet());
        Function<Map<Object, Object>, List<Object>> allValues = map -> new ArrayList<>(map.values());
        for (Model.Variant<Map<Object, Object>> variant : model.variants()) {
            List<Operation> operations =
                    Operation.of(variant.maker().apply(variant.elements().present()));
            List<Operation> inLoop = new ArrayList<>(operations);
            inLoop.add(Operation.ofIterator());
            List<Operation> withEntry = new ArrayList<>(inLoop);
            withEntry.add(Operation.ofEntry());
            iteration(model.name(), "keySet", variant, keySet, keys, key -> key, inLoop);
            iteration(model.name(), "values", variant, values, allValues, Model::valueOf, inLoop);
            iteration(model.name(), "entrySet", variant, entrySet, keys, key -> key, withEntry);
            iteration(model.name(), "forEach", variant, forEach, keys, key -> key, operations);
            iteration(model.name(), "replaceAll", variant, new ReplaceAll(), keys, key -> key, operations);
            computation(model.name(), variant, operations);
        }
    }

    // ---- Trials of iterations

    /**
     * @param contents what is visited, listed without visiting it
     * @param ofKey what is visited for an element or key
     */
    private <C> void iteration(
            String name,
            String form,
            Model.Variant<C> variant,
            Form<C> iteration,
            Function<C, List<Object>> contents,
            Function<Object, Object> ofKey,
            List<Operation> operations) {
        for (int size = 1; size <= LARGEST; size++) {
            Elements elements = variant.elements().first(size);
            Supplier<C> maker = () -> variant.maker().apply(elements.present());
            Elements ordered = elements.inOrderOf(order(maker.get(), elements.present(), iteration, ofKey));
            for (int position = 0; position < size; position++) {
                Scene scene = new Scene(ordered, position);
                for (Operation operation : operations) {
                    for (Operation.Call call : operation.calls().apply(scene)) {
                        trial(maker, iteration, contents, ofKey, scene, call.action())
                                .ifPresent(outcome -> count(name, form, operation.name(), call.argument(), outcome));
                    }
                }
            }
        }
    }

    /** The order of this form: Hashtable's forEach, for one, goes the other way round than its iterators. */
    private static <C> List<Object> order(
            C source, List<Object> given, Form<C> iteration, Function<Object, Object> ofKey) {
        List<Object> visited = new ArrayList<>();
        try {
            iteration.run(source, (element, iterator) -> visited.add(keyOrSelf(element)));
        } catch (UnsupportedOperationException e) {
            return given;
        }
        List<Object> keys = new ArrayList<>(given);
        keys.sort(Comparator.comparing(key -> visited.indexOf(ofKey.apply(key))));
        return keys;
    }

    private static Object keyOrSelf(Object element) {
        return element instanceof Map.Entry<?, ?> entry ? entry.getKey() : element;
    }

    private static <C> Optional<Outcome> trial(
            Supplier<C> maker,
            Form<C> iteration,
            Function<C, List<Object>> contents,
            Function<Object, Object> ofKey,
            Scene scene,
            Operation.Action action) {
        C copy = maker.get();
        try {
            action.run(copy, null, null);
        } catch (UnsupportedOperationException e) {
            return Optional.of(Outcome.UNSUPPORTED);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
        C source = maker.get();
        List<Object> visited = new ArrayList<>();
        Visitor visitor = (element, iterator) -> {
            visited.add(keyOrSelf(element));
            if (visited.size() > MANY_VISITS) {
                throw new Endless();
            }
            if (visited.size() == scene.position() + 1) {
                if (!visited.get(scene.position()).equals(ofKey.apply(scene.current()))) {
                    throw new Broken("at " + visited + " instead of " + scene);
                }
                action.run(source, iterator, element);
            }
        };
        Outcome outcome = outcomeOf(() -> iteration.run(source, visitor));
        if (outcome != Outcome.FINE) {
            return Optional.of(outcome);
        }
        List<Object> left = contents.apply(copy);
        for (Object key : scene.elements().present()) {
            Object element = ofKey.apply(key);
            int there = Collections.frequency(left, element);
            int visits = Collections.frequency(visited, element);
            if (there > 0 && visits == 0 || visits > Math.max(1, there) && !iteration.mayRetry()) {
                return Optional.of(Outcome.SKIPPED);
            }
        }
        return Optional.of(Outcome.FINE);
    }

    private static Outcome outcomeOf(Runnable iteration) {
        try {
            iteration.run();
            return Outcome.FINE;
        } catch (UnsupportedOperationException e) {
            return Outcome.UNSUPPORTED;
        } catch (Endless e) {
            return Outcome.SKIPPED;
        } catch (RuntimeException e) {
            return Outcome.EXCEPTION;
        }
    }

    // ---- Trials of compute, computeIfAbsent, computeIfPresent and merge

    /** A computation for a key; the function given computes the value. */
    private interface Computation {
        void run(Map<Object, Object> map, Object key, Function<Object, Object> function);
    }

    private void computation(String name, Model.Variant<Map<Object, Object>> variant, List<Operation> operations) {
        Computation computeIfAbsent = Map::computeIfAbsent;
        Computation computeIfPresent = (map, key, function) -> map.computeIfPresent(key, withoutValue(function));
        Computation compute = (map, key, function) -> map.compute(key, withoutValue(function));
        Computation merge = (map, key, function) -> map.merge(key, "merged", withoutValue(function));
        for (int size = 1; size <= LARGEST; size++) {
            Elements elements = variant.elements().first(size);
            Supplier<Map<Object, Object>> maker = () -> variant.maker().apply(elements.present());
            for (int position = -1; position < size; position++) {
                Scene scene = new Scene(elements, position);
                for (Operation operation : operations) {
                    for (Operation.Call call : operation.calls().apply(scene)) {
                        Map<String, Computation> forms = position < 0
                                ? Map.of("computeIfAbsent", computeIfAbsent, "compute", compute)
                                : Map.of("computeIfPresent", computeIfPresent, "compute", compute, "merge", merge);
                        forms.forEach((form, computation) -> {
                            for (boolean toNull : new boolean[] {false, true}) {
                                trial(maker, computation, scene.current(), toNull, call.action())
                                        .ifPresent(outcome ->
                                                count(name, form, operation.name(), call.argument(), outcome));
                            }
                        });
                    }
                }
            }
        }
    }

    private static BiFunction<Object, Object, Object> withoutValue(Function<Object, Object> function) {
        return (key, value) -> function.apply(key);
    }

    private static Optional<Outcome> trial(
            Supplier<Map<Object, Object>> maker,
            Computation computation,
            Object key,
            boolean toNull,
            Operation.Action action) {
        Function<Object, Object> plain = ignored -> toNull ? null : "computed";
        Set<Set<Object>> legal = new HashSet<>();
        try {
            // Either may come first, and a computation that is a get and a put has the operation in between.
            legal.add(keysAfter(
                    maker.get(), map -> action.run(map, null, null), map -> computation.run(map, key, plain)));
            legal.add(keysAfter(
                    maker.get(), map -> computation.run(map, key, plain), map -> action.run(map, null, null)));
            legal.add(keysAfter(maker.get(), map -> action.run(map, null, null), map -> {
                if (toNull) {
                    map.remove(key);
                } else {
                    map.put(key, "computed");
                }
            }));
        } catch (UnsupportedOperationException e) {
            return Optional.of(Outcome.UNSUPPORTED);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
        Map<Object, Object> map = maker.get();
        int[] calls = {0};
        Outcome outcome = outcomeOf(() -> computation.run(map, key, ignored -> {
            if (++calls[0] > MANY_VISITS) {
                throw new Endless();
            }
            if (calls[0] == 1) {
                action.run(map, null, null);
            }
            return plain.apply(key);
        }));
        if (outcome == Outcome.FINE && !legal.contains(new HashSet<>(map.keySet()))) {
            return Optional.of(Outcome.SKIPPED);
        }
        return Optional.of(outcome);
    }

    private static Set<Object> keysAfter(
            Map<Object, Object> map, Consumer<Map<Object, Object>> first, Consumer<Map<Object, Object>> second) {
        first.accept(map);
        second.accept(map);
        return new HashSet<>(map.keySet());
    }

    private void count(String model, String form, String operation, Argument argument, Outcome outcome) {
        rows.merge(String.join("\t", model, form, operation, argument.inTable()), Tally.of(outcome), Tally::plus);
    }

    static RuntimeException sneaky(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException exception ? exception : new IllegalStateException(thrown);
    }
}
