package dev.yieldwise.internal;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorLambda;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.LongGeneratorBody;

/** Generators and coroutines on an engine that the test chooses, not the library. */
public final class TestEngines {
    private TestEngines() {}

    /**
     * A coroutine whose body is called by whole-sequence consumers. That it may be is the test's promise: what the
     * library tells from class bytes, it has to know otherwise.
     */
    public static <Y, S, R> Coroutine<Y, S, R> called(String name, CoroutineBody<Y, S, R> body) {
        return CoroutineHandle.of(name, new Called(name, stack -> body.run(new BodyHandle<>(stack))));
    }

    /** A generator whose body is not woven: called where that is allowed, else on a thread of its own. */
    public static <T> Generator<T> threaded(GeneratorLambda<T> body) {
        String name = Bodies.name(body);
        return new GeneratorHandle<>(name, Lifeline.over(new GeneratorEngine(name, body, "a test says so")));
    }

    /** A generator whose body always runs on a thread of its own. */
    public static <T> Generator<T> threadedGenerator(GeneratorBody<T> body) {
        BodyStack.Code code = stack -> {
            body.run(BodyHandle.yielder(stack));
            return null;
        };
        return new GeneratorHandle<>("threaded", Lifeline.over(new ThreadEngine("threaded", code, "a test says so")));
    }

    /** The same, of ints. */
    public static IntGenerator threadedInts(IntGeneratorBody body) {
        return IntHandle.over(threadedGenerator(new IntHandle.Body(body)));
    }

    /** The same, of longs. */
    public static LongGenerator threadedLongs(LongGeneratorBody body) {
        return LongHandle.over(threadedGenerator(new LongHandle.Body(body)));
    }

    /** The same, of doubles. */
    public static DoubleGenerator threadedDoubles(DoubleGeneratorBody body) {
        return DoubleHandle.over(threadedGenerator(new DoubleHandle.Body(body)));
    }

    /** A coroutine whose body runs on a thread of its own, whatever the library would choose. */
    public static <Y, S, R> Coroutine<Y, S, R> threadedCoroutine(CoroutineBody<Y, S, R> body) {
        String name = Bodies.name(body);
        BodyStack.Code code = stack -> body.run(new BodyHandle<>(stack));
        return CoroutineHandle.of(name, new ThreadEngine(name, code, "a test says so"));
    }

    private static final class Called implements Engine.Push {
        private final ThreadEngine thread;
        private final BodyStack.Code code;

        Called(String name, BodyStack.Code code) {
            this.thread = new ThreadEngine(name, code, "a test says so");
            this.code = code;
        }

        @Override
        public Signal transfer(Resumption resumption) {
            return thread.transfer(resumption);
        }

        @Override
        public boolean holdsStack() {
            return thread.holdsStack();
        }

        @Override
        public boolean hasBody() {
            return true;
        }

        @Override
        public boolean canPush() {
            return true;
        }

        @Override
        public Signal push(Drain consumer) {
            PushStack stack = new PushStack(consumer);
            try {
                return new Signal.Returned(code.run(stack));
            } catch (Throwable error) {
                return new Signal.Raised(error);
            } finally {
                stack.end();
            }
        }
    }
}
