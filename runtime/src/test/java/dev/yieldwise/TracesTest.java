package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.internal.TestEngines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What stack traces say of woven bodies. Lines of this file that end in a comment like "at: name" are known by that name; a
 * trace is told as the names of the lines of this file that are in it, innermost first.
 */
class TracesTest {
    private static List<String> told(Throwable error) {
        return MarkedLines.of(TracesTest.class).in(error);
    }

    private static <T> Generator<T> woven(GeneratorLambda<T> body) {
        Generator<T> generator = Generator.of(body);
        assertThat(generator.engine().single()).isEqualTo(Kind.WOVEN);
        return generator;
    }

    private static int fail() {
        throw new IllegalStateException(); // at: thrown
    }

    /** Takes the first elements, up to the failure. */
    private static Throwable failure(Iterator<?> iterator) {
        return catchThrowable(() -> {
            while (iterator.hasNext()) { // at: looked
                iterator.next(); // at: consumed
            }
        });
    }

    private static Throwable failureOfNext(Generator<?> generator) {
        return catchThrowable(() -> {
            while (true) {
                generator.next(); // at: next
            }
        });
    }

    // ---- one body

    @Test
    void theLineOfTheBodyStandsBetweenWhatItCallsAndItsConsumer() {
        Throwable error = failureOfNext(woven(out -> {
            out.yield(1);
            fail(); // at: body
            out.yield(2);
        }));
        assertThat(told(error)).containsExactly("thrown", "body", "next");
        StackTraceElement body = error.getStackTrace()[1];
        assertThat(body.getClassName()).isEqualTo(TracesTest.class.getName());
        assertThat(body.getMethodName()).startsWith("lambda$theLineOfTheBody");
        assertThat(body.getFileName()).isEqualTo("TracesTest.java");
        String asTheJvmTellsIt = error.getStackTrace()[0]
                .toString()
                .replace("fail", body.getMethodName())
                .replace(":" + error.getStackTrace()[0].getLineNumber(), ":" + body.getLineNumber());
        assertThat(body).hasToString(asTheJvmTellsIt);
    }

    @Test
    void aBodyThatThrowsStandsAtTheTop() {
        Throwable error = failure(woven(out -> {
            int none = 0;
            out.yield(1);
            out.yield(1 / none); // at: division
        }));
        assertThat(told(error)).containsExactly("division", "looked");
        assertThat(error.getStackTrace()[0].getMethodName()).startsWith("lambda$");
    }

    @Test
    void theThreadEngineSaysTheSameOfTheBody() {
        GeneratorLambda<Integer> body = out -> {
            try {
                out.yield(1);
                fail(); // at: common
            } finally {
                out.yield(2);
            }
        };
        assertThat(told(failureOfNext(woven(body)))).containsExactly("thrown", "common", "next");
        assertThat(told(failureOfNext(TestEngines.threadedGenerator(body)))).containsExactly("thrown", "common");
    }

    @Test
    void wholeSequencesSayTheSame() {
        GeneratorLambda<Integer> body = out -> {
            out.yield(1);
            fail(); // at: in whole
        };
        Throwable error = catchThrowable(() -> {
            woven(body).forEach(n -> {}); // at: whole
        });
        assertThat(told(error)).containsExactly("thrown", "in whole", "whole");
    }

    @Test
    void whatABodyCatchesShowsItsLine() {
        List<List<String>> caught = new ArrayList<>();
        Throwable error = failureOfNext(woven(out -> {
            try {
                out.yield(1);
                throw new IOException(); // at: cause
            } catch (IOException broken) {
                caught.add(told(broken));
                throw new UncheckedIOException(broken); // at: wrapped
            }
        }));
        assertThat(caught).containsExactly(List.of("cause", "next"));
        assertThat(told(error)).containsExactly("wrapped", "next");
        assertThat(told(error.getCause())).containsExactly("cause", "next");
    }

    @Test
    void onceHoweverOftenItIsThrownAgain() {
        Throwable error = failureOfNext(woven(out -> {
            try {
                try {
                    out.yield(fail()); // at: first
                } finally {
                    out.yield(2);
                }
            } catch (IllegalStateException again) {
                throw again; // at: again
            } finally {
                assertThat(true).isTrue();
            }
        }));
        assertThat(told(error)).containsExactly("thrown", "first", "next");
    }

    @Test
    void handlersKeepTheirVariables() {
        List<Object> seen = new ArrayList<>();
        Throwable error = failureOfNext(woven(out -> {
            long wide = 1L << 40;
            double fraction = 0.5;
            String text = "text";
            AutoCloseable resource = () -> seen.add("closed");
            for (int i = 0; ; i++) {
                try (resource) {
                    out.yield(i);
                    wide++;
                    Integer.parseInt("x" + fail()); // at: in try
                } catch (IllegalStateException caught) {
                    seen.addAll(List.of(wide, fraction, text, i));
                    if (i == 1) {
                        throw new IllegalArgumentException(caught); // at: in catch
                    }
                }
            }
        }));
        assertThat(seen)
                .containsExactly("closed", (1L << 40) + 1, 0.5, "text", 0, "closed", (1L << 40) + 2, 0.5, "text", 1);
        assertThat(told(error)).containsExactly("in catch", "next");
        assertThat(told(error.getCause())).containsExactly("thrown", "in try", "next");
    }

    // ---- many bodies, and methods that are woven with them

    private static void walk(Yielder<Integer> out, int depth) {
        out.yield(depth);
        if (depth == 3) {
            fail(); // at: deepest
        }
        walk(out, depth + 1); // at: deeper
    }

    @Test
    void eachLevelOfARecursionHasALine() {
        Throwable error = failureOfNext(TracesTest.<Integer>woven(out -> {
            walk(out, 0); // at: root
        }));
        assertThat(told(error)).containsExactly("thrown", "deepest", "deeper", "deeper", "deeper", "root", "next");
    }

    private static void careful(Yielder<Integer> out, int depth) {
        try {
            out.yield(depth);
            if (depth == 2) {
                fail(); // at: deepest care
            }
            careful(out, depth + 1); // at: careful
        } finally {
            out.yield(-depth);
        }
    }

    @Test
    void aFinallyOnTheWayAddsNothing() {
        Throwable error = failureOfNext(TracesTest.<Integer>woven(out -> {
            careful(out, 0); // at: first care
        }));
        assertThat(told(error)).containsExactly("thrown", "deepest care", "careful", "careful", "first care", "next");
    }

    private static Generator<Integer> chain(int depth) {
        return woven(out -> {
            out.yield(depth);
            if (depth == 0) {
                fail(); // at: end of chain
            }
            out.yieldFrom(chain(depth - 1)); // at: link
        });
    }

    @Test
    void eachDelegatingBodyHasALine() {
        assertThat(told(failureOfNext(chain(3))))
                .containsExactly("thrown", "end of chain", "link", "link", "link", "next");
    }

    @Test
    void bodiesInBodiesAreMetInTheirOrder() {
        Throwable error = failureOfNext(woven(out -> {
            for (int element : chain(1)) { // at: loop
                out.yield(element);
            }
        }));
        assertThat(told(error)).containsExactly("thrown", "end of chain", "link", "loop", "next");
    }

    @Test
    void delegatesOfOthersShowTheBodyToo() {
        Iterator<Integer> foreign = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                return fail(); // at: foreign
            }
        };
        Throwable error = failureOfNext(woven(out -> {
            out.yieldFrom(foreign); // at: delegating
        }));
        assertThat(told(error)).containsExactly("thrown", "foreign", "delegating", "next");
        error = failureOfNext(woven(out -> {
            Stream<Integer> stream = Stream.of(1).map(n -> fail()); // at: in stream
            out.yieldFrom(stream); // at: stream
        }));
        assertThat(told(error)).containsExactly("thrown", "in stream", "stream", "next");
    }

    @Test
    void aDelegateOnAnotherThreadIsLeftAsItIs() {
        Generator<Integer> threaded = TestEngines.threadedGenerator(out -> out.yield(fail())); // at: on thread
        Throwable error = failureOfNext(woven(out -> out.yieldFrom(threaded)));
        assertThat(told(error)).containsExactly("thrown", "on thread");
    }

    // ---- every form of a body

    private static final class Named implements GeneratorBody<Integer> {
        @Override
        public void run(Yielder<Integer> out) {
            out.yield(fail()); // at: named
        }
    }

    private static void referred(Yielder<Integer> out) {
        out.yield(fail()); // at: referred
    }

    @Test
    void everyForm() {
        assertThat(told(failureOfNext(Generator.of(new Named())))).containsExactly("thrown", "named", "next");
        assertThat(told(failureOfNext(woven(TracesTest::referred)))).containsExactly("thrown", "referred", "next");
        GeneratorBody<Integer> anonymous = new GeneratorBody<>() {
            @Override
            public void run(Yielder<Integer> out) {
                out.yield(fail()); // at: anonymous
            }
        };
        Throwable error = failureOfNext(Generator.of(anonymous));
        assertThat(told(error)).containsExactly("thrown", "anonymous", "next");
        assertThat(error.getStackTrace()[1].getClassName())
                .isEqualTo(anonymous.getClass().getName());
        assertThat(error.getStackTrace()[1].getMethodName()).isEqualTo("run");
    }

    @Test
    void coroutinesAndPrimitives() {
        Coroutine<Integer, String, Integer> coroutine = Coroutine.of(self -> {
            String sent = self.yield(1);
            return Integer.parseInt(sent); // at: parsed
        });
        coroutine.next();
        Throwable error = catchThrowable(() -> {
            coroutine.send("x"); // at: sent
        });
        assertThat(told(error)).containsExactly("parsed", "sent");
        IntGenerator ints = IntGenerator.of(out -> out.yield(fail())); // at: of ints
        error = catchThrowable(() -> {
            ints.nextInt(); // at: next int
        });
        assertThat(told(error)).containsExactly("thrown", "of ints", "next int");
    }

    // ---- what is left as it is

    @Test
    void whatTheConsumerThrowsInIsItsOwn() {
        Generator<Integer> g = woven(out -> out.yield(1));
        g.next();
        IllegalStateException mine = new IllegalStateException(); // at: mine
        assertThat(catchThrowable(() -> g.throwIn(mine))).isSameAs(mine);
        assertThat(told(mine)).containsExactly("mine");
        Generator<Integer> another = woven(out -> out.yield(1));
        another.next();
        Throwable error = catchThrowable(() -> {
            another.throwIn(new IllegalStateException()); // at: raised
        });
        assertThat(told(error)).containsExactly("raised");
    }

    @Test
    void whatWasMadeElsewhereStaysAsItIs() {
        IllegalStateException early = new IllegalStateException(); // at: early
        assertThat(told(failureOfNext(woven(out -> {
                    throw early;
                }))))
                .containsExactly("early");
    }

    @Test
    void exceptionsWithoutATraceStayWithoutOne() {
        Throwable signal = new RuntimeException("signal", null, false, false) {};
        Throwable error = failureOfNext(woven(out -> {
            out.yield(1);
            throw (RuntimeException) signal;
        }));
        assertThat(error).isSameAs(signal);
        assertThat(error.getStackTrace()).isEmpty();
    }

    private static final class Stubborn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new UnsupportedOperationException("not mine");
        }
    }

    @Test
    void anExceptionThatFailsWhenAskedIsThrownAllTheSame() {
        Stubborn stubborn = new Stubborn();
        List<Throwable> caught = new ArrayList<>();
        Generator<Integer> g = woven(out -> {
            try {
                out.yield(1);
                throw stubborn;
            } catch (RuntimeException error) {
                caught.add(error);
                throw error;
            }
        });
        g.next();
        Throwable thrown = null;
        try {
            g.next();
        } catch (Stubborn error) {
            thrown = error;
        }
        assertThat(thrown == stubborn && caught.get(0) == stubborn).isTrue();
    }

    private static int endless(int n) {
        return endless(n + 1) + 1;
    }

    @Test
    void aStackThatIsUsedUpIsNoWorse() {
        List<String> caught = new ArrayList<>();
        Generator<Integer> g = woven(out -> {
            try {
                out.yield(endless(0));
            } catch (StackOverflowError deep) {
                caught.add("caught");
                throw deep;
            }
        });
        assertThat(catchThrowable(g::next)).isInstanceOf(StackOverflowError.class);
        assertThat(caught).containsExactly("caught");
    }

    @Test
    void theRestOfTheTraceIsAsTheJvmMadeIt() {
        List<StackTraceElement> before = new ArrayList<>();
        Throwable error = failureOfNext(woven(out -> {
            out.yield(1);
            Throwable made = new IllegalStateException();
            before.addAll(Arrays.asList(made.getStackTrace()));
            throw (RuntimeException) made;
        }));
        List<StackTraceElement> after = new ArrayList<>(Arrays.asList(error.getStackTrace()));
        assertThat(after.remove(0).getMethodName()).startsWith("lambda$theRestOfTheTrace");
        assertThat(after).isEqualTo(before);
    }
}
