package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.expr.MethodCallExpr;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Handle;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What stands for a collection: its views, parts and streams, and what the JDK and Guava wrap around it. */
final class Views {
    static final String ITERATOR = "iterator";
    static final String STREAM = "stream";
    static final String PART = "part";

    /** Not a view, but what an iteration visits just now. */
    static final String ELEMENT = "element";

    /** A full barrier: what comes after it no longer touches the collection. */
    private static final String BARRIER = "sorted";

    /** Parts of a collection, or the same the other way round; an iteration of them notices what its owner goes through. */
    private static final Set<String> PARTS = Set.of(
            "subList",
            "headSet",
            "tailSet",
            "subSet",
            "descendingSet",
            "headMap",
            "tailMap",
            "subMap",
            "descendingMap",
            "reversed");

    private static final Map<String, String> KEY_VIEWS = Map.of(
            "keySet",
            "keySet",
            "navigableKeySet",
            "keySet",
            "descendingKeySet",
            "keySet",
            "values",
            "values",
            "entrySet",
            "entrySet");
    private static final Set<String> STREAMING = Set.of("stream", "parallelStream");

    /** Methods of Guava whose value goes through their argument whenever it is gone through. */
    private static final Map<String, Set<String>> LAZY = Map.of(
            "com.google.common.collect.Lists", Set.of("reverse", "transform", "partition"),
            "com.google.common.collect.Iterables",
                    Set.of("filter", "transform", "concat", "skip", "limit", "partition", "unmodifiableIterable"),
            "com.google.common.collect.Collections2", Set.of("filter", "transform"),
            "com.google.common.collect.Sets", Set.of("union", "intersection", "difference", "filter"),
            "com.google.common.collect.Maps",
                    Set.of("filterKeys", "filterValues", "filterEntries", "transformValues", "transformEntries"));

    private Views() {}

    /** What a method of a collection, or of what stands for it, returns of it. */
    static Optional<Handle> of(MethodCallExpr call, Handle receiver, boolean isMap) {
        String method = call.getNameAsString();
        boolean whole = receiver.isSelf() || receiver.role().equals(PART);
        if (whole && isMap && KEY_VIEWS.containsKey(method)) {
            return Optional.of(Handle.of(receiver.isSelf() ? KEY_VIEWS.get(method) : PART));
        }
        if (whole && PARTS.contains(method)) {
            return Optional.of(Handle.of(PART));
        }
        boolean streams = receiver.role().equals(STREAM)
                ? SingleUse.STREAM.action(method) == SingleUse.Action.LINKS && !method.equals(BARRIER)
                : STREAMING.contains(method);
        return streams ? Optional.of(Handle.of(STREAM)) : Optional.empty();
    }

    /** A wrapper of the JDK's changes and iterates what it wraps; an unmodifiable one and those of Guava only iterate. */
    static Optional<Handle> wrapping(MethodCallExpr call, int argument, Handle handle, Types types) {
        String method = call.getNameAsString();
        if (handle.role().equals(ITERATOR) || handle.role().equals(STREAM)) {
            return Optional.empty();
        }
        Optional<String> owner = types.classOfStaticCall(call);
        if (owner.filter(name -> LAZY.getOrDefault(name, Set.of()).contains(method))
                .isPresent()) {
            return Optional.of(Handle.of(PART));
        }
        if (argument != 0 || owner.filter("java.util.Collections"::equals).isEmpty()) {
            return Optional.empty();
        }
        if (method.startsWith("synchronized") || method.startsWith("checked")) {
            return Optional.of(handle);
        }
        return method.startsWith("unmodifiable")
                ? Optional.of(handle.isSelf() ? Handle.of(PART) : handle)
                : Optional.empty();
    }
}
