package dev.yieldwise.rules.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What SharedGenerator says of objects that are handed out again is what happens. */
class OnceTest {
    private static Generator<Integer> two() {
        return Generator.of(out -> {
            out.yield(1);
            out.yield(2);
        });
    }

    private static <T> List<T> pass(Iterable<T> all) {
        List<T> seen = new ArrayList<>();
        all.forEach(seen::add);
        return seen;
    }

    @Test
    void aSecondPassOverOneIteratorSeesNothing() {
        Iterator<Integer> rows = List.of(1, 2).iterator();
        Iterable<Integer> all = () -> rows;
        assertThat(pass(all)).containsExactly(1, 2);
        assertThat(pass(all)).isEmpty();
    }

    @Test
    void aSecondPassOverOneStreamFails() {
        Iterable<Integer> all = Stream.of(1, 2)::iterator;
        assertThat(pass(all)).containsExactly(1, 2);
        assertThatThrownBy(() -> pass(all)).isInstanceOf(IllegalStateException.class);
    }

    /** That the fix makes a stream for each pass is the whole difference between the two forms. */
    @Test
    void aMethodReferenceEvaluatesItsChainOnceAndALambdaEachTime() {
        List<Integer> numbers = List.of(1, 2);
        Iterable<Integer> once = numbers.stream().map(number -> number + 1)::iterator;
        Iterable<Integer> anew =
                () -> numbers.stream().map(number -> number + 1).iterator();
        assertThat(pass(once)).isEqualTo(pass(anew)).isEqualTo(pass(anew)).containsExactly(2, 3);
        assertThatThrownBy(() -> pass(once)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aStageTakesWhatOthersWouldHaveGot() {
        Generator<Integer> numbers = two();
        assertThat(numbers.map(number -> number).toList()).containsExactly(1, 2);
        assertThat(numbers.hasNext()).isFalse();
    }

    @Test
    @Timeout(60)
    void aGeneratorRefusesASecondThread() throws InterruptedException {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch over = new CountDownLatch(1);
        Generator<Integer> slow = Generator.of(out -> {
            inside.countDown();
            over.await(60, TimeUnit.SECONDS);
            out.yield(1);
        });
        Thread first = new Thread(slow::next);
        first.start();
        inside.await();
        assertThat(catchThrowableOfType(GeneratorStateException.class, slow::next)
                        .reason())
                .isEqualTo(Reason.ALREADY_EXECUTING);
        over.countDown();
        first.join();
    }
}
