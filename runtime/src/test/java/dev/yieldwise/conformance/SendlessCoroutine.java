package dev.yieldwise.conformance;

import dev.yieldwise.Coroutine;
import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import java.util.NoSuchElementException;
import java.util.Optional;

/** A generator in a case whose driver has coroutines: nothing is ever sent to it, and it returns nothing. */
final class SendlessCoroutine implements Coroutine<Object, Object, Object> {
    private final Generator<Object> generator;

    SendlessCoroutine(Generator<Object> generator) {
        this.generator = generator;
    }

    @Override
    public Object next() {
        try {
            return generator.next();
        } catch (NoSuchElementException end) {
            throw new GeneratorReturn(null);
        }
    }

    @Override
    public Object send(Object value) {
        if (value != null) {
            throw new IllegalArgumentException("a generator is sent nothing");
        }
        return next();
    }

    @Override
    public <X extends Throwable> Object throwIn(X error) throws X {
        try {
            return generator.throwIn(error);
        } catch (NoSuchElementException end) {
            if (end == error) {
                throw error;
            }
            throw new GeneratorReturn(null);
        }
    }

    @Override
    public void close() {
        generator.close();
    }

    @Override
    public Object result() {
        return null;
    }

    @Override
    public State state() {
        return generator.state();
    }

    @Override
    public Optional<Object> delegate() {
        return generator.delegate();
    }

    @Override
    public EngineChoice engine() {
        return generator.engine();
    }

    @Override
    public Generator<Object> asGenerator() {
        return generator;
    }

    @Override
    public Coroutine<Object, Object, Object> prime() {
        throw new UnsupportedOperationException("no case primes");
    }

    @Override
    public Step<Object, Object> resume(Object value) {
        throw new UnsupportedOperationException("no body delegates to it");
    }
}
