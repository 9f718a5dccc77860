package dev.yieldwise.rules.knowledge;

import static java.util.Map.entry;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.types.Marks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A kind of object that can be gone through only once, and what its methods do to it. As run on JDK 17 and 25; the table
 * of the runtime's own kinds is driven on the runtime by a test.
 *
 * @param noun what messages call it
 * @param types exactly these static types: a subtype may do better
 * @param actions what a method does; methods that are not listed do {@code otherwise}
 * @param failure what a use after the end does
 */
public record SingleUse(String noun, Set<String> types, Map<String, Action> actions, Action otherwise, String failure) {

    /** What a method does to the object, and whether it minds that the object was used up before. */
    public enum Action {
        /** Tells or sets something; never minds. */
        ASKS,
        /** Uses it up, whether or not it completes; fails on one that is used up. */
        CONSUMES,
        /** Links another stage to it, which uses it up; fails on one that is used up. */
        LINKS,
        /** Fails on one that is used up, and leaves others as they are. */
        NEEDS,
        /** Runs it to its end when it completes; fails on one that is used up. */
        RUNS_TO_END,
        /** Runs it to its end when it completes; on one that is used up it does nothing, silently. */
        RUNS_REST,
        /** Uses it up; never minds. */
        CLOSES,
        /** May bring it back to life or move it in ways that are not known. */
        UNKNOWN
    }

    /** The name under which {@link #actions} tells what a for-each loop does. */
    public static final String LOOP = "for";

    /** The streams of the JDK, all but the type that they have in common. */
    static final Set<String> STREAM_CLASSES = Set.of(
            "java.util.stream.Stream",
            "java.util.stream.IntStream",
            "java.util.stream.LongStream",
            "java.util.stream.DoubleStream");

    private static final String ILLEGAL_STATE = "throws IllegalStateException";
    private static final String NO_ELEMENT = "throws NoSuchElementException";
    private static final String CLOSED = "fails: it is closed";

    private static final Map<String, Action> OBJECT_METHODS = Map.of(
            "toString", Action.ASKS,
            "hashCode", Action.ASKS,
            "equals", Action.ASKS,
            "getClass", Action.ASKS);

    /** Streams: linking counts, and so does iterator(); parallel, sequential, unordered and close do not mind. */
    public static final SingleUse STREAM = new SingleUse(
            "stream",
            Set.of(
                    "java.util.stream.Stream",
                    "java.util.stream.IntStream",
                    "java.util.stream.LongStream",
                    "java.util.stream.DoubleStream",
                    "java.util.stream.BaseStream"),
            with(
                    entry("isParallel", Action.ASKS),
                    entry("parallel", Action.ASKS),
                    entry("sequential", Action.ASKS),
                    entry("unordered", Action.ASKS),
                    entry("onClose", Action.NEEDS),
                    entry("close", Action.CLOSES),
                    entry("filter", Action.LINKS),
                    entry("map", Action.LINKS),
                    entry("mapToInt", Action.LINKS),
                    entry("mapToLong", Action.LINKS),
                    entry("mapToDouble", Action.LINKS),
                    entry("mapToObj", Action.LINKS),
                    entry("mapMulti", Action.LINKS),
                    entry("mapMultiToInt", Action.LINKS),
                    entry("mapMultiToLong", Action.LINKS),
                    entry("mapMultiToDouble", Action.LINKS),
                    entry("flatMap", Action.LINKS),
                    entry("flatMapToInt", Action.LINKS),
                    entry("flatMapToLong", Action.LINKS),
                    entry("flatMapToDouble", Action.LINKS),
                    entry("gather", Action.LINKS),
                    entry("distinct", Action.LINKS),
                    entry("sorted", Action.LINKS),
                    entry("peek", Action.LINKS),
                    entry("limit", Action.LINKS),
                    entry("skip", Action.LINKS),
                    entry("takeWhile", Action.LINKS),
                    entry("dropWhile", Action.LINKS),
                    entry("boxed", Action.LINKS),
                    entry("asLongStream", Action.LINKS),
                    entry("asDoubleStream", Action.LINKS)),
            Action.CONSUMES,
            ILLEGAL_STATE);

    /** Iterators that only go forward. ListIterator can go back, so it is none of them. */
    public static final SingleUse ITERATOR = new SingleUse(
            "iterator",
            Set.of(
                    "java.util.Iterator",
                    "java.util.PrimitiveIterator.OfInt",
                    "java.util.PrimitiveIterator.OfLong",
                    "java.util.PrimitiveIterator.OfDouble"),
            with(
                    entry("hasNext", Action.ASKS),
                    entry("remove", Action.ASKS),
                    entry("next", Action.NEEDS),
                    entry("nextInt", Action.NEEDS),
                    entry("nextLong", Action.NEEDS),
                    entry("nextDouble", Action.NEEDS),
                    entry("forEachRemaining", Action.RUNS_REST)),
            Action.UNKNOWN,
            NO_ELEMENT);

    public static final SingleUse DIRECTORY_STREAM = new SingleUse(
            "directory stream",
            Set.of("java.nio.file.DirectoryStream", "java.nio.file.SecureDirectoryStream"),
            with(
                    entry(LOOP, Action.CONSUMES),
                    entry("iterator", Action.CONSUMES),
                    entry("spliterator", Action.CONSUMES),
                    entry("forEach", Action.CONSUMES),
                    entry("close", Action.CLOSES)),
            Action.ASKS,
            ILLEGAL_STATE);

    /** {@code Iterable<X> once = stream::iterator}: whoever asks for a second iterator fails. */
    public static final SingleUse ITERABLE_OF_STREAM = new SingleUse(
            "one-shot iterable",
            Set.of(),
            with(
                    entry(LOOP, Action.CONSUMES),
                    entry("iterator", Action.CONSUMES),
                    entry("spliterator", Action.CONSUMES),
                    entry("forEach", Action.CONSUMES)),
            Action.ASKS,
            ILLEGAL_STATE);

    /** {@code Iterable<X> once = () -> iterator}: a second pass sees what the first one left, which is nothing. */
    public static final SingleUse ITERABLE_OF_ITERATOR = new SingleUse(
            "one-shot iterable",
            Set.of(),
            with(entry(LOOP, Action.RUNS_REST), entry("forEach", Action.RUNS_REST)),
            Action.ASKS,
            NO_ELEMENT);

    public static final SingleUse GENERATOR = new SingleUse(
            "generator",
            Set.of(GeneratorApi.GENERATOR),
            with(
                    entry(LOOP, Action.NEEDS),
                    entry("state", Action.UNKNOWN),
                    entry("delegate", Action.ASKS),
                    entry("hasNext", Action.ASKS),
                    entry("throwIn", Action.UNKNOWN),
                    entry("next", Action.NEEDS),
                    entry("iterator", Action.NEEDS),
                    entry("spliterator", Action.NEEDS),
                    entry("stream", Action.NEEDS),
                    entry("map", Action.NEEDS),
                    entry("filter", Action.NEEDS),
                    entry("take", Action.NEEDS),
                    entry("skip", Action.NEEDS),
                    entry("takeWhile", Action.NEEDS),
                    entry("dropWhile", Action.NEEDS),
                    entry("peek", Action.NEEDS),
                    entry("mapToInt", Action.NEEDS),
                    entry("mapToLong", Action.NEEDS),
                    entry("mapToDouble", Action.NEEDS),
                    entry("flatMap", Action.NEEDS),
                    entry("chain", Action.NEEDS),
                    entry("zip", Action.NEEDS),
                    entry("enumerate", Action.NEEDS),
                    entry("batched", Action.NEEDS),
                    entry("pairwise", Action.NEEDS),
                    entry("engine", Action.NEEDS),
                    entry("forEach", Action.RUNS_TO_END),
                    entry("toList", Action.RUNS_TO_END),
                    entry("reduce", Action.RUNS_TO_END),
                    entry("collect", Action.RUNS_TO_END),
                    entry("count", Action.RUNS_TO_END),
                    entry("forEachRemaining", Action.RUNS_REST),
                    entry("close", Action.CLOSES)),
            Action.UNKNOWN,
            CLOSED);

    public static final SingleUse COROUTINE = new SingleUse(
            "coroutine",
            Set.of(GeneratorApi.COROUTINE),
            with(
                    entry("state", Action.UNKNOWN),
                    entry("result", Action.ASKS),
                    entry("delegate", Action.ASKS),
                    entry("resume", Action.ASKS),
                    entry("throwIn", Action.UNKNOWN),
                    entry("next", Action.NEEDS),
                    entry("send", Action.NEEDS),
                    entry("close", Action.CLOSES)),
            Action.UNKNOWN,
            "throws GeneratorReturn");

    /** The kinds that a static type tells. */
    public static final List<SingleUse> ALL = List.of(COROUTINE, DIRECTORY_STREAM, GENERATOR, ITERATOR, STREAM);

    public Action action(String method) {
        return actions.getOrDefault(method, otherwise);
    }

    /** What a call does; of an own type's methods some overloads may do something and others nothing. */
    Action action(MethodCallExpr call) {
        String method = call.getNameAsString();
        return actions.getOrDefault(Marks.of(method, call.getArguments().size(), false), action(method));
    }

    /**
     * The kind of a type of which somebody says which methods use it up.
     *
     * @param methods by {@link Marks}, or by their names alone
     */
    static SingleUse own(String type, Set<String> methods) {
        Map<String, Action> actions = new HashMap<>(OBJECT_METHODS);
        actions.put("close", Action.CLOSES);
        methods.forEach(method -> actions.put(method, Action.CONSUMES));
        if (methods.contains("iterator") || methods.contains("iterator/0")) {
            ITERABLE_OF_STREAM.actions().forEach(actions::putIfAbsent);
        }
        return new SingleUse(
                "one-shot " + type.substring(type.lastIndexOf('.') + 1),
                Set.of(type),
                Map.copyOf(actions),
                Action.ASKS,
                "it can be used only once");
    }

    /** The kind of the objects of a static type. */
    public static Optional<SingleUse> of(String type) {
        return ALL.stream().filter(kind -> kind.types().contains(type)).findFirst();
    }

    @SafeVarargs
    private static Map<String, Action> with(Map.Entry<String, Action>... entries) {
        Map<String, Action> all = new HashMap<>(OBJECT_METHODS);
        for (Map.Entry<String, Action> one : entries) {
            all.put(one.getKey(), one.getValue());
        }
        return Map.copyOf(all);
    }
}
