package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.State;
import dev.yieldwise.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/fundamentals.md. */
class FundamentalsTest {
    private final List<String> log = new ArrayList<>();

    // #region countdown
    Generator<Integer> countdown(int from) {
        return Generator.of(out -> {
            log.add("Starting countdown");
            for (int n = from; n > 0; n--) {
                out.yield(n);
            }
            log.add("Liftoff!");
        });
    }
    // #endregion

    @Test
    @Covers({"SEED-001", "SEED-005"})
    void callingRunsNothing() {
        // #region call
        Generator<Integer> countdown = countdown(3);
        assertThat(countdown.state()).isEqualTo(State.CREATED);
        assertThat(log).isEmpty();

        assertThat(countdown.next()).isEqualTo(3);
        assertThat(log).containsExactly("Starting countdown");
        assertThat(countdown.next()).isEqualTo(2);
        assertThat(countdown.next()).isEqualTo(1);
        assertThat(log).containsExactly("Starting countdown"); // the tail has not run yet

        assertThatThrownBy(countdown::next).isInstanceOf(NoSuchElementException.class);
        assertThat(log).containsExactly("Starting countdown", "Liftoff!");
        // #endregion
        assertThat(countdown.state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Covers("SEED-006")
    void theLoopDrivesTheBody() {
        // #region loop
        for (int n : countdown(3)) {
            log.add("T-" + n);
        }
        assertThat(log).containsExactly("Starting countdown", "T-3", "T-2", "T-1", "Liftoff!");
        // #endregion
    }

    // #region squares
    static Generator<Integer> squares(int n) {
        return Generator.of(out -> {
            for (int i = 0; i < n; i++) {
                out.yield(i * i);
            }
        });
    }
    // #endregion

    @Test
    @Covers({"SEED-002", "SEED-020"})
    void localStateIsKept() {
        // #region place
        Generator<Integer> squares = squares(5);
        assertThat(squares.next()).isZero();
        assertThat(squares.next()).isEqualTo(1);
        assertThat(squares.toList()).containsExactly(4, 9, 16); // what is left
        // #endregion
    }

    @Test
    @Covers({"SEED-003", "SEED-009"})
    void singleUse() {
        // #region once
        Generator<Integer> one = squares(1);
        assertThat(one.next()).isZero();
        assertThatThrownBy(one::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(one::next).isInstanceOf(NoSuchElementException.class);
        assertThat(one.hasNext()).isFalse();
        // #endregion
    }

    @Test
    @Covers("SEED-008")
    void iteratorIsTheGenerator() {
        // #region iterator
        Generator<Integer> squares = squares(4);
        assertThat(squares.iterator()).isSameAs(squares);

        List<Integer> seen = new ArrayList<>();
        int header = squares.next();
        for (int square : squares) { // goes on where next() has left off
            seen.add(square);
        }
        assertThat(header).isZero();
        assertThat(seen).containsExactly(1, 4, 9);
        // #endregion
    }

    @Test
    @Covers("SEED-013")
    void states() {
        // #region states
        Generator<Integer> squares = squares(3);
        assertThat(squares.state()).isEqualTo(State.CREATED);
        squares.next();
        assertThat(squares.state()).isEqualTo(State.SUSPENDED);
        squares.toList();
        assertThat(squares.state()).isEqualTo(State.CLOSED);
        // #endregion
    }

    @Test
    @Covers("SEED-014")
    void running() {
        // #region running
        AtomicReference<Coroutine<State, Void, State>> itself = new AtomicReference<>();
        Coroutine<State, Void, State> curious = Coroutine.of(self -> {
            self.yield(itself.get().state());
            return itself.get().state();
        });
        itself.set(curious);

        assertThat(curious.next()).isEqualTo(State.RUNNING);
        assertThat(curious.state()).isEqualTo(State.SUSPENDED);
        assertThat(curious.resume(null)).isEqualTo(new Step.Returned<>(State.RUNNING));
        assertThat(curious.state()).isEqualTo(State.CLOSED);
        // #endregion
    }

    @Test
    @Covers("SEED-079")
    void returning() {
        // #region return
        Coroutine<Integer, Void, String> body = Coroutine.of(self -> {
            self.yield(1);
            return "two";
        });
        assertThat(body.next()).isEqualTo(1);
        GeneratorReturn end = catchThrowableOfType(GeneratorReturn.class, body::next);
        assertThat(end.value()).isEqualTo("two");
        assertThat(body.result()).isEqualTo("two");

        end = catchThrowableOfType(GeneratorReturn.class, body::next);
        assertThat(end.value()).isNull(); // the second end carries nothing
        // #endregion
    }
}
