package dev.yieldwise.rules.knowledge;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.CatchClause;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Effect;
import dev.yieldwise.analyzer.typestate.Handle;
import dev.yieldwise.analyzer.typestate.Holders;
import dev.yieldwise.analyzer.typestate.Protocol;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The life of something lazy that keeps something open: until it is closed, has run to its end, or is somebody else's. */
public final class LeftOpen implements Protocol<LeftOpen.State, Void> {
    /** A later stage, which closes the earlier ones. */
    private static final String STAGE = "stage";

    /** A stage of a stream that may ask for less than all there is. */
    private static final String CUT = "cut";

    /** A stage of a stream that asks for all there is before it gives anything. */
    private static final String BARRIER = "barrier";

    /** A stream of a generator. */
    private static final String STREAM = "stream";

    private static final Set<String> CUTTING = Set.of("limit", "takeWhile");

    private static final Set<String> SAME_STREAM = Set.of("parallel", "sequential", "unordered", "onClose");

    /** They may be done before they have seen everything. */
    private static final Set<String> EARLY =
            Set.of("findFirst", "findAny", "anyMatch", "allMatch", "noneMatch", "iterator", "spliterator");

    /** They are true or false of all elements only if they have seen all. */
    private static final Set<String> FALSE_AT_END = Set.of("anyMatch", "hasNext");

    private static final Set<String> TRUE_AT_END = Set.of("allMatch", "noneMatch");

    /** Static methods that make one stream or generator of others, which closes them. */
    private static final Set<String> JOINING_TYPES = Set.of(
            "java.util.stream.Stream",
            "java.util.stream.IntStream",
            "java.util.stream.LongStream",
            "java.util.stream.DoubleStream");

    private static final List<String> READING_ON =
            List.of("java.lang.AutoCloseable", "java.util.Iterator", "java.util.Spliterator", "java.io.FileDescriptor");

    private static final String ITERTOOLS = "dev.yieldwise.Itertools";

    private static final Set<String> WHOLE_GENERATOR =
            Set.of("toList", "forEach", "forEachRemaining", "count", "reduce", "collect");

    private final Backing backing;
    private final Types types;

    public LeftOpen(Backing backing, Types types) {
        this.backing = backing;
        this.types = types;
    }

    /** What is known of it. */
    public enum State {
        /** A generator that was never advanced: there is nothing to clean up yet. */
        NEW,
        OPEN,
        /** It may have come to its end by then, but need not. */
        PERHAPS,
        /** It is open since an exception got in the way of what would have closed it. */
        CUT_OFF,
        /** It has run to its end. */
        ENDED,
        CLOSED,
        /** Others have it and may close it. */
        ELSEWHERE;

        public boolean isOpen() {
            return this == OPEN || this == PERHAPS || this == CUT_OFF;
        }

        /** After an operation that advances it: surely not to its end, or perhaps so. */
        private State or(State advanced) {
            return this == CUT_OFF ? this : advanced;
        }
    }

    @Override
    public State unknown() {
        return State.ELSEWHERE;
    }

    @Override
    public Optional<State> made(Expression value) {
        return Optional.of(backing == Backing.GENERATOR ? State.NEW : State.OPEN);
    }

    @Override
    public String inWords(State state) {
        return switch (state) {
            case NEW -> "it was not advanced yet";
            case OPEN -> "it is open";
            case PERHAPS -> "it is open unless it has run to its end";
            case CUT_OFF -> "it is open, and an exception was caught meanwhile";
            case ENDED -> "it has run to its end";
            case CLOSED -> "it is closed";
            case ELSEWHERE -> "others have it, and may close it";
        };
    }

    @Override
    public Optional<String> told(State state) {
        return switch (state) {
            case NEW -> Optional.of("not started");
            case OPEN, PERHAPS, CUT_OFF -> Optional.of("open");
            case ENDED -> Optional.of("at its end");
            case CLOSED -> Optional.of("closed");
            case ELSEWHERE -> Optional.empty();
        };
    }

    @Override
    public Effect<State, Void> call(MethodCallExpr call, Handle receiver, State state, Holders holders) {
        String method = call.getNameAsString();
        if (method.equals("close")) {
            return Effect.to(State.CLOSED, "closed here");
        }
        if (state == State.CLOSED || state == State.ELSEWHERE) {
            return Effect.none(state);
        }
        if (backing == Backing.RESOURCE) {
            // Whoever asks for what reads on has thought of who closes it.
            return mayReadOn(call)
                    ? Effect.<State, Void>none(state).butOnException(State.ELSEWHERE)
                    : Effect.none(state);
        }
        return backing == Backing.GENERATOR && !isStream(receiver)
                ? onGenerator(method, state)
                : onStream(method, receiver, state);
    }

    private static boolean isStream(Handle receiver) {
        return Set.of(STREAM, CUT, BARRIER).contains(receiver.role());
    }

    private static Effect<State, Void> onGenerator(String method, State state) {
        if (WHOLE_GENERATOR.contains(method)) {
            return Effect.to(State.ENDED, "run to its end here");
        }
        boolean lazy = GeneratorApi.STAGES.contains(method)
                || SingleUse.GENERATOR.action(method) == SingleUse.Action.ASKS && !method.equals("hasNext")
                || Set.of("stream", "iterator", "engine").contains(method);
        if (lazy) {
            return Effect.<State, Void>none(state).butOnException(State.ELSEWHERE);
        }
        if (method.equals("hasNext")) {
            return advanced(state, State.PERHAPS);
        }
        return method.startsWith("next") ? advanced(state, State.OPEN) : Effect.to(State.ELSEWHERE, "may end here");
    }

    private Effect<State, Void> onStream(String method, Handle receiver, State state) {
        SingleUse.Action action = SingleUse.STREAM.action(method);
        boolean lazy = action != SingleUse.Action.CONSUMES;
        if (lazy && backing != Backing.DIRECTORY) {
            // To make a stage of a stream does not fail, or somebody made a worse mistake than this one.
            return Effect.<State, Void>none(state).butOnException(State.ELSEWHERE);
        }
        if (!backing.endsItself()) {
            return Effect.none(state);
        }
        if (receiver.role().equals(BARRIER)) {
            return Effect.to(State.ENDED, "run to its end here");
        }
        boolean early = receiver.role().equals(CUT)
                || EARLY.contains(method)
                || Set.of("hasNext", "next", "tryAdvance").contains(method);
        return early
                ? Effect.<State, Void>to(state.or(State.PERHAPS), "may not be run to its end here")
                        .butOnException(State.ENDED)
                : Effect.to(State.ENDED, "run to its end here");
    }

    @Override
    public Optional<Handle> result(MethodCallExpr call, Handle receiver) {
        String method = call.getNameAsString();
        if (backing == Backing.GENERATOR && !isStream(receiver)) {
            if (method.equals("stream")) {
                return Optional.of(Handle.of(STREAM));
            }
            return GeneratorApi.STAGES.contains(method)
                    ? Optional.of(Handle.of(STAGE))
                    : Optional.of(receiver).filter(same -> method.equals("iterator"));
        }
        return switch (backing) {
            case STREAM, TREE, GENERATOR -> ofStream(method, receiver);
            case SCANNER ->
                Set.of("tokens", "findAll").contains(method)
                        ? Optional.of(Handle.of(STAGE))
                        : Optional.of(receiver).filter(same -> method.startsWith("use"));
            case RESOURCE -> mayReadOn(call) ? Optional.of(Handle.of(STAGE)) : Optional.empty();
            case DIRECTORY, READER, ZIP -> Optional.empty();
        };
    }

    /** Whether something reads from a resource, or closes it: whoever has that has the resource. */
    private boolean mayReadOn(MethodCallExpr call) {
        TypeRef type = types.withoutInference(call);
        return !(type instanceof TypeRef.Known known)
                || known.name().equals("java.lang.Iterable")
                || READING_ON.stream().anyMatch(each -> types.isA(type, each));
    }

    private Optional<Handle> ofStream(String method, Handle receiver) {
        if (SAME_STREAM.contains(method)) {
            return Optional.of(receiver);
        }
        boolean iterates =
                backing.endsItself() && Set.of("iterator", "spliterator").contains(method);
        boolean links = SingleUse.STREAM.action(method) == SingleUse.Action.LINKS || iterates;
        if (!links) {
            return Optional.empty();
        }
        if (Set.of(CUT, BARRIER).contains(receiver.role())) {
            return Optional.of(receiver);
        }
        if (CUTTING.contains(method)) {
            return Optional.of(Handle.of(CUT));
        }
        return Optional.of(Handle.of(method.equals("sorted") ? BARRIER : isStream(receiver) ? STREAM : STAGE));
    }

    @Override
    public Optional<Handle> wrapped(MethodCallExpr call, int argument, Handle handle) {
        return joins(call) ? Optional.of(Handle.of(STAGE)) : Optional.empty();
    }

    private boolean joins(MethodCallExpr call) {
        String method = call.getNameAsString();
        boolean concat = method.equals("concat");
        if (!concat && (backing != Backing.GENERATOR || method.equals("tee"))) {
            return false;
        }
        return types.classOfStaticCall(call)
                .filter(owner -> concat ? JOINING_TYPES.contains(owner) : owner.equals(ITERTOOLS))
                .isPresent();
    }

    @Override
    public Effect<State, Void> given(Node to, int argument, Handle handle, State state) {
        if (state == State.CLOSED) {
            return Effect.none(state);
        }
        return to instanceof MethodCallExpr call && joins(call)
                ? Effect.<State, Void>none(state).butOnException(State.ELSEWHERE)
                : Effect.to(State.ELSEWHERE, "handed on here");
    }

    @Override
    public State captured(Node by, State state) {
        return state == State.CLOSED ? state : State.ELSEWHERE;
    }

    @Override
    public Optional<Handle> iteratorOf(ForEachStmt loop, Handle iterable) {
        return backing == Backing.GENERATOR ? Optional.of(Handle.of("iterator")) : Optional.empty();
    }

    @Override
    public Effect<State, Void> hasNext(ForEachStmt loop, Handle iterator, State state) {
        return advanced(state, State.PERHAPS);
    }

    @Override
    public Effect<State, Void> next(ForEachStmt loop, Handle iterator, State state) {
        return advanced(state, State.OPEN);
    }

    private static Effect<State, Void> advanced(State state, State to) {
        return state == State.NEW || state.isOpen()
                ? Effect.<State, Void>to(state.or(to), "advanced here").butOnException(State.ENDED)
                : Effect.none(state);
    }

    @Override
    public Effect<State, Void> close(Node resource, Handle handle, State state) {
        return Effect.to(State.CLOSED, "closed here");
    }

    @Override
    public Optional<State> assume(Node condition, Handle handle, boolean holds, State state) {
        boolean atEnd = condition instanceof ForEachStmt && !holds
                || condition instanceof MethodCallExpr call
                        && (holds ? TRUE_AT_END : FALSE_AT_END).contains(call.getNameAsString());
        boolean ends = atEnd
                && state.isOpen()
                && backing.endsItself()
                && !handle.role().equals(CUT);
        return Optional.of(ends ? State.ENDED : state);
    }

    @Override
    public State caught(CatchClause handler, State state) {
        return state.isOpen() ? State.CUT_OFF : state;
    }

    @Override
    public String learned() {
        return "run to its end here";
    }
}
