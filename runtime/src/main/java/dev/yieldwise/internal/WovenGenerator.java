package dev.yieldwise.internal;

/** A generator whose body is woven: face and core are one object, and the body's frame is the other. */
final class WovenGenerator<T> extends WovenCore implements GeneratorFace<T> {
    WovenGenerator(Frame start, Object body) {
        super(start, body);
    }

    @Override
    public T next() {
        return GeneratorFace.element(quickNext());
    }

    @Override
    public boolean hasNext() {
        return lookAheadQuickly();
    }

    @Override
    public Lifeline lifeline() {
        return this;
    }

    @Override
    public String toString() {
        return "Generator[" + name() + ", " + state() + "]";
    }
}
