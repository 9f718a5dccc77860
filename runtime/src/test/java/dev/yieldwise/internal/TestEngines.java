package dev.yieldwise.internal;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;

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

    /** A generator whose body has a thread of its own, whatever the library would choose. */
    public static <T> Generator<T> threadedGenerator(GeneratorBody<T> body) {
        return new GeneratorHandle<>("threaded", new Lifeline(new ThreadEngine("threaded", stack -> {
            body.run(BodyHandle.yielder(stack));
            return null;
        })));
    }

    /** The same for a coroutine. */
    public static <Y, S, R> Coroutine<Y, S, R> threaded(CoroutineBody<Y, S, R> body) {
        return CoroutineHandle.of("threaded", new ThreadEngine("threaded", stack -> body.run(new BodyHandle<>(stack))));
    }

    private static final class Called implements Engine.Push {
        private final ThreadEngine thread;
        private final BodyStack.Code code;

        Called(String name, BodyStack.Code code) {
            this.thread = new ThreadEngine(name, code);
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
        public Signal push(Answering consumer) {
            return PushStack.run(code, consumer);
        }
    }
}
