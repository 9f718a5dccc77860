package dev.yieldwise.rules.knowledge;

import java.util.Set;

/**
 * The names of the runtime that the rules know. A test holds each of them against the library, so that the checker's
 * knowledge cannot drift from it.
 */
public final class GeneratorApi {
    public static final String GENERATOR = "dev.yieldwise.Generator";
    public static final String COROUTINE = "dev.yieldwise.Coroutine";

    public static final String DELEGATE = "dev.yieldwise.Delegate";

    /** The factories of a coroutine that is not advanced yet. */
    public static final Set<String> COROUTINE_FACTORIES = Set.of("of", "consumer");

    /** What resumes a coroutine with a value. */
    public static final Set<String> SENDING = Set.of("send", "resume");

    /** What advances a coroutine without a value. */
    public static final Set<String> ADVANCING = Set.of("next", "prime");

    /** What tells of a coroutine and changes nothing; state() is none, since who asks for it knows. */
    public static final Set<String> ASKING = Set.of("delegate", "result", "toString", "hashCode", "equals", "getClass");

    /** What makes a generator of its body, which runs when elements are asked for. */
    public static final Set<String> GENERATOR_FACTORIES = Set.of("of");

    /** What makes another lazy generator of a generator. */
    public static final Set<String> STAGES = Set.of("map", "filter", "take", "skip", "takeWhile", "dropWhile", "peek");

    /** What takes elements of a generator. */
    public static final Set<String> TAKING =
            Set.of("next", "forEach", "toList", "count", "reduce", "collect", "stream");

    private GeneratorApi() {}
}
