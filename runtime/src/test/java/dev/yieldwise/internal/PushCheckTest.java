package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.DoubleGenerator;
import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorBody;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.IntGenerator;
import dev.yieldwise.IntGeneratorBody;
import dev.yieldwise.IntYielder;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.Yielder;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Which bodies are called and which get a stack of their own, told from their class bytes. */
class PushCheckTest {
    @TestFactory
    Stream<DynamicTest> calledAndTheSameAsPulled() {
        return new Shapes()
                .pushable().keySet().stream()
                        .map(shape -> DynamicTest.dynamicTest(shape, () -> {
                            Shapes called = new Shapes();
                            Generator<Object> g = Generator.of(called.pushable().get(shape));
                            assertThat(g.engine().whole()).isEqualTo(Kind.PUSH);
                            List<String> got = new ArrayList<>();
                            g.forEach(value -> got.add(Thread.currentThread().getName() + shown(value, called)));
                            Shapes pulled = new Shapes();
                            List<String> wanted = new ArrayList<>();
                            Generator<Object> same =
                                    Generator.of(pulled.pushable().get(shape));
                            while (same.hasNext()) {
                                wanted.add(Thread.currentThread().getName() + shown(same.next(), pulled));
                            }
                            assertThat(got).isEqualTo(wanted);
                            assertThat(called.log).isEqualTo(pulled.log);
                        }));
    }

    private static String shown(Object value, Shapes shapes) {
        return value == shapes ? " this" : " " + value;
    }

    @TestFactory
    Stream<DynamicTest> notCalled() {
        return new Shapes()
                .refused().entrySet().stream()
                        .map(shape -> DynamicTest.dynamicTest(shape.getKey(), () -> {
                            Generator<Object> g = Generator.of(shape.getValue().getValue());
                            assertThat(g.engine().reason())
                                    .contains(shape.getValue().getKey());
                            assertThat(g.engine().whole())
                                    .isEqualTo(g.engine().single())
                                    .isNotEqualTo(Kind.PUSH);
                        }));
    }

    @Test
    void namedClassesTellTheirCodeToo() {
        assertThat(PushCheck.whyNot(new Shapes.Named())).isEmpty();
        assertThat(PushCheck.whyNot(new Shapes.Heir())).isEmpty();
        assertThat(PushCheck.whyNot(new GeneratorBody<Integer>() {
                    @Override
                    public void run(Yielder<Integer> out) {
                        out.yield(1);
                    }
                }))
                .isEmpty();
    }

    /** The code that matters is the user's, not that of the wrapper which boxes for it. */
    @Test
    void bodiesOfPrimitivesAreJudgedByTheirOwnCode() {
        IntGenerator plain = IntGenerator.of(out -> {
            for (int i = 0; i < 3; i++) {
                out.yield(i);
            }
            out.yieldFrom(IntStream.of(3, 4));
        });
        assertThat(plain.boxed().engine().whole()).isEqualTo(Kind.PUSH);
        assertThat(plain.toArray()).containsExactly(0, 1, 2, 3, 4);
        assertThat(LongGenerator.of(out -> out.yield(1L << 40)).boxed().engine().whole())
                .isEqualTo(Kind.PUSH);
        assertThat(DoubleGenerator.of(out -> out.yield(0.5)).boxed().engine().whole())
                .isEqualTo(Kind.PUSH);

        IntGenerator catching = IntGenerator.of(out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit exit) {
                out.yield(2);
            }
        });
        assertThat(catching.boxed().engine().reason()).contains("may be caught, in line ");
        assertThat(IntGenerator.of(out -> passedOn(out)).boxed().engine().reason())
                .contains("its handle is passed on");
    }

    private static void passedOn(IntYielder out) {
        out.yield(1);
    }

    /** Which of two bodies a class is run as cannot be told from the class: each of them has to allow it. */
    @Test
    void aClassThatIsTwoBodiesIsCalledIfBothMayBe() {
        assertThat(PushCheck.whyNot(new TwoBodies())).contains("may be caught");
    }

    private static final class TwoBodies implements GeneratorBody<Integer>, IntGeneratorBody {
        @Override
        public void run(Yielder<Integer> out) {
            out.yield(1);
        }

        @Override
        public void run(IntYielder out) {
            try {
                out.yield(1);
            } catch (Throwable all) {
                out.yield(2);
            }
        }
    }

    @Test
    void whatTellsNothingIsNotCalled() {
        GeneratorBody<?> made = (GeneratorBody<?>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {GeneratorBody.class}, (proxy, method, args) -> null);
        assertThat(PushCheck.whyNot(made)).isNotEmpty();
        GeneratorBody<Integer> notSerializable = out -> out.yield(1);
        assertThat(PushCheck.whyNot(notSerializable)).contains("lambda").isNotEmpty();
        assertThat(Generator.of(notSerializable).toList()).containsExactly(1);
    }

    @Test
    void theReasonNamesTheLine() {
        GeneratorBody<?> body =
                new Shapes().refused().get("a handler of GeneratorExit").getValue();
        assertThat(PushCheck.whyNot(body)).matches(".*in line [1-9]\\d+");
    }

    /**
     * The reader knows each instruction: the code of large classes is walked to its very end, and wherever ways meet,
     * their stacks are equally high.
     */
    @Test
    void allInstructionsOfRealCodeAreKnown() throws Exception {
        int methods = 0;
        for (Class<?> type : List.of(
                String.class,
                java.util.Formatter.class,
                java.util.regex.Pattern.class,
                java.math.BigDecimal.class,
                java.util.concurrent.ConcurrentHashMap.class)) {
            ClassFile file = ClassFile.read(
                    ClassLoader.getSystemResourceAsStream(type.getName().replace('.', '/') + ".class"));
            for (ClassFile.Method method : file.methods()) {
                int pc = 0;
                while (pc < method.code().length) {
                    for (int next : Opcodes.successors(method.code(), pc)) {
                        assertThat(next).isBetween(0, method.code().length - 1);
                    }
                    pc += Opcodes.length(method.code(), pc);
                }
                assertThat(pc).isEqualTo(method.code().length);
                assertThat(HandleFlow.of(file, method, method.locals()).escape())
                        .isNegative();
                methods++;
            }
        }
        assertThat(methods).isGreaterThan(500);
    }
}
