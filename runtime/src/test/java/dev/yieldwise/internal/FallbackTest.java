package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorLambda;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A body that gets a thread where it could have been called is told of once, with the reason. */
class FallbackTest {
    private final List<String> logged = new ArrayList<>();
    private final Fallback fallback = new Fallback(text -> {
        logged.add(text);
        throw new IllegalStateException("a logger that fails changes nothing");
    });

    private static GeneratorLambda<Integer> catching() {
        return out -> {
            try {
                out.yield(1);
            } catch (Throwable all) {
                throw new IllegalStateException(all);
            } finally {
                out.yield(2);
            }
        };
    }

    private Generator<Integer> over(GeneratorLambda<Integer> body) {
        return new GeneratorHandle<>("test", Lifeline.over(new GeneratorEngine("test", body, "so it is", fallback)));
    }

    @Test
    void onceForEachBodyAsItIsWritten() {
        for (int i = 0; i < 3; i++) {
            assertThat(over(catching()).toList()).containsExactly(1, 2);
        }
        assertThat(logged)
                .singleElement()
                .asString()
                .contains("a body in dev.yieldwise.internal.FallbackTest", " thread of its own, since so it is");
    }

    @Test
    void nothingIsToldOfABodyThatIsCalled() {
        assertThat(over(out -> out.yield(1)).toList()).containsExactly(1);
        assertThat(logged).isEmpty();
    }
}
