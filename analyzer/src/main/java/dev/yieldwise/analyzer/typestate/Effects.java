package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import dev.yieldwise.analyzer.cfg.Element;
import java.util.List;
import java.util.Optional;

/** Applies what a protocol says of an operation, and lets the recorder hear of it. */
final class Effects<S, E> {
    private final Protocol<S, E> protocol;
    private final Recorder<S, E> recorder;

    Effects(Protocol<S, E> protocol, Recorder<S, E> recorder) {
        this.protocol = protocol;
        this.recorder = recorder;
    }

    List<Moved<S>> apply(Element element, World<S> world, Trace trace, Effect<S, E> effect, boolean threw) {
        return apply(element, element.node(), Moved.start(world, trace), effect, threw);
    }

    List<Moved<S>> apply(Element element, Node at, Moved<S> before, Effect<S, E> effect, boolean threw) {
        World<S> world = before.world();
        if (!threw && effect.event().isPresent()) {
            recorder.tell(
                    element, at, before.origin(), before.trace(), effect.event().get(), true);
        }
        Optional<S> state = threw ? Optional.of(effect.exceptional()) : effect.normal();
        boolean told =
                effect.note().isPresent() && state.isPresent() && !state.get().equals(world.state());
        Trace longer = told ? before.trace().then(at, effect.note().get(), protocol.told(state.get())) : before.trace();
        return before.to(state.map(world::in), longer);
    }

    /** An operation begins more often than its worlds tell. */
    void startAgain(Element element, int times) {
        recorder.startAgain(element, times);
    }

    void tell(Element element, Moved<S> before, Outcome.Told<E> told) {
        recorder.tell(element, told.at(), before.origin(), told.trace(), told.event(), told.sure());
    }
}
