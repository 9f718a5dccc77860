package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.expr.Expression;
import dev.yieldwise.analyzer.cfg.Cfg;
import dev.yieldwise.analyzer.cfg.Element;
import dev.yieldwise.analyzer.dataflow.Forward;
import dev.yieldwise.analyzer.dataflow.Solution;
import dev.yieldwise.analyzer.interproc.Program;
import dev.yieldwise.analyzer.source.Expressions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Runs a protocol for one subject over one body, and through the bodies that it calls. */
public final class Typestate {
    private Typestate() {}

    /** All events that happen, in the order of the graph; none if the subject is too involved to be followed. */
    public static <S, E> List<Observation<E>> run(
            Cfg cfg, Program program, Protocol<S, E> protocol, Subject subject, Witness witness) {
        Run<S, E> run = Run.of(program, protocol, subject);
        Recorder<S, E> recorder = new Recorder<>();
        Frame frame = new Frame(cfg, subject.owner().isEmpty(), true);
        TypestateFlow<S, E> flow =
                new TypestateFlow<>(run, new Calls<>(run), frame, entry(protocol, subject), recorder);
        Solution<Fact<S>> solution = Forward.solve(cfg, flow);
        recorder.start();
        solution.replay((element, fact) -> {
            recorder.at(element, fact);
            if (witness != Witness.NONE) {
                tell(witness, protocol, subject, element, fact);
            }
        });
        if (recorder.hasGivenUp()) {
            witness.unsaid(
                    subject.site().node(),
                    "'" + Subject.nameOf(subject.site().node()) + "' is too involved to be followed");
            return List.of();
        }
        return recorder.observations();
    }

    /**
     * How a body ends what it knows of the object that one of its calls or creations makes: in which states the object is left when
     * the body completes or throws, or when the last that holds it lets go of it. None if it is too involved to be followed.
     */
    public static <S, E> List<Ending<S>> endings(
            Cfg cfg, Program program, Protocol<S, E> protocol, Expression creation, Witness witness) {
        Subject subject = Subject.madeBy(creation);
        Run<S, E> run = Run.of(program, protocol, subject);
        Recorder<S, E> recorder = new Recorder<>();
        World<S> before = new World<>(Map.of(subject.site(), Creation.UNMADE), protocol.unknown());
        TypestateFlow<S, E> flow = new TypestateFlow<>(
                run,
                new Calls<>(run),
                new Frame(cfg, true, true),
                Fact.of(Map.of(before, Trace.empty()), false),
                recorder);
        Solution<Fact<S>> solution = Forward.solve(cfg, flow);
        recorder.start();
        solution.replay((element, fact) -> {
            recorder.at(element, fact);
            if (witness != Witness.NONE) {
                tell(witness, protocol, subject, element, fact);
            }
        });
        end(recorder, Ending.How.RETURNS, cfg, solution.before(cfg.exit()));
        end(recorder, Ending.How.THROWS, cfg, solution.before(cfg.exceptionalExit()));
        if (recorder.hasGivenUp()) {
            witness.unsaid(creation, "what is made here is too involved to be followed");
            return List.of();
        }
        return recorder.endings();
    }

    /**
     * In which states a body leaves the object that one of its variables holds before it starts: a parameter's. None if it is too
     * involved to be followed.
     */
    public static <S, E> List<Ending<S>> endings(Cfg cfg, Program program, Protocol<S, E> protocol, Subject subject) {
        Run<S, E> run = Run.of(program, protocol, subject);
        Recorder<S, E> recorder = new Recorder<>();
        Frame frame = new Frame(cfg, subject.owner().isEmpty(), true);
        Solution<Fact<S>> solution = Forward.solve(
                cfg, new TypestateFlow<>(run, new Calls<>(run), frame, entry(protocol, subject), recorder));
        recorder.start();
        solution.replay(recorder::at);
        if (recorder.hasGivenUp()) {
            return List.of();
        }
        List<Ending<S>> endings = new ArrayList<>(ends(Ending.How.RETURNS, cfg, solution.before(cfg.exit())));
        endings.addAll(ends(Ending.How.THROWS, cfg, solution.before(cfg.exceptionalExit())));
        return List.copyOf(endings);
    }

    private static <S> List<Ending<S>> ends(Ending.How how, Cfg cfg, Optional<Fact<S>> exit) {
        List<Ending<S>> ends = new ArrayList<>();
        exit.ifPresent(fact -> fact.worlds()
                .forEach((world, trace) -> ends.add(new Ending<>(how, cfg.owner(), world.state(), trace))));
        return ends;
    }

    private static <S, E> void end(Recorder<S, E> recorder, Ending.How how, Cfg cfg, Optional<Fact<S>> exit) {
        exit.ifPresent(fact -> fact.worlds().forEach((world, trace) -> {
            if (!Creation.isUnmade(world)) {
                recorder.end(how, cfg.owner(), Moved.start(world, trace));
            }
        }));
    }

    private static <S> void tell(
            Witness witness, Protocol<S, ?> protocol, Subject subject, Element element, Fact<S> fact) {
        List<Witness.Way> ways = new ArrayList<>();
        fact.worlds().forEach((world, trace) -> {
            Set<String> holders = new TreeSet<>();
            world.holders().keySet().forEach(holder -> holders.add(Subject.nameOf(holder.node())));
            ways.add(new Witness.Way(protocol.inWords(world.state()), trace, holders));
        });
        witness.before(subject.site().node(), element.node(), ways, fact.elsewhere());
    }

    /** Whether an expression that names no variable is known to make an object in that state, and no other. */
    public static <S, E> boolean isMade(Expression value, Program program, Protocol<S, E> protocol, S state) {
        Run<S, E> run = Run.of(program, protocol, new Subject(new Site(value), true, false, Optional.empty()));
        return !Mentions.isName(Expressions.withoutCasts(value))
                && new Births<>(run, new Calls<>(run)).states(value).equals(List.of(Optional.of(state)));
    }

    private static <S, E> Fact<S> entry(Protocol<S, E> protocol, Subject subject) {
        if (!subject.givenBefore()) {
            return Fact.nowhere();
        }
        World<S> world = new World<>(Map.of(subject.site(), Handle.SELF), protocol.unknown());
        Optional<Site> owner = subject.owner();
        return Fact.of(Map.of(owner.isPresent() ? world.with(owner.get(), Handle.OWNER) : world, Trace.empty()), false);
    }
}
