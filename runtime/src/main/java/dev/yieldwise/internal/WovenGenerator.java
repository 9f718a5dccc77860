package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.EngineChoice.Kind;

/** A generator whose body is woven: face and core are one object, and the body's frame is the other. */
class WovenGenerator<T> extends WovenCore implements GeneratorFace<T> {
    WovenGenerator(Frame start, Object body) {
        super(start, body);
    }

    @Override
    public T next() {
        Object answer = quickNext();
        if (answer instanceof Settled settled) {
            return GeneratorFace.yielded(settled.outcome());
        }
        return GeneratorFace.element(answer);
    }

    @Override
    public boolean hasNext() {
        Outcome outcome = quickLookAhead();
        if (outcome != null) {
            GeneratorFace.ended(outcome);
        }
        return outcome == null;
    }

    @Override
    public Lifeline lifeline() {
        return this;
    }

    @Override
    boolean mayPush() {
        return PushCheck.whyNot(body()).isEmpty();
    }

    @Override
    Signal push(Drain consumer) {
        return Pusher.run(Bodies.adapted(body()), consumer);
    }

    @Override
    public EngineChoice choice() {
        if (status == CLOSED) {
            return null;
        }
        String whyNot = status == CREATED ? PushCheck.whyNot(body()) : "it is not at its beginning";
        return new EngineChoice(
                Kind.WOVEN,
                whyNot.isEmpty() ? Kind.PUSH : Kind.WOVEN,
                whyNot.isEmpty() ? "" : "its whole sequence is pulled, since " + whyNot);
    }

    @Override
    public String toString() {
        return "Generator[" + name() + ", " + state() + "]";
    }
}
