package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.AsyncGenerator;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.Publishers;
import dev.yieldwise.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/async.md. */
class AsyncTest {
    // #region pages
    static AsyncGenerator<String> items(IntFunction<CompletionStage<List<String>>> fetch) {
        return AsyncGenerator.of(out -> {
            for (int page = 1; ; page++) {
                List<String> found = out.await(fetch.apply(page));
                if (found.isEmpty()) {
                    return;
                }
                for (String item : found) {
                    out.yield(item);
                }
            }
        });
    }
    // #endregion

    private static CompletionStage<List<String>> page(int page) {
        return CompletableFuture.supplyAsync(() -> page < 3 ? List.of(page + "a", page + "b") : List.of());
    }

    @Test
    @Covers({"SEED-058", "SEED-076"})
    void forEach() {
        // #region for-each
        List<String> seen = new ArrayList<>();
        CompletionStage<Void> end = items(AsyncTest::page).forEach(seen::add);
        end.toCompletableFuture().join(); // only a test waits
        assertThat(seen).containsExactly("1a", "1b", "2a", "2b");
        // #endregion
    }

    @Test
    void next() {
        // #region next
        AsyncGenerator<String> items = items(AsyncTest::page);
        CompletionStage<String> two = items.next()
                .thenCompose(first -> items.next().thenApply(second -> first.orElseThrow() + second.orElseThrow()))
                .thenCompose(both -> items.close().thenApply(closed -> both));
        assertThat(two.toCompletableFuture().join()).isEqualTo("1a1b");
        // #endregion
    }

    // #region nested
    static AsyncGenerator<Integer> lengths(AsyncGenerator<String> items) {
        return AsyncGenerator.of(out -> {
            try {
                for (var item = out.await(items.next()); item.isPresent(); item = out.await(items.next())) {
                    out.yield(item.get().length());
                }
            } finally {
                out.await(items.close());
            }
        });
    }
    // #endregion

    @Test
    void nested() {
        AsyncGenerator<String> items = items(AsyncTest::page);
        AsyncGenerator<Integer> lengths = lengths(items);
        Optional<Integer> first = lengths.next().toCompletableFuture().join();
        assertThat(first).contains(2);
        lengths.close().toCompletableFuture().join();
        assertThat(items.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void flow() {
        // #region flow
        Generator<Integer> numbers = Generator.of(out -> {
            for (int i = 1; i <= 3; i++) {
                out.yield(i);
            }
        });
        Flow.Publisher<Integer> publisher = Publishers.of(numbers);
        try (Generator<Integer> again = Publishers.toGenerator(publisher, 16)) {
            assertThat(again.toList()).containsExactly(1, 2, 3);
        }
        // #endregion
    }
}
