package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.Generators;
import dev.yieldwise.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/lazy-chains.md. */
class LazyChainsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> log = new ArrayList<>();

    @Test
    @Covers("SEED-029")
    void expression() {
        // #region expression
        // (x * x for x in numbers if x % 2 == 0)
        List<Integer> numbers = List.of(0, 1, 2, 3, 4);
        Generator<Integer> squares = Generators.from(numbers)
                .peek(x -> log.add("draw " + x))
                .filter(x -> x % 2 == 0)
                .map(x -> x * x);
        assertThat(log).isEmpty();

        assertThat(squares.next()).isZero();
        assertThat(squares.next()).isEqualTo(4);
        assertThat(log).containsExactly("draw 0", "draw 1", "draw 2"); // one element at a time
        assertThat(squares.toList()).containsExactly(16);
        // #endregion
    }

    // #region written-out
    static Generator<Integer> evenSquares(List<Integer> numbers) {
        return Generator.of(out -> {
            for (int x : numbers) {
                if (x % 2 == 0) {
                    out.yield(x * x);
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-029")
    void writtenOut() {
        assertThat(evenSquares(List.of(0, 1, 2, 3, 4)).toList()).containsExactly(0, 4, 16);
    }

    // #region batches
    /** Sums of batches; what is left in the last one, too. */
    static Generator<Integer> sums(List<Integer> numbers, int size) {
        return Generator.of(out -> {
            int sum = 0;
            int n = 0;
            for (int x : numbers) {
                if (n == size) {
                    out.yield(sum);
                    sum = 0;
                    n = 0;
                }
                sum += x;
                n++;
            }
            if (n > 0) {
                out.yield(sum);
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-030")
    void batches() {
        // #region batched
        List<Integer> numbers = List.of(1, 2, 3, 4, 5);
        assertThat(sums(numbers, 2).toList()).containsExactly(3, 7, 5);

        Generator<Integer> byStages = Generators.from(numbers)
                .batched(2)
                .map(batch -> Generators.from(batch).reduce(0, Integer::sum));
        assertThat(byStages.toList()).containsExactly(3, 7, 5);
        // #endregion
    }

    @Test
    @Covers("SEED-065")
    void factory() {
        // #region factory
        Supplier<Generator<Integer>> numbers = () -> Generators.from(List.of(1, 2));
        assertThat(numbers.get().toList()).containsExactly(1, 2);
        assertThat(numbers.get().toList()).containsExactly(1, 2); // another generator
        // #endregion
    }

    // #region read
    /** Lines of some source that must be released. */
    Generator<String> read(List<String> lines) {
        return Generator.of(out -> {
            log.add("open");
            try {
                for (String line : lines) {
                    log.add("read");
                    out.yield(line);
                }
            } finally {
                log.add("released");
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-046")
    void chain() {
        // #region chain
        Generator<Integer> numbers = read(List.of(" 1 ", "# two", "3"))
                .map(String::strip)
                .filter(line -> !line.startsWith("#"))
                .map(Integer::valueOf)
                .peek(n -> log.add("use " + n));
        assertThat(numbers.state()).isEqualTo(State.CREATED);
        assertThat(log).isEmpty();

        assertThat(numbers.next()).isEqualTo(1);
        assertThat(log).containsExactly("open", "read", "use 1");
        assertThat(numbers.next()).isEqualTo(3);
        assertThat(log).containsExactly("open", "read", "use 1", "read", "read", "use 3");
        assertThat(numbers.hasNext()).isFalse();
        assertThat(log).endsWith("released");
        // #endregion
    }

    // #region parsed
    /** A stage of one's own: it owns its source, and skips what is no JSON. */
    static Generator<JsonNode> parsed(Generator<String> lines) {
        return Generator.of(out -> {
            try (lines) {
                for (String line : lines) {
                    JsonNode node;
                    try {
                        node = JSON.readTree(line);
                    } catch (JsonProcessingException e) {
                        continue;
                    }
                    out.yield(node);
                }
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-047")
    void badElements() {
        // #region bad
        Generator<Integer> ids = parsed(read(List.of("{\"id\": 1}", "{bad", "{\"id\": 3}")))
                .map(node -> node.get("id").asInt());
        assertThat(ids.toList()).containsExactly(1, 3);
        // #endregion
    }

    @Test
    @Covers("SEED-048")
    void stoppedEarly() {
        // #region early
        try (Generator<JsonNode> nodes = parsed(read(List.of("{\"id\": 1}", "{\"id\": 2}", "{\"id\": 3}")))) {
            assertThat(nodes.next().get("id").asInt()).isEqualTo(1);
        }
        assertThat(log).containsExactly("open", "read", "released"); // neither of the others was read
        // #endregion
    }
}
