package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Coroutines;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/priming.md. */
class PrimingTest {
    private final List<String> log = new ArrayList<>();

    // #region listener
    Coroutine<Void, String, Void> listener() {
        return Coroutine.consumer(self -> {
            log.add("1. started");
            while (true) {
                String value = self.receive();
                log.add("2. got " + value);
                log.add("3. processing");
            }
        });
    }
    // #endregion

    @Test
    @Covers({"SEED-017", "SEED-018"})
    void tooEarly() {
        // #region too-early
        Coroutine<Void, String, Void> listener = listener();
        GeneratorStateException refusal =
                catchThrowableOfType(GeneratorStateException.class, () -> listener.send("Hello"));
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_STARTED);
        assertThat(listener.state()).isEqualTo(State.CREATED); // refused, not spoiled
        assertThat(log).isEmpty();

        listener.next(); // runs up to the first receive()
        assertThat(log).containsExactly("1. started");

        listener.send("Hello");
        assertThat(log).containsExactly("1. started", "2. got Hello", "3. processing");
        assertThat(listener.state()).isEqualTo(State.SUSPENDED);
        listener.close();
        // #endregion
    }

    @Test
    @Covers("SEED-021")
    void nullPrimes() {
        // #region null
        Coroutine<Void, String, Void> listener = listener();
        listener.send(null);
        listener.send("Hello");
        assertThat(log).containsExactly("1. started", "2. got Hello", "3. processing");
        listener.close();
        // #endregion
    }

    @Test
    @Covers("SEED-019")
    void firstValueIsDropped() {
        // #region primed
        Coroutine<String, String, Void> echo = Coroutines.primed(self -> {
            String heard = self.yield("first");
            while (true) {
                heard = self.yield(heard);
            }
        });
        assertThat(echo.state()).isEqualTo(State.SUSPENDED);
        assertThat(echo.send("Hello")).isEqualTo("Hello"); // nobody has seen "first"
        echo.close();
        // #endregion
    }

    @Test
    @Covers("SEED-019")
    void primedTwice() {
        // #region twice
        Coroutine<Void, String, Void> listener = listener().prime();
        GeneratorStateException refusal = catchThrowableOfType(GeneratorStateException.class, listener::prime);
        assertThat(refusal.reason()).isEqualTo(Reason.ALREADY_STARTED);
        listener.close();
        // #endregion
    }

    @Test
    @Covers({"SEED-020", "SEED-064"})
    void producersNeedNone() {
        // #region producer
        Generator<Integer> producer = Generator.of(out -> {
            out.yield(1);
            out.yield(2);
        });
        assertThat(producer.toList()).containsExactly(1, 2);
        // #endregion
    }
}
