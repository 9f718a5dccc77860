package dev.yieldwise.rules.knowledge;

import static dev.yieldwise.rules.knowledge.Views.ELEMENT;
import static dev.yieldwise.rules.knowledge.Views.ITERATOR;
import static dev.yieldwise.rules.knowledge.Views.PART;
import static dev.yieldwise.rules.knowledge.Views.STREAM;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.LambdaExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.ForEachStmt;
import dev.yieldwise.analyzer.interproc.Functions;
import dev.yieldwise.analyzer.interproc.Program;
import dev.yieldwise.analyzer.types.TypeRef;
import dev.yieldwise.analyzer.types.Types;
import dev.yieldwise.analyzer.typestate.Effect;
import dev.yieldwise.analyzer.typestate.FieldWrites;
import dev.yieldwise.analyzer.typestate.Handle;
import dev.yieldwise.analyzer.typestate.Holders;
import dev.yieldwise.analyzer.typestate.Protocol;
import dev.yieldwise.analyzer.typestate.Site;
import dev.yieldwise.rules.knowledge.MutationTable.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A collection and those who iterate it. A mutation makes the iterations stale; a stale iteration that goes on fails or
 * skips. Leaving the loop ends its iteration, so a mutation right before that does no harm.
 */
public final class Mutation implements Protocol<Iterating, Mutation.Event> {
    /** Changes that return whether they changed anything. */
    private static final Set<String> TELLING =
            Set.of("add", "addAll", "remove", "removeAll", "removeIf", "retainAll", "offer");

    private static final Set<String> OF_COLLECTIONS = Set.of("forEach", "removeIf");
    private static final Set<String> OF_MAPS =
            Set.of("forEach", "replaceAll", "compute", "computeIfAbsent", "computeIfPresent", "merge");
    static final Set<String> TERMINAL = Set.of("forEach", "forEachOrdered");
    static final Set<String> BEGINNING = Set.of("iterator", "listIterator", "descendingIterator");
    private static final Set<String> CHECKS = Set.of("next", "remove", "set", "forEachRemaining");

    private final Types types;
    private final CollectionClasses classes;
    private final TypeRef declared;
    private final Walking walking;
    private final Optional<String> before;
    private final boolean isMap;
    private final Predicate<MethodCallExpr> own;

    /**
     * @param fields where the fields of the file get their values
     * @param declared the type of the variable that is followed
     * @param declaration of that variable
     * @param own what is known of the type if it is a team's own
     */
    public Mutation(Program program, FieldWrites fields, TypeRef declared, Node declaration, OwnTypes own) {
        this.types = program.types();
        this.classes = new CollectionClasses(program, fields);
        this.declared = declared;
        this.walking = new Walking(types);
        this.isMap = types.isA(declared, "java.util.Map");
        this.before = classes.given(declaration);
        this.own = call -> own.mutates(declared, call);
    }

    /** What the rule hears. */
    public sealed interface Event {
        /** A call changes the collection while an iteration goes on. */
        record Changed(Site iteration, Verdict verdict, boolean exact) implements Event {}

        /** An iteration goes on after that change. */
        record GoesOn(Site iteration, Site change) implements Event {}

        /** An iteration is asked whether there is more; it may end quietly. */
        record Asked(Site change) implements Event {}
    }

    @Override
    public Iterating unknown() {
        return Iterating.of(before);
    }

    @Override
    public String inWords(Iterating state) {
        if (state.iterations().isEmpty()) {
            return "no iteration over it is going on";
        }
        return state.iterations().values().stream()
                        .anyMatch(iteration -> iteration.staleBy().isPresent())
                ? "it was changed while it is iterated"
                : "it is being iterated, and was not changed since";
    }

    @Override
    public Optional<String> told(Iterating state) {
        return Optional.of(state.told());
    }

    /** That a factory makes an ArrayList is not worth the look into its file. */
    @Override
    public boolean dependsOnMaker() {
        return false;
    }

    @Override
    public Optional<Iterating> made(Expression value) {
        return Optional.of(Iterating.of(classes.allocated(value)));
    }

    @Override
    public Effect<Iterating, Event> call(MethodCallExpr call, Handle receiver, Iterating state, Holders holders) {
        if (receiver.role().equals(ITERATOR)) {
            return onIterator(call, receiver.site().orElseThrow(), state);
        }
        if (receiver.role().equals(Walking.GENERATOR)) {
            return onGenerator(call, receiver.site().orElseThrow(), state);
        }
        if (iteratorOf(call, receiver).isPresent()) {
            return Effect.to(state.begin(new Site(call), form(receiver)), "an iteration begins here");
        }
        if (receiver.role().equals(PART)) {
            return throughPart(call, state, holders);
        }
        String prefix = receiver.isSelf() ? "" : receiver.role() + "().";
        return changed(call, prefix, state, holders);
    }

    /** The body's own iteration begins with the first element and goes on with the next. */
    private Effect<Iterating, Event> onGenerator(MethodCallExpr call, Site generator, Iterating state) {
        return switch (call.getNameAsString()) {
            case "close" -> Effect.none(state.end(generator));
            case "next", "hasNext" ->
                state.iterations().containsKey(generator)
                        ? state.staleBy(generator)
                                .map(change -> goesOn(generator, change, state))
                                .orElseGet(() -> Effect.none(state))
                        : Effect.to(state.begin(generator, PART), "an iteration begins here");
            default -> Effect.none(state);
        };
    }

    @Override
    public Optional<Handle> kept(MethodCallExpr call, LambdaExpr code, Holders holders) {
        return walking.made(call, code, holders);
    }

    /** A change through a part is known to iterations of that part, and several parts are not told apart. */
    private Effect<Iterating, Event> throughPart(MethodCallExpr call, Iterating state, Holders holders) {
        Iterating after = state;
        Optional<Event> event = Optional.empty();
        for (Map.Entry<Site, Iterating.Iteration> entry : state.iterations().entrySet()) {
            Operation operation = Operation.of("", call, isElement(call, entry.getKey(), holders), types);
            if (!entry.getValue().form().equals(PART)
                    && verdict(operation, entry.getValue().form(), state) != Verdict.NONE) {
                after = after.stale(entry.getKey(), new Site(call));
                event = Optional.of(new Event.Changed(entry.getKey(), Verdict.SOME, false));
            }
        }
        return new Effect<>(Optional.of(after), state, Optional.of("changed here while it is iterated"), event);
    }

    /** While a collection runs a function over its elements, it iterates. */
    @Override
    public Iterating running(MethodCallExpr call, Handle receiver, Iterating state) {
        return runsOverElements(call, receiver)
                ? state.begin(new Site(call), receiver.isSelf() ? call.getNameAsString() : form(receiver))
                : state;
    }

    @Override
    public Effect<Iterating, Event> ran(MethodCallExpr call, Handle receiver, Iterating state) {
        Site iteration = new Site(call);
        Iterating after = state.end(iteration);
        return state.staleBy(iteration)
                .map(change -> Effect.<Iterating, Event>none(after).telling(new Event.GoesOn(iteration, change)))
                .orElseGet(() -> Effect.none(after));
    }

    @Override
    public boolean surelyRuns(MethodCallExpr call, Handle receiver) {
        return runsOverElements(call, receiver)
                && (!receiver.role().equals(STREAM) || TERMINAL.contains(call.getNameAsString()));
    }

    private boolean runsOverElements(MethodCallExpr call, Handle receiver) {
        return receiver.role().equals(STREAM) && !Thorough.isPassedOver(call)
                || receiver.role().equals(Walking.GENERATOR)
                || !receiver.role().equals(ITERATOR)
                        && (isMap && receiver.isSelf() ? OF_MAPS : OF_COLLECTIONS).contains(call.getNameAsString());
    }

    /** Whether a method of that name may run a function over the elements of its collection or map. */
    static boolean runs(String method) {
        return OF_COLLECTIONS.contains(method) || OF_MAPS.contains(method);
    }

    @Override
    public Iterating seenBy(Node call, Node body, Iterating state) {
        return state.renamed(site -> site.isWithin(body) ? new Site(call) : site);
    }

    @Override
    public Handle seenBy(Node call, Node body, Handle handle) {
        return handle.site().filter(site -> site.isWithin(body)).isPresent() ? handle.at(new Site(call)) : handle;
    }

    private Effect<Iterating, Event> onIterator(MethodCallExpr call, Site iteration, Iterating state) {
        Optional<Site> stale = state.staleBy(iteration);
        if (call.getNameAsString().equals("hasNext") && stale.isPresent()) {
            return Effect.<Iterating, Event>none(state).telling(new Event.Asked(stale.get()));
        }
        if (CHECKS.contains(call.getNameAsString()) && stale.isPresent()) {
            return goesOn(iteration, stale.get(), state);
        }
        boolean changes = Set.of("remove", "add").contains(call.getNameAsString());
        return changes && state.iterations().size() > 1 ? othersStale(call, iteration, state) : Effect.none(state);
    }

    /** iterator.remove() suits its own iteration and upsets the others. */
    private Effect<Iterating, Event> othersStale(MethodCallExpr call, Site own, Iterating state) {
        Iterating after = state;
        Optional<Event> event = Optional.empty();
        for (Map.Entry<Site, Iterating.Iteration> entry : state.iterations().entrySet()) {
            Operation remove = Operation.onCurrent("", "remove");
            Verdict verdict = verdict(remove, entry.getValue().form(), state);
            if (!entry.getKey().equals(own) && verdict != Verdict.NONE) {
                after = after.stale(entry.getKey(), new Site(call));
                event = Optional.of(new Event.Changed(entry.getKey(), Verdict.SOME, false));
            }
        }
        return new Effect<>(Optional.of(after), state, Optional.of("changed here while it is iterated"), event);
    }

    private Effect<Iterating, Event> changed(MethodCallExpr call, String prefix, Iterating state, Holders holders) {
        Iterating after = state;
        Optional<Event> event = Optional.empty();
        for (Map.Entry<Site, Iterating.Iteration> entry : state.iterations().entrySet()) {
            Operation operation = Operation.of(prefix, call, isElement(call, entry.getKey(), holders), types);
            Verdict verdict = verdict(operation, entry.getValue().form(), state);
            if (verdict == Verdict.NONE && prefix.isEmpty() && own.test(call)) {
                // What may change it need not do so each time.
                verdict = Verdict.SOME;
            }
            if (verdict != Verdict.NONE) {
                after = after.stale(entry.getKey(), new Site(call));
                event = Optional.of(new Event.Changed(
                        entry.getKey(), verdict, state.allocated().isPresent() && Thorough.is(entry.getKey())));
            }
        }
        return new Effect<>(Optional.of(after), state, Optional.of("changed here while it is iterated"), event);
    }

    private Verdict verdict(Operation operation, String form, Iterating state) {
        List<String> candidates = state.allocated().map(List::of).orElseGet(() -> classes.candidates(declared));
        if (isMap && form.equals(STREAM)) {
            // The table has no streams over the views of maps; they go through them as loops do.
            return ofPart(operation.verdict(candidates, "keySet"));
        }
        return form.equals(PART)
                ? ofPart(operation.verdict(candidates, isMap ? "keySet" : "foreach"))
                : operation.verdict(candidates, form);
    }

    /** Whether what a call is given first is the element that an iteration visits just now. */
    private static boolean isElement(MethodCallExpr call, Site iteration, Holders holders) {
        if (call.getArguments().isEmpty()) {
            return false;
        }
        return call.getArgument(0).toString().equals(Functions.FIRST)
                || holders.handleOf(call.getArgument(0))
                        .filter(handle -> handle.role().equals(ELEMENT))
                        .flatMap(Handle::site)
                        .filter(iteration::equals)
                        .isPresent();
    }

    @Override
    public Optional<Handle> element(Handle iterator) {
        return iterator.site().map(iteration -> Handle.beside(ELEMENT, iteration));
    }

    @Override
    public Optional<Handle> parameter(MethodCallExpr call, Handle receiver) {
        return runsOverElements(call, receiver)
                ? Optional.of(Handle.beside(ELEMENT, new Site(call)))
                : Optional.empty();
    }

    @Override
    public Optional<Handle> result(MethodCallExpr call, Handle receiver) {
        return switch (receiver.role()) {
            case ELEMENT -> call.getNameAsString().equals("getKey") ? Optional.of(receiver) : Optional.empty();
            case Walking.GENERATOR ->
                GeneratorApi.STAGES.contains(call.getNameAsString()) ? Optional.of(receiver) : Optional.empty();
            case ITERATOR -> call.getNameAsString().equals("next") ? element(receiver) : Optional.empty();
            default -> Views.of(call, receiver, isMap).or(() -> iteratorOf(call, receiver));
        };
    }

    @Override
    public Optional<Handle> wrapped(MethodCallExpr call, int argument, Handle handle) {
        return Views.wrapping(call, argument, handle, types);
    }

    private static Optional<Handle> iteratorOf(MethodCallExpr call, Handle receiver) {
        return BEGINNING.contains(call.getNameAsString()) && !receiver.role().equals(ITERATOR)
                ? Optional.of(Handle.of(ITERATOR, call))
                : Optional.empty();
    }

    @Override
    public Effect<Iterating, Event> given(Node to, int argument, Handle handle, Iterating state) {
        boolean collections = argument == 0
                && handle.isSelf()
                && to instanceof MethodCallExpr call
                && types.classOfStaticCall(call)
                        .filter("java.util.Collections"::equals)
                        .isPresent();
        return collections
                ? changed((MethodCallExpr) to, "Collections.", state, expression -> Optional.empty())
                : inOtherHands(to, state);
    }

    /** Whoever is given a collection that was changed may undo that. */
    private Effect<Iterating, Event> inOtherHands(Node to, Iterating state) {
        Effect<Iterating, Event> none = Effect.none(state);
        if (!(to instanceof MethodCallExpr call) || Jdk.has(call, types)) {
            return none;
        }
        return state.iterations().entrySet().stream()
                .filter(entry -> entry.getValue().staleBy().isPresent())
                .findFirst()
                .map(entry -> none.telling(new Event.Changed(entry.getKey(), Verdict.SOME, false)))
                .orElse(none);
    }

    @Override
    public Effect<Iterating, Event> iterator(ForEachStmt loop, Handle iterable, Iterating state) {
        return iterable.role().equals(ITERATOR)
                ? Effect.none(state)
                : Effect.to(state.begin(new Site(loop), form(iterable)), "an iteration begins here");
    }

    @Override
    public Optional<Handle> iteratorOf(ForEachStmt loop, Handle iterable) {
        return iterable.role().equals(ITERATOR) ? Optional.empty() : Optional.of(Handle.of(ITERATOR, loop));
    }

    @Override
    public Effect<Iterating, Event> hasNext(ForEachStmt loop, Handle iterator, Iterating state) {
        Site iteration = iterator.site().orElseThrow();
        return state.staleBy(iteration)
                .map(change -> goesOn(iteration, change, state))
                .orElseGet(() -> Effect.none(state));
    }

    private static Effect<Iterating, Event> goesOn(Site iteration, Site change, Iterating state) {
        return Effect.<Iterating, Event>none(state.noticed(iteration)).telling(new Event.GoesOn(iteration, change));
    }

    /** What says that it changed nothing has not made anyone stale. */
    @Override
    public Optional<Iterating> assume(Node condition, Handle handle, boolean holds, Iterating state) {
        boolean unchanged = !holds
                && condition instanceof MethodCallExpr call
                && TELLING.contains(call.getNameAsString())
                && !handle.role().equals(ITERATOR);
        return Optional.of(unchanged ? state.unchangedBy(new Site(condition)) : state);
    }

    @Override
    public Iterating released(Handle handle, Iterating state) {
        return handle.role().equals(ITERATOR) || handle.role().equals(Walking.GENERATOR)
                ? state.end(handle.site().orElseThrow())
                : state;
    }

    private static String form(Handle iterable) {
        if (iterable.role().equals(Walking.GENERATOR)) {
            return PART;
        }
        return iterable.isSelf() ? "foreach" : iterable.role();
    }

    /** The table speaks of whole collections; a part of one ends elsewhere, so nothing is sure of it. */
    private static Verdict ofPart(Verdict ofWhole) {
        return ofWhole == Verdict.NONE ? Verdict.NONE : Verdict.SOME;
    }
}
