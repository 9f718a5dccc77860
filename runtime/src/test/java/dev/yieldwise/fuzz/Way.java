package dev.yieldwise.fuzz;

import dev.yieldwise.Coroutine;
import dev.yieldwise.CoroutineBody;
import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.DoubleGeneratorBody;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.LongGeneratorBody;
import dev.yieldwise.internal.TestEngines;

/** How bodies are run. */
interface Way {
    <T> Generator<T> generator(GeneratorBody<T> body);

    <Y, S, R> Coroutine<Y, S, R> coroutine(CoroutineBody<Y, S, R> body);

    IntGenerator ints(IntGeneratorBody body);

    LongGenerator longs(LongGeneratorBody body);

    DoubleGenerator doubles(DoubleGeneratorBody body);

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

        @Override
        public IntGenerator ints(IntGeneratorBody body) {
            return TestEngines.threadedInts(body);
        }

        @Override
        public LongGenerator longs(LongGeneratorBody body) {
            return TestEngines.threadedLongs(body);
        }

        @Override
        public DoubleGenerator doubles(DoubleGeneratorBody body) {
            return TestEngines.threadedDoubles(body);
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

        @Override
        public IntGenerator ints(IntGeneratorBody body) {
            return IntGenerator.of(body);
        }

        @Override
        public LongGenerator longs(LongGeneratorBody body) {
            return LongGenerator.of(body);
        }

        @Override
        public DoubleGenerator doubles(DoubleGeneratorBody body) {
            return DoubleGenerator.of(body);
        }
    };
}
