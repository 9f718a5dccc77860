package dev.yieldwise.analyzer.typestate;

import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.dataflow.Forward;
import dev.yieldwise.analyzer.dataflow.Solution;
import dev.yieldwise.analyzer.types.Types;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs a protocol for one subject over one body. */
public final class Typestate {
    private Typestate() {}

    /** All events that happen, in the order of the graph; none if the subject is too involved to be followed. */
    public static <S, E> List<Observation<E>> run(Cfg cfg, Types types, Protocol<S, E> protocol, Subject subject) {
        Recorder<S, E> recorder = new Recorder<>();
        TypestateFlow<S, E> flow = new TypestateFlow<>(cfg, protocol, subject, types, recorder);
        Solution<Fact<S>> solution = Forward.solve(cfg, flow);
        recorder.start();
        solution.replay((element, fact) -> recorder.at(element, fact));
        return recorder.givenUp ? List.of() : recorder.observations();
    }

    /** Counts, for each operation, the worlds in which an event happened and all worlds that reach it. */
    private static final class Recorder<S, E> implements TypestateFlow.Observer<S, E> {
        private final Map<Key<E>, Tally<S>> tallies = new LinkedHashMap<>();
        private final Map<Element, Integer> reaching = new LinkedHashMap<>();
        private final Map<Element, Boolean> reachedElsewhere = new LinkedHashMap<>();
        private boolean recording;
        private int copy;
        private boolean givenUp;

        private record Key<E>(Element at, E event) {}

        private static final class Tally<S> {
            private final Trace trace;
            private final Set<Visit<S>> visits = new LinkedHashSet<>();

            Tally(Trace trace) {
                this.trace = trace;
            }
        }

        private record Visit<S>(int copy, World<S> world) {}

        void start() {
            recording = true;
        }

        void at(Element element, Fact<S> fact) {
            copy++;
            givenUp |= fact.givenUp();
            reaching.merge(element, fact.worlds().size(), Integer::sum);
            reachedElsewhere.merge(element, fact.elsewhere(), Boolean::logicalOr);
        }

        @Override
        public void observed(Element element, World<S> before, Trace trace, Effect<S, E> effect) {
            if (recording && effect.event().isPresent()) {
                Key<E> key = new Key<>(element, effect.event().get());
                tallies.computeIfAbsent(key, fresh -> new Tally<>(trace)).visits.add(new Visit<>(copy, before));
            }
        }

        List<Observation<E>> observations() {
            List<Observation<E>> observations = new ArrayList<>();
            tallies.forEach((key, tally) -> {
                boolean always = !reachedElsewhere.get(key.at()) && tally.visits.size() == reaching.get(key.at());
                observations.add(new Observation<>(key.at(), key.event(), tally.trace, always));
            });
            return observations;
        }
    }
}
