package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Covers;
import dev.yieldwise.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/trampoline.md. */
class TrampolineTest {
    // #region await
    /** Yields what it wants done, and is sent the outcome: await, written by hand. */
    static Coroutine<String, String, String> fetch(String path) {
        return Coroutine.of(self -> self.yield("GET " + path));
    }

    static Coroutine<String, String, Integer> totalLength(String... paths) {
        return Coroutine.of(self -> {
            int total = 0;
            for (String path : paths) {
                String body = self.yieldFrom(fetch(path)); // body = await fetch(path)
                total += body.length();
            }
            return total;
        });
    }
    // #endregion

    @Test
    @Covers("SEED-074")
    void byHand() {
        // #region by-hand
        Coroutine<String, String, String> task = fetch("/a");
        assertThat(task.next()).isEqualTo("GET /a");
        assertThat(task.resume("io result")).isEqualTo(new Step.Returned<>("io result"));
        // #endregion
    }

    // #region scheduler
    /** An event loop: runs tasks by turns, and answers each request in the turn after. */
    static final class Loop {
        private record Ready(Coroutine<String, String, Integer> task, String answer) {}

        private final Queue<Ready> ready = new ArrayDeque<>();
        private final List<String> requests = new ArrayList<>();

        Map<Coroutine<String, String, Integer>, Integer> run(List<Coroutine<String, String, Integer>> tasks) {
            tasks.forEach(task -> ready.add(new Ready(task, null)));
            Map<Coroutine<String, String, Integer>, Integer> results = new LinkedHashMap<>();
            while (!ready.isEmpty()) {
                Ready turn = ready.remove();
                Step<String, Integer> step = turn.task().resume(turn.answer());
                if (step instanceof Step.Yielded<String, Integer> request) {
                    requests.add(request.value());
                    ready.add(new Ready(turn.task(), "<html>" + request.value()));
                } else if (step instanceof Step.Returned<String, Integer> end) {
                    results.put(turn.task(), end.value());
                }
            }
            return results;
        }
    }
    // #endregion

    @Test
    @Covers("SEED-074")
    void interleaved() {
        // #region interleaved
        Loop loop = new Loop();
        var two = totalLength("/a", "/b");
        var one = totalLength("/c");
        assertThat(loop.run(List.of(two, one))).containsEntry(two, 24).containsEntry(one, 12);
        assertThat(loop.requests).containsExactly("GET /a", "GET /c", "GET /b"); // by turns, on one thread
        // #endregion
    }

    @Test
    @Covers("SEED-075")
    void noIterator() {
        // #region no-iterator
        Coroutine<String, String, String> task = fetch("/a");
        assertThat((Object) task).isNotInstanceOfAny(Iterator.class, Iterable.class);
        assertThat(task.asGenerator().toList()).containsExactly("GET /a"); // whoever wants to loop says so
        // #endregion
    }
}
