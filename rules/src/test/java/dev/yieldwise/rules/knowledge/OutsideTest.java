package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.Coroutine;
import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.LongGenerator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What the rules say of bodies that ask their own generators, and of handles outside of their bodies, is what happens. */
class OutsideTest {
    private static final Map<String, Consumer<Generator<Integer>>> OF_GENERATORS = Map.of(
            "next",
            Generator::next,
            "hasNext",
            Generator::hasNext,
            "close",
            Generator::close,
            "throwIn",
            generator -> generator.throwIn(new IllegalArgumentException()),
            "forEach",
            generator -> generator.forEach(each -> {}),
            "forEachRemaining",
            generator -> generator.forEachRemaining(each -> {}),
            "toList",
            Generator::toList,
            "reduce",
            generator -> generator.reduce(0, Integer::sum),
            "collect",
            generator -> generator.collect(Collectors.toList()),
            "count",
            Generator::count);

    private static final Map<String, Consumer<Coroutine<Integer, Integer, Void>>> OF_COROUTINES = Map.of(
            "send", coroutine -> coroutine.send(1),
            "resume", coroutine -> coroutine.resume(1),
            "prime", Coroutine::prime);

    @Test
    void aRunningGeneratorRefusesAllThatTheRuleNames() {
        List<String> driven = new ArrayList<>();
        OF_GENERATORS.forEach((name, operation) -> {
            List<Generator<Integer>> self = new ArrayList<>();
            self.add(Generator.of(out -> {
                assertThat(reason(() -> operation.accept(self.get(0)))).as(name).isEqualTo(Reason.ALREADY_EXECUTING);
                out.yield(1);
            }));
            self.get(0).next();
            driven.add(name);
        });
        OF_COROUTINES.forEach((name, operation) -> {
            List<Coroutine<Integer, Integer, Void>> self = new ArrayList<>();
            self.add(Coroutine.consumer(me -> {
                assertThat(reason(() -> operation.accept(self.get(0)))).as(name).isEqualTo(Reason.ALREADY_EXECUTING);
                me.receive();
            }));
            self.get(0).next();
            driven.add(name);
        });
        ofPrimitives().forEach((name, refused) -> {
            assertThat(refused).as(name).isEqualTo(Reason.ALREADY_EXECUTING);
            driven.add(name);
        });
        assertThat(driven).containsExactlyInAnyOrderElementsOf(SelfResumption.RESUMING);
    }

    /** How each generator of primitives refuses its body. */
    private static Map<String, Reason> ofPrimitives() {
        Map<String, Reason> refused = new HashMap<>();
        List<IntGenerator> ints = new ArrayList<>();
        ints.add(IntGenerator.of(out -> {
            refused.put("nextInt", reason(() -> ints.get(0).nextInt()));
            out.yield(1);
        }));
        assertThat(ints.get(0).nextInt()).isEqualTo(1);
        List<LongGenerator> longs = new ArrayList<>();
        longs.add(LongGenerator.of(out -> {
            refused.put("nextLong", reason(() -> longs.get(0).nextLong()));
            out.yield(1);
        }));
        assertThat(longs.get(0).nextLong()).isEqualTo(1);
        List<DoubleGenerator> doubles = new ArrayList<>();
        doubles.add(DoubleGenerator.of(out -> {
            refused.put("nextDouble", reason(() -> doubles.get(0).nextDouble()));
            out.yield(1);
        }));
        assertThat(doubles.get(0).nextDouble()).isEqualTo(1);
        return refused;
    }

    @Test
    void soDoesOneThatDelegatesToItself() {
        List<Generator<Integer>> self = new ArrayList<>();
        self.add(Generator.of(out -> {
            assertThat(reason(() -> out.yieldFrom(self.get(0)))).isEqualTo(Reason.ALREADY_EXECUTING);
            out.yield(1);
        }));
        assertThat(self.get(0).next()).isEqualTo(1);
    }

    @Test
    void aHandleIsOfNoUseToAnotherThreadOrAnotherBody() {
        Generator<Integer> generator = Generator.of(out -> {
            Reason elsewhere = CompletableFuture.supplyAsync(() -> reason(() -> out.yield(0)))
                    .join();
            assertThat(elsewhere).isEqualTo(Reason.YIELD_OUTSIDE);
            Generator<Integer> inner = Generator.of(own -> {
                assertThat(reason(() -> out.yield(0))).isEqualTo(Reason.YIELD_OUTSIDE);
                own.yield(1);
            });
            out.yieldFrom(inner.toList());
        });
        assertThat(generator.toList()).containsExactly(1);
    }

    private static Reason reason(ThrowingCallable operation) {
        return catchThrowableOfType(GeneratorStateException.class, operation).reason();
    }
}
