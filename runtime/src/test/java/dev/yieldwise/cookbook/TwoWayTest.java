package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Coroutines;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/two-way.md. */
class TwoWayTest {
    @Test
    @Covers("SEED-010")
    void sending() {
        // #region send
        Coroutine<Integer, Integer, Void> coroutine = Coroutine.consumer(self -> {
            int sent = self.yield(1);
            self.yield(sent * 2);
        });
        assertThat(coroutine.next()).isEqualTo(1); // to the first yield
        assertThat(coroutine.send(5)).isEqualTo(10); // 5 is what that yield answers
        coroutine.close();
        // #endregion
    }

    @Test
    @Covers("SEED-015")
    void echo() {
        // #region echo
        List<Object> received = new ArrayList<>();
        Coroutine<Void, Object, Void> listener = Coroutine.consumer(self -> {
            received.add("started");
            while (true) {
                received.add(self.receive());
            }
        });
        assertThat(listener.next()).isNull();
        assertThat(listener.send("Hello")).isNull();
        assertThat(listener.send("World")).isNull();
        assertThat(listener.send(42)).isNull();
        listener.close();
        assertThat(received).containsExactly("started", "Hello", "World", 42);
        // #endregion
    }

    // #region accumulator
    static Coroutine<Integer, Integer, Void> accumulator() {
        return Coroutine.consumer(self -> {
            int total = 0;
            while (true) {
                Integer value = self.yield(total);
                if (value != null) {
                    total += value;
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-016")
    void accumulate() {
        // #region accumulate
        try (Coroutine<Integer, Integer, Void> total = accumulator()) {
            assertThat(total.next()).isZero();
            assertThat(total.send(10)).isEqualTo(10);
            assertThat(total.send(20)).isEqualTo(30);
            assertThat(total.next()).isEqualTo(30);
        }
        // #endregion
    }

    // #region tasks
    /** Each answer is the outcome of the task that was sent: one yield a round. */
    static Coroutine<String, String, Integer> taskProcessor(Function<String, String> work) {
        return Coroutines.primed(self -> {
            int done = 0;
            String outcome = "ready";
            for (String task = self.yield(outcome); task != null; task = self.yield(outcome)) {
                outcome = work.apply(task);
                done++;
            }
            return done;
        });
    }
    // #endregion

    @Test
    @Covers("SEED-051")
    void tasks() {
        // #region processing
        Coroutine<String, String, Integer> processor = taskProcessor(task -> task + " done");
        assertThat(processor.send("task 1")).isEqualTo("task 1 done");
        assertThat(processor.send("task 2")).isEqualTo("task 2 done");
        assertThat(processor.resume(null)).isEqualTo(new Step.Returned<>(2));
        // #endregion
    }

    @Test
    @Covers("SEED-051")
    void twoYields() {
        // #region two-yields
        List<String> tasks = new ArrayList<>();
        Coroutine<String, String, Void> twoYields = Coroutines.consumer(self -> {
            while (true) {
                tasks.add(self.yield("ready"));
                self.yield("success"); // its answer is dropped: that was task 2
            }
        });
        assertThat(twoYields.send("task 1")).isEqualTo("success");
        assertThat(twoYields.send("task 2")).isEqualTo("ready");
        assertThat(twoYields.send("task 3")).isEqualTo("success");
        assertThat(tasks).containsExactly("task 1", "task 3");
        twoYields.close();
        // #endregion
    }

    // #region light
    static Generator<String> trafficLight(List<String> entered) {
        return Generator.of(out -> {
            while (true) {
                entered.add("green");
                for (int second = 0; second < 30; second++) {
                    out.yield("green");
                }
                entered.add("yellow");
                for (int second = 0; second < 5; second++) {
                    out.yield("yellow");
                }
                entered.add("red");
                for (int second = 0; second < 35; second++) {
                    out.yield("red");
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-052")
    void light() {
        // #region ticks
        List<String> entered = new ArrayList<>();
        List<String> ticks = trafficLight(entered).take(75).toList();
        assertThat(ticks.subList(0, 30)).containsOnly("green");
        assertThat(ticks.subList(30, 35)).containsOnly("yellow");
        assertThat(ticks.subList(35, 70)).containsOnly("red");
        assertThat(ticks.subList(70, 75)).containsOnly("green");
        assertThat(entered).containsExactly("green", "yellow", "red", "green");
        // #endregion
    }

    // #region turnstile
    /** A state machine that is told events: each state is a place in the code. It answers with the state it is in. */
    static Coroutine<String, String, Void> turnstile() {
        return Coroutines.consumer(self -> {
            while (true) {
                String event = self.yield("locked");
                while (event.equals("coin")) {
                    event = self.yield("unlocked");
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-052")
    void events() {
        // #region events
        try (Coroutine<String, String, Void> turnstile = turnstile()) {
            assertThat(turnstile.send("push")).isEqualTo("locked");
            assertThat(turnstile.send("coin")).isEqualTo("unlocked");
            assertThat(turnstile.send("coin")).isEqualTo("unlocked");
            assertThat(turnstile.send("push")).isEqualTo("locked");
        }
        // #endregion
    }
}
