package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.ContextManager;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorLambda;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What BrokenContextManager and LazyArgumentCheck say of bodies is what the runtime does. */
class ScopesTest {
    private final List<String> log = new ArrayList<>();

    @Test
    void aBodyWithoutYieldCannotBeEntered() {
        assertThat(reason(out -> log.add("nothing"), false)).isEqualTo(Reason.DID_NOT_YIELD);
    }

    @Test
    void aSecondYieldIsRefusedHoweverTheScopeEnds() {
        assertThat(reason(
                        out -> {
                            out.yield(1);
                            out.yield(2);
                        },
                        false))
                .isEqualTo(Reason.DID_NOT_STOP);
        GeneratorLambda<Integer> fallback = out -> {
            try {
                out.yield(1);
            } catch (IllegalArgumentException e) {
                out.yield(2);
            }
        };
        assertThat(reason(fallback, true)).isEqualTo(Reason.DID_NOT_STOP_AFTER_THROW);
        assertThat(catchThrowable(() -> ContextManager.of(fallback).use(value -> {})))
                .isNull();
    }

    /** A second yield throws GeneratorExit in the body: what stands behind it does not run. */
    @Test
    void theBodyEndsAtItsSecondYield() {
        reason(
                out -> {
                    out.yield(1);
                    out.yield(2);
                    log.add("behind");
                },
                false);
        assertThat(log).isEmpty();
    }

    @Test
    void aScopeThatFailsPassesByWhatStandsBehindTheYield() {
        GeneratorLambda<Integer> body = out -> {
            out.yield(1);
            log.add("cleaned up");
        };
        Throwable failure = catchThrowable(() -> ContextManager.of(body).use(value -> {
            throw new IllegalArgumentException("scope");
        }));
        assertThat(failure).hasMessage("scope");
        assertThat(log).isEmpty();
        ContextManager.of(body).use(value -> {});
        assertThat(log).containsExactly("cleaned up");
    }

    @Test
    void aCheckInTheBodyIsMadeAtTheFirstElement() {
        Generator<Integer> generator = Generator.of(out -> {
            if (log.isEmpty()) {
                throw new IllegalArgumentException("checked");
            }
            out.yield(1);
        });
        assertThat(catchThrowable(generator::next))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("checked");
    }

    private static Reason reason(GeneratorLambda<Integer> body, boolean fails) {
        Throwable thrown = catchThrowable(() -> ContextManager.of(body).use(value -> {
            if (fails) {
                throw new IllegalArgumentException("scope");
            }
        }));
        assertThat(thrown).isInstanceOf(GeneratorStateException.class);
        return ((GeneratorStateException) thrown).reason();
    }
}
