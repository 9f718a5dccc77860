package dev.yieldwise.rules.knowledge;

import java.util.Set;

/**
 * The names of the runtime that the rules know. A test holds each of them against the library, so that the checker's
 * knowledge cannot drift from it.
 */
public final class GeneratorApi {
    public static final String PACKAGE = "dev.yieldwise";

    /** The annotations by which a team tells of its own types. */
    public static final String ANNOTATIONS = "dev.yieldwise.annotation";

    public static final String SINGLE_USE = "dev.yieldwise.annotation.SingleUse";
    public static final String MUST_CLOSE = "dev.yieldwise.annotation.MustClose";
    public static final String MUTATES = "dev.yieldwise.annotation.Mutates";

    public static final String GENERATOR = "dev.yieldwise.Generator";
    public static final String COROUTINE = "dev.yieldwise.Coroutine";

    /** Generators of objects and of primitives. */
    public static final Set<String> GENERATORS = Set.of(
            GENERATOR, "dev.yieldwise.IntGenerator", "dev.yieldwise.LongGenerator", "dev.yieldwise.DoubleGenerator");

    /** Where coroutines come from that are advanced already. */
    public static final String COROUTINES = "dev.yieldwise.Coroutines";

    /** Whose static methods make generators of iterables, functions and values. */
    public static final Set<String> TOOLS = Set.of("dev.yieldwise.Itertools", "dev.yieldwise.Generators");

    public static final String CONTEXT_MANAGER = "dev.yieldwise.ContextManager";
    public static final String ASYNC_GENERATOR = "dev.yieldwise.AsyncGenerator";

    public static final String DELEGATE = "dev.yieldwise.Delegate";

    /** What close() raises at the yield where a body is suspended. */
    public static final String GENERATOR_EXIT = "dev.yieldwise.GeneratorExit";

    /** The handles by which a body yields. */
    public static final Set<String> HANDLES = Set.of(
            "dev.yieldwise.Yielder",
            "dev.yieldwise.IntYielder",
            "dev.yieldwise.LongYielder",
            "dev.yieldwise.DoubleYielder",
            "dev.yieldwise.Exchange",
            "dev.yieldwise.AsyncYielder");

    /** The interfaces of bodies; each has one method, whose first parameter is the handle. */
    public static final Set<String> BODIES = Set.of(
            "dev.yieldwise.GeneratorBody",
            "dev.yieldwise.GeneratorLambda",
            "dev.yieldwise.IntGeneratorBody",
            "dev.yieldwise.IntGeneratorLambda",
            "dev.yieldwise.LongGeneratorBody",
            "dev.yieldwise.LongGeneratorLambda",
            "dev.yieldwise.DoubleGeneratorBody",
            "dev.yieldwise.DoubleGeneratorLambda",
            "dev.yieldwise.CoroutineBody",
            "dev.yieldwise.CoroutineLambda",
            "dev.yieldwise.ConsumerBody",
            "dev.yieldwise.ConsumerLambda",
            "dev.yieldwise.AsyncGeneratorBody",
            "dev.yieldwise.AsyncGeneratorLambda");

    /** The method of each of the {@link #BODIES}. */
    public static final String BODY_METHOD = "run";

    /** What suspends a body whenever it is called. */
    public static final Set<String> YIELDING = Set.of("yield", "receive");

    /** What suspends a body for as long as its source has elements. */
    public static final String DELEGATING = "yieldFrom";

    /** What resumes a coroutine with a value. */
    public static final Set<String> SENDING = Set.of("send", "resume");

    /** What tells the state of a generator or coroutine. */
    public static final String STATE = "state";

    /** What advances a coroutine without a value. */
    public static final Set<String> ADVANCING = Set.of("next", "prime");

    /** What tells of a coroutine and changes nothing; state() is none, since who asks for it knows. */
    public static final Set<String> ASKING =
            Set.of("delegate", "result", "engine", "toString", "hashCode", "equals", "getClass");

    /** What makes another lazy generator of a generator. */
    public static final Set<String> STAGES = Set.of(
            "map",
            "mapToInt",
            "mapToLong",
            "mapToDouble",
            "flatMap",
            "filter",
            "take",
            "skip",
            "takeWhile",
            "dropWhile",
            "peek",
            "chain",
            "zip",
            "enumerate",
            "batched",
            "pairwise");

    /** What takes elements of a generator. */
    public static final Set<String> TAKING =
            Set.of("next", "forEach", "toList", "count", "reduce", "collect", "stream");

    private GeneratorApi() {}
}
