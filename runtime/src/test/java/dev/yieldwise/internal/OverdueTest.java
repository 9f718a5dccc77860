package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A body that does not answer is told of, once for each wait, with both stacks. */
class OverdueTest {
    @Test
    void bothStacksAreLoggedOnceAndTheWaitGoesOn() {
        List<String> logged = new CopyOnWriteArrayList<>();
        CountDownLatch told = new CountDownLatch(1);
        Overdue overdue = new Overdue(Duration.ofMillis(50), text -> {
            logged.add(text);
            told.countDown();
            throw new IllegalStateException("a logger that fails changes nothing");
        });
        ThreadEngine engine = new ThreadEngine("slow", stack -> slow(stack, told), "a test says so", overdue);
        assertThat(((Signal.Yielded) engine.transfer(Resumption.NEXT)).value()).isEqualTo("late");
        assertThat(((Signal.Returned) engine.transfer(Resumption.NEXT)).value()).isEqualTo("done");
        assertThat(logged).singleElement().asString().contains("OverdueTest.slow", "bothStacksAreLoggedOnce", "lock");
        assertThat(Overdue.WARNING.patience()).isEqualTo(Duration.ofSeconds(10));
    }

    private static Object slow(BodyStack stack, CountDownLatch told) throws InterruptedException {
        told.await();
        Thread.sleep(120); // twice the patience and more: it is told of once
        stack.suspend(new Signal.Yielded("late", null));
        return "done";
    }
}
