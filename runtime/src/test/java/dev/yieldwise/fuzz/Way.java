package dev.yieldwise.fuzz;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.internal.TestEngines;

/** How bodies are run. */
interface Way {
    <T> Generator<T> generator(GeneratorBody<T> body);

    <Y, S, R> Coroutine<Y, S, R> coroutine(CoroutineBody<Y, S, R> body);

    /** All of them on threads of their own: what the others are compared with. */
    Way THREAD = new Way() {
        @Override
        public <T> Generator<T> generator(GeneratorBody<T> body) {
            return TestEngines.threadedGenerator(body);
        }

        @Override
        public <Y, S, R> Coroutine<Y, S, R> coroutine(CoroutineBody<Y, S, R> body) {
            return TestEngines.threadedCoroutine(body);
        }
    };

    /** As the library chooses: woven, and called where a whole sequence is wanted from the beginning. */
    Way LIBRARY = new Way() {
        @Override
        public <T> Generator<T> generator(GeneratorBody<T> body) {
            return Generator.of(body);
        }

        @Override
        public <Y, S, R> Coroutine<Y, S, R> coroutine(CoroutineBody<Y, S, R> body) {
            return Coroutine.of(body);
        }
    };
}
