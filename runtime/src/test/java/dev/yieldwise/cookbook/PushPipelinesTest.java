package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Coroutines;
import dev.yieldwise.Covers;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/push-pipelines.md. */
class PushPipelinesTest {
    // #region grep
    static Coroutine<Void, String, Void> grep(String pattern, Consumer<String> found) {
        return Coroutines.consumer(self -> {
            while (true) {
                String line = self.receive();
                if (line.contains(pattern)) {
                    found.accept(line);
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-039")
    void grepping() {
        // #region grepping
        List<String> found = new ArrayList<>();
        try (Coroutine<Void, String, Void> grep = grep("python", found::add)) {
            grep.send("Hello world");
            grep.send("I love python");
            grep.send("Java is great");
        }
        assertThat(found).containsExactly("I love python");
        // #endregion
    }

    @Test
    @Covers({"SEED-017", "SEED-064"})
    void unprimed() {
        // #region unprimed
        Coroutine<Void, String, Void> unprimed = Coroutine.consumer(self -> self.receive());
        assertThat(catchThrowable(() -> unprimed.send("too early"))).isInstanceOf(GeneratorStateException.class);
        assertThat(unprimed.state()).isEqualTo(State.CREATED);

        unprimed.prime();
        assertThat(unprimed.resume("now")).isNotNull();
        // #endregion
    }

    @Test
    @Covers("SEED-040")
    void pipeline() {
        // #region pipeline
        List<Integer> squares = new ArrayList<>();
        Coroutine<Void, Integer, Void> head =
                Coroutines.map(n -> n * n, Coroutines.filter((Integer n) -> n % 2 == 0, Coroutines.sink(squares::add)));
        try (head) {
            IntStream.range(0, 10).forEach(head::send);
        }
        assertThat(squares).containsExactly(0, 4, 16, 36, 64);
        // #endregion
    }

    // #region stage
    /** What {@code Coroutines.map} does, written out: a stage that owns its target. */
    static Coroutine<Void, Integer, Void> squaring(Coroutine<Void, Integer, Void> target) {
        return Coroutines.consumer(self -> {
            try (target) {
                while (true) {
                    int n = self.receive();
                    target.send(n * n);
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-040")
    void handWrittenStage() {
        List<Integer> squares = new ArrayList<>();
        Coroutine<Void, Integer, Void> target = Coroutines.sink(squares::add);
        try (Coroutine<Void, Integer, Void> head = squaring(target)) {
            head.send(3);
        }
        assertThat(squares).containsExactly(9);
        assertThat(target.state()).isEqualTo(State.CLOSED);
    }

    @Test
    @Covers("SEED-041")
    void broadcast() {
        // #region broadcast
        List<String> printed = new ArrayList<>();
        Coroutine<Void, String, Void> head = Coroutines.broadcast(
                Coroutines.sink(line -> printed.add("A: " + line)),
                Coroutines.sink(line -> printed.add("B: " + line)),
                Coroutines.map(String::toUpperCase, Coroutines.sink(line -> printed.add("C: " + line))));
        try (head) {
            head.send("Hello");
        }
        assertThat(printed).containsExactly("A: Hello", "B: Hello", "C: HELLO");
        // #endregion
    }

    // #region log
    record Entry(int status, String path) {
        static Entry parse(String line) {
            String[] parts = line.split(" ");
            return new Entry(Integer.parseInt(parts[0]), parts[1]);
        }
    }

    /** Counts what it is sent and answers with the count so far. */
    static Coroutine<Integer, Entry, Void> counting(Map<Integer, Integer> counts) {
        return Coroutines.consumer(self -> {
            Integer count = null;
            while (true) {
                Entry entry = self.yield(count);
                count = counts.merge(entry.status(), 1, Integer::sum);
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-042")
    void logProcessing() {
        // #region log-pipeline
        Map<Integer, Integer> errors = new TreeMap<>();
        List<String> alerts = new ArrayList<>();
        Coroutine<Void, String, Void> head = Coroutines.map(
                Entry::parse,
                Coroutines.broadcast(
                        Coroutines.filter((Entry e) -> e.status() >= 400, counting(errors)),
                        Coroutines.filter(
                                (Entry e) -> e.status() >= 500, Coroutines.sink((Entry e) -> alerts.add(e.path())))));
        try (head) {
            List.of("200 /", "404 /a", "500 /b", "404 /c", "503 /d").forEach(head::send);
        }
        assertThat(errors).isEqualTo(Map.of(404, 2, 500, 1, 503, 1));
        assertThat(alerts).containsExactly("/b", "/d");
        // #endregion
    }

    // #region average
    static Coroutine<Double, Double, Void> movingAverage(int window) {
        return Coroutines.consumer(self -> {
            Deque<Double> latest = new ArrayDeque<>();
            double sum = 0;
            Double average = null;
            while (true) {
                double value = self.yield(average);
                latest.add(value);
                sum += value;
                if (latest.size() > window) {
                    sum -= latest.remove();
                }
                average = sum / latest.size();
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-043")
    void average() {
        // #region averaging
        try (Coroutine<Double, Double, Void> average = movingAverage(3)) {
            assertThat(average.send(10.0)).isEqualTo(10.0);
            assertThat(average.send(20.0)).isEqualTo(15.0);
            assertThat(average.send(30.0)).isEqualTo(20.0);
            assertThat(average.send(40.0)).isEqualTo(30.0);
            assertThat(average.send(50.0)).isEqualTo(40.0);
        }
        // #endregion
    }

    @Test
    @Covers("SEED-043")
    void failure() {
        // #region failure
        List<String> events = new ArrayList<>();
        Coroutine<Void, String, Void> closing = Coroutines.consumer(self -> {
            try {
                while (true) {
                    self.receive();
                }
            } finally {
                events.add("closed");
            }
        });
        Coroutine<Void, String, Void> head = Coroutines.broadcast(
                closing, Coroutines.map(Integer::valueOf, Coroutines.sink(n -> events.add("" + n))));
        assertThat(catchThrowable(() -> head.send("one"))).isInstanceOf(NumberFormatException.class);
        assertThat(events).containsExactly("closed");
        assertThat(head.state()).isEqualTo(State.CLOSED);
        // #endregion
    }
}
