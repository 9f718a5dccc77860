package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.GeneratorStateException.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is Java's own about context managers; the traces of CPython run in the conformance tests. */
class ContextManagerTest {
    private final List<String> log = new ArrayList<>();

    /** Commits in case of success, rolls back in case of failure: the scope that try-with-resources gets wrong. */
    private ContextManager<String> transaction() {
        return ContextManager.of(out -> {
            log.add("begin");
            try {
                out.yield("account");
                log.add("commit");
            } catch (Exception e) {
                log.add("rollback");
                throw e;
            }
        });
    }

    private ContextManager<String> suppressing(Class<? extends Throwable> kind) {
        return ContextManager.of(out -> {
            try {
                out.yield("value");
            } catch (Throwable e) {
                if (!kind.isInstance(e)) {
                    throw e;
                }
                log.add("suppressed");
            }
        });
    }

    private static Reason refusal(ThrowingCallable call) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(GeneratorStateException.class);
        return ((GeneratorStateException) thrown).reason();
    }

    @Test
    @Covers("SEED-044")
    void aScopeThatCompletes() {
        transaction().use(account -> log.add("use " + account));
        assertThat(log).containsExactly("begin", "use account", "commit");
    }

    @Test
    @Covers("SEED-045")
    void theSameCheckedExceptionComesOutOfAScopeThatFails() {
        IOException failure = new IOException("disk full");
        assertThat(catchThrowable(() -> transaction().use(account -> {
                    throw failure;
                })))
                .isSameAs(failure);
        assertThat(log).containsExactly("begin", "rollback");
        assertThat(failure.getSuppressed()).isEmpty();
    }

    @Test
    void tryWithResourcesRunsTheRestAfterAFailureToo() {
        IOException failure = new IOException("disk full");
        assertThat(catchThrowable(() -> {
                    try (ContextManager<String> manager = transaction()) {
                        log.add(manager.enter());
                        throw failure;
                    }
                }))
                .isSameAs(failure);
        assertThat(log).containsExactly("begin", "account", "commit");
    }

    @Test
    @Covers("CM-03")
    void aSuppressedExceptionLeavesNoResult() {
        Optional<String> result = suppressing(RuntimeException.class).compute(value -> {
            throw new IllegalArgumentException();
        });
        assertThat(result).isEmpty();
        assertThat(log).containsExactly("suppressed");
    }

    @Test
    void aScopeMayHaveAResult() {
        Optional<Integer> length = transaction().compute(String::length);
        assertThat(length).contains(7);
        assertThat(transaction().compute(account -> null)).isEmpty();
    }

    @Test
    @Covers("CM-08")
    void anExceptionInPlaceOfAnotherKeepsItVisible() {
        RuntimeException failure = new RuntimeException("scope");
        ContextManager<Integer> unrelated = ContextManager.of(out -> {
            try {
                out.yield(1);
            } finally {
                throwIt(new IllegalArgumentException("clean-up"));
            }
        });
        Throwable replacement = catchThrowable(() -> unrelated.use(value -> {
            throw failure;
        }));
        assertThat(replacement).hasMessage("clean-up");
        assertThat(replacement.getSuppressed()).contains(failure);

        ContextManager<Integer> translating = ContextManager.of(out -> {
            try {
                out.yield(1);
            } catch (RuntimeException e) {
                throw new IllegalArgumentException("translated", e);
            }
        });
        Throwable translated = catchThrowable(() -> translating.use(value -> {
            throw failure;
        }));
        assertThat(translated).hasMessage("translated").hasCause(failure);
        assertThat(translated.getSuppressed()).doesNotContain(failure);
    }

    private static void throwIt(RuntimeException e) {
        throw e;
    }

    @Test
    void aCauseThatTheBodyUnwrapsIsNotTiedToItsWrapper() {
        IOException cause = new IOException();
        ContextManager<Integer> unwrapping = ContextManager.of(out -> {
            try {
                out.yield(1);
            } catch (RuntimeException e) {
                throw (IOException) e.getCause();
            }
        });
        RuntimeException wrapper = new RuntimeException(cause);
        Throwable thrown = catchThrowable(() -> unwrapping.use(value -> {
            throw wrapper;
        }));
        assertThat(thrown).isInstanceOf(GeneratorException.class).hasCause(cause);
        assertThat(cause.getSuppressed()).doesNotContain(wrapper);
    }

    @Test
    @Covers("CM-07")
    void aSecondYieldAfterAFailureNamesThatFailure() {
        RuntimeException failure = new RuntimeException("scope");
        ContextManager<Integer> twice = ContextManager.of(out -> {
            try {
                out.yield(1);
            } catch (RuntimeException e) {
                out.yield(2);
            }
        });
        assertThatThrownBy(() -> twice.use(value -> {
                    throw failure;
                }))
                .hasMessageStartingWith("generator didn't stop after throw()")
                .hasCause(failure);
    }

    @Test
    @Covers("CM-06")
    void aBodyThatCannotBeClosedFailsWithThat() {
        Generator<Integer> stubborn = Generator.of(out -> {
            out.yield(1);
            try {
                out.yield(2);
            } catch (GeneratorExit e) {
                out.yield(3);
            }
        });
        Throwable thrown = catchThrowable(() -> ContextManager.of(stubborn).use(value -> {}));
        assertThat(thrown).hasMessageStartingWith("generator ignored GeneratorExit");
        assertThat(thrown.getSuppressed())
                .anySatisfy(refusal -> assertThat(refusal).hasMessageStartingWith("generator didn't stop"));
        stubborn.close();
    }

    @Test
    @Covers("CM-09")
    void anEndSignalOfTheScopeComesOutAsItself() {
        NoSuchElementException end = new NoSuchElementException("scope");
        assertThat(catchThrowable(() -> transaction().use(value -> {
                    throw end;
                })))
                .isSameAs(end);
        NoSuchElementException other = new NoSuchElementException("body");
        ContextManager<Integer> raising = ContextManager.of(out -> {
            try {
                out.yield(1);
            } catch (NoSuchElementException e) {
                throw other;
            }
        });
        assertThatThrownBy(() -> raising.use(value -> {
                    throw end;
                }))
                .isInstanceOf(GeneratorStateException.class)
                .hasCause(other);
    }

    @Test
    @Covers("CM-12")
    void aMethodThatMakesManagersServesRecursion() {
        nest(2);
        assertThat(log).containsExactly("begin", "begin", "begin", "commit", "commit", "commit");
    }

    private void nest(int depth) {
        transaction().use(account -> {
            if (depth > 0) {
                nest(depth - 1);
            }
        });
    }

    @Test
    @Covers("CM-13")
    void aManagerIsUsedOnce() {
        ContextManager<String> manager = transaction();
        manager.use(account -> assertThat(refusal(manager::enter)).isEqualTo(Reason.ALREADY_USED));
        assertThat(refusal(() -> manager.use(account -> log.add("again")))).isEqualTo(Reason.ALREADY_USED);
        assertThat(log).containsExactly("begin", "commit");
    }

    @Test
    void enterAndExitByHand() {
        ContextManager<String> manager = transaction();
        assertThat(refusal(() -> manager.exit(null))).isEqualTo(Reason.NOT_STARTED);
        assertThat(manager.enter()).isEqualTo("account");
        assertThat(manager.exit(null)).isFalse();
        assertThat(manager.exit(new RuntimeException())).isFalse();
        manager.close();
        assertThat(log).containsExactly("begin", "commit");
    }

    @Test
    void closeBeforeTheScopeRunsNothing() {
        ContextManager<String> manager = transaction();
        manager.close();
        assertThat(refusal(manager::enter)).isEqualTo(Reason.ALREADY_USED);
        assertThat(log).isEmpty();
    }

    @Test
    void aNamedClassAndAStartedGeneratorMayBeManagers() {
        ContextManager.of(new Named()).use(value -> log.add("use " + value));
        Generator<Integer> generator = Generator.of(out -> {
            out.yield(1);
            out.yield(2);
        });
        assertThat(generator.next()).isEqualTo(1);
        ContextManager.of(generator).use(value -> log.add("use " + value));
        assertThat(generator.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("use null", "use 2");
    }

    private static final class Named implements GeneratorBody<Object> {
        @Override
        public void run(Yielder<Object> out) {
            out.yield(null);
        }
    }

    @Test
    @Covers("CM-14")
    void aGeneratorItselfIsClosedAtTheEndOfATry() {
        Generator<Integer> generator = Generator.of(out -> {
            try {
                out.yield(1);
                out.yield(2);
            } finally {
                log.add("fin");
            }
        });
        try (generator) {
            log.add("got " + generator.next());
        }
        assertThat(log).containsExactly("got 1", "fin");
    }
}
