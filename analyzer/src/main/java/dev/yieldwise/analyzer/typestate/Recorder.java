package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import dev.yieldwise.analyzer.cfg.Element;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts, for each operation of a body, the worlds in which an event happened and all worlds that reach it. It listens
 * when the solution is replayed.
 */
final class Recorder<S, E> {
    private final Map<Key<E>, Tally<S>> tallies = new LinkedHashMap<>();
    private final Map<Element, Integer> reaching = new LinkedHashMap<>();
    private final Map<Element, Boolean> reachedElsewhere = new LinkedHashMap<>();
    private boolean recording;
    private int copy;
    private boolean givenUp;

    private record Key<E>(Element element, Site at, E event) {}

    private record Tally<S>(Trace trace, Map<Visit<S>, Boolean> visits) {}

    private record Visit<S>(int copy, World<S> world) {}

    private final List<Ending<S>> endings = new ArrayList<>();

    void start() {
        recording = true;
    }

    /** An operation is about to be replayed. A finally block's comes several times, in copies. */
    void at(Element element, Fact<S> fact) {
        copy++;
        givenUp |= fact.givenUp();
        reaching.merge(element, fact.worlds().size(), Integer::sum);
        reachedElsewhere.merge(element, fact.elsewhere(), Boolean::logicalOr);
    }

    /** Functions that an operation runs begin so many more times, each in a world of its own. */
    void startAgain(Element element, int times) {
        if (recording) {
            reaching.merge(element, times, Integer::sum);
        }
    }

    /**
     * An event happened.
     *
     * @param world in which the operation began
     * @param sure whether it always happens in that world
     */
    void tell(Element element, Node at, World<S> world, Trace trace, E event, boolean sure) {
        if (recording) {
            Tally<S> tally = tallies.computeIfAbsent(
                    new Key<>(element, new Site(at), event), fresh -> new Tally<>(trace, new LinkedHashMap<>()));
            tally.visits().merge(new Visit<>(copy, world), sure, Boolean::logicalAnd);
        }
    }

    /** The body lets go of the object. */
    void end(Ending.How how, Node at, Moved<S> last) {
        if (recording) {
            endings.add(new Ending<>(how, at, last.world().state(), last.trace()));
        }
    }

    List<Ending<S>> endings() {
        return List.copyOf(endings);
    }

    boolean hasGivenUp() {
        return givenUp;
    }

    List<Observation<E>> observations() {
        List<Observation<E>> observations = new ArrayList<>();
        tallies.forEach((key, tally) -> {
            boolean always = !reachedElsewhere.get(key.element())
                    && !tally.visits().containsValue(false)
                    && tally.visits().size() == reaching.get(key.element());
            observations.add(new Observation<>(key.element(), key.at().node(), key.event(), tally.trace(), always));
        });
        return observations;
    }
}
