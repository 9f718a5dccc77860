package dev.yieldwise.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.AsyncGenerator;
import dev.yieldwise.AsyncGeneratorBody;
import dev.yieldwise.AsyncYielder;
import dev.yieldwise.Covers;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** An asynchronous body and the ways to consume it. The executor runs tasks where they are given, so stories are exact. */
class AsyncGeneratorTest {
    private static final Executor HERE = Runnable::run;
    private final List<String> log = new ArrayList<>();

    private static <V> V get(CompletionStage<V> stage) {
        CompletableFuture<V> future = stage.toCompletableFuture();
        assertThat(future).as("completed").isDone();
        return future.join();
    }

    private static Throwable failure(CompletionStage<?> stage) {
        CompletableFuture<?> future = stage.toCompletableFuture();
        assertThat(future).as("completed").isDone();
        Throwable thrown = catchThrowable(future::join);
        return thrown instanceof CompletionException ? thrown.getCause() : thrown;
    }

    private static Reason refusal(Throwable thrown) {
        assertThat(thrown).isInstanceOf(GeneratorStateException.class);
        return ((GeneratorStateException) thrown).reason();
    }

    /** Yields what a stage brings, then two; logs its end. */
    private AsyncGenerator<Integer> awaiting(CompletionStage<Integer> stage) {
        return AsyncGenerator.of(HERE, out -> {
            try {
                log.add("await");
                int first = out.await(stage);
                log.add("got " + first);
                out.yield(first);
                out.yield(2);
            } catch (GeneratorExit exit) {
                log.add("exit");
                throw exit;
            } finally {
                log.add("end");
            }
        });
    }

    @Test
    @Covers("SEED-076")
    void nothingRunsBeforeItIsAskedForAndNobodyWaitsForAStage() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        AsyncGenerator<Integer> g = awaiting(stage);
        assertThat(g.state()).isEqualTo(State.CREATED);
        assertThat(log).isEmpty();

        CompletionStage<Optional<Integer>> first = g.next();
        assertThat(first.toCompletableFuture()).isNotDone();
        assertThat(g.state()).isEqualTo(State.RUNNING);

        stage.complete(1);
        assertThat(get(first)).contains(1);
        assertThat(g.state()).isEqualTo(State.SUSPENDED);
        assertThat(log).containsExactly("await", "got 1");

        assertThat(get(g.next())).contains(2);
        assertThat(get(g.next())).isEmpty();
        assertThat(get(g.next())).isEmpty();
        assertThat(g.state()).isEqualTo(State.CLOSED);
        assertThat(g).hasToString("AsyncGenerator[AsyncGeneratorTest, CLOSED]");
    }

    @Test
    void aCompletedStageIsNotWaitedFor() {
        assertThat(get(awaiting(CompletableFuture.completedStage(7)).next())).contains(7);
    }

    @Test
    void theExceptionOfAStageIsRaisedAtTheAwaitAsItself() {
        IOException failure = new IOException();
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        AsyncGenerator<String> g = AsyncGenerator.of(HERE, out -> {
            try {
                out.await(stage.thenApply(n -> n + 1));
            } catch (IOException e) {
                assertThat(e).isSameAs(failure);
                out.yield("caught");
            }
        });
        CompletionStage<Optional<String>> first = g.next();
        stage.completeExceptionally(failure);
        assertThat(get(first)).contains("caught");
    }

    @Test
    @Covers("TA-04")
    void exceptionsOfTheBodyComeOutUnwrappedAndEndItWithOneException() {
        IOException checked = new IOException();
        AsyncGenerator<Integer> g = AsyncGenerator.of(HERE, out -> {
            throw checked;
        });
        assertThat(failure(g.next())).isSameAs(checked);
        assertThat(get(g.next())).isEmpty();

        NoSuchElementException end = new NoSuchElementException();
        AsyncGenerator<Integer> leaking = AsyncGenerator.of(HERE, out -> {
            throw end;
        });
        Throwable leak = failure(leaking.next());
        assertThat(refusal(leak)).isEqualTo(Reason.RAISED_STOP);
        assertThat(leak).hasCause(end);
    }

    @Test
    @Covers("TA-06")
    void oneElementAtATime() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        AsyncGenerator<Integer> g = awaiting(stage);
        CompletionStage<Optional<Integer>> first = g.next();
        assertThat(refusal(failure(g.next()))).isEqualTo(Reason.ALREADY_EXECUTING);
        assertThat(refusal(failure(g.forEach(n -> {})))).isEqualTo(Reason.ALREADY_EXECUTING);
        stage.complete(1);
        assertThat(get(first)).contains(1);
    }

    @Test
    @Covers("TA-08")
    void closeReachesTheBodyAtItsAwait() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        AsyncGenerator<Integer> g = awaiting(stage);
        CompletionStage<Optional<Integer>> first = g.next();
        get(g.close());
        assertThat(log).containsExactly("await", "exit", "end");
        assertThat(failure(first)).isInstanceOf(CancellationException.class);
        assertThat(stage).isNotDone();
        stage.complete(1);
        assertThat(log).hasSize(3);
        assertThat(g.state()).isEqualTo(State.CLOSED);
        assertThat(get(g.close())).isNull();
    }

    @Test
    void closeReachesTheBodyAtItsYieldAndNeverEntersOneThatHasNotStarted() {
        AsyncGenerator<Integer> started = awaiting(CompletableFuture.completedStage(1));
        get(started.next());
        get(started.close());
        assertThat(log).containsExactly("await", "got 1", "exit", "end");
        AsyncGenerator<Integer> created = awaiting(CompletableFuture.completedStage(1));
        get(created.close());
        assertThat(log).hasSize(4);
        assertThat(get(created.next())).isEmpty();
    }

    @Test
    void aCleanUpMayAwait() {
        CompletableFuture<Integer> flushed = new CompletableFuture<>();
        AsyncGenerator<Integer> g = AsyncGenerator.of(HERE, out -> {
            try {
                out.yield(1);
            } finally {
                log.add("flushed " + out.await(flushed));
            }
        });
        get(g.next());
        CompletionStage<Void> closed = g.close();
        CompletionStage<Void> closedAgain = g.close();
        assertThat(closed.toCompletableFuture()).isNotDone();
        assertThat(refusal(failure(g.next()))).isEqualTo(Reason.ALREADY_EXECUTING);
        flushed.complete(5);
        assertThat(get(closed)).isNull();
        assertThat(get(closedAgain)).isNull();
        assertThat(log).containsExactly("flushed 5");
    }

    @Test
    @Covers("TA-03")
    void aYieldInAnswerToCloseIsRefused() {
        AsyncGenerator<Integer> g = AsyncGenerator.of(HERE, out -> {
            try {
                out.yield(1);
            } finally {
                out.yield(2);
            }
        });
        get(g.next());
        assertThat(refusal(failure(g.close()))).isEqualTo(Reason.IGNORED_EXIT);
        assertThat(g.state()).isEqualTo(State.SUSPENDED);
        get(g.close());
        assertThat(g.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aStageThatTheBodyWasTakenAwayFromDoesNotResumeIt() {
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        AsyncGenerator<Integer> g = AsyncGenerator.of(HERE, out -> {
            try {
                out.await(stage);
            } catch (GeneratorExit exit) {
                out.yield(0);
                out.yield(1);
            }
        });
        g.next();
        assertThat(refusal(failure(g.close()))).isEqualTo(Reason.IGNORED_EXIT);
        stage.complete(7);
        assertThat(get(g.next())).contains(1);
    }

    @Test
    void aFailureOfTheCleanUpComesOutOfClose() {
        RuntimeException failure = new RuntimeException();
        AsyncGenerator<Integer> g = AsyncGenerator.of(HERE, out -> {
            try {
                out.yield(1);
            } catch (GeneratorExit exit) {
                throw failure;
            }
        });
        get(g.next());
        assertThat(failure(g.close())).isSameAs(failure);
    }

    @Test
    void forEachTakesAllAndEndsWithTheBody() {
        List<Integer> got = new ArrayList<>();
        CompletableFuture<Integer> stage = new CompletableFuture<>();
        AsyncGenerator<Integer> g = awaiting(stage);
        CompletionStage<Void> end = g.forEach(got::add);
        assertThat(got).isEmpty();
        assertThat(refusal(failure(g.next()))).isEqualTo(Reason.ALREADY_USED);
        assertThat(refusal(failure(g.forEach(got::add)))).isEqualTo(Reason.ALREADY_USED);
        stage.complete(1);
        assertThat(get(end)).isNull();
        assertThat(got).containsExactly(1, 2);

        AsyncGenerator<Integer> drained = AsyncGenerator.of(HERE, out -> {});
        get(drained.next());
        assertThat(refusal(failure(drained.forEach(got::add)))).isEqualTo(Reason.EXHAUSTED);
    }

    @Test
    void anActionThatThrowsClosesTheBodyFirst() {
        RuntimeException failure = new RuntimeException();
        RuntimeException cleanUp = new RuntimeException();
        AsyncGenerator<Integer> g = AsyncGenerator.of(HERE, out -> {
            try {
                out.yield(1);
            } finally {
                log.add("closed");
                throwIt(cleanUp);
            }
        });
        assertThat(failure(g.forEach(n -> {
                    throw failure;
                })))
                .isSameAs(failure);
        assertThat(failure.getSuppressed()).containsExactly(cleanUp);
        assertThat(log).containsExactly("closed");
    }

    private static void throwIt(RuntimeException e) {
        throw e;
    }

    @Test
    void closeEndsAForEach() {
        CompletionStage<Void> end;
        AsyncGenerator<Integer> g = awaiting(new CompletableFuture<>());
        end = g.forEach(n -> log.add("element"));
        get(g.close());
        assertThat(failure(end)).isInstanceOf(CancellationException.class);
        assertThat(log).containsExactly("await", "exit", "end");
    }

    @Test
    void nullIsRefusedAtTheYield() {
        AsyncGenerator<Integer> g = AsyncGenerator.of(HERE, new AsyncGeneratorBody<>() {
            @Override
            public void run(AsyncYielder<Integer> out) {
                try {
                    out.yield(null);
                } catch (NullPointerException e) {
                    out.yield(1);
                }
            }
        });
        assertThat(get(g.next())).contains(1);
    }

    @Test
    void aThousandAwaitsNeedNoDeepStack() {
        AsyncGenerator<Integer> g = AsyncGenerator.of(HERE, out -> {
            for (int i = 0; i < 1000; i++) {
                out.yield(out.await(CompletableFuture.completedStage(i)));
            }
        });
        List<Integer> depths = new ArrayList<>();
        get(g.forEach(n -> depths.add(new Throwable().getStackTrace().length)));
        assertThat(depths).hasSize(1000);
        assertThat(depths.get(999)).isLessThanOrEqualTo(depths.get(1));
    }

    @Test
    void noThreadOfTheExecutorIsHeldByAnAwait() throws Exception {
        ExecutorService one = Executors.newSingleThreadExecutor();
        try {
            CompletableFuture<Integer> stage = new CompletableFuture<>();
            AsyncGenerator<Integer> g = AsyncGenerator.of(one, out -> out.yield(out.await(stage)));
            CompletionStage<Optional<Integer>> first = g.next();
            // The one thread must be free to do this, or the generator waits for ever.
            one.submit(() -> stage.complete(one.submit(() -> 3).isDone() ? 0 : 3))
                    .get();
            assertThat(first.toCompletableFuture().get()).contains(3);
        } finally {
            one.shutdown();
        }
    }

    @Test
    void anExecutorThatRefusesLosesNothing() throws InterruptedException {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        AsyncGenerator<Integer> g = AsyncGenerator.of(executor, out -> {
            try {
                out.yield(1);
            } finally {
                log.add("closed");
            }
        });
        assertThat(g.next().toCompletableFuture().join()).contains(1);
        executor.shutdown();
        // else the task that gave the element may be there still, and take the next one along
        assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        get(g.close());
        assertThat(log).containsExactly("closed");
    }

    /** Writes down what it is told. */
    private final class Recorder implements Flow.Subscriber<Integer> {
        private Flow.Subscription subscription;
        private RuntimeException onNext;

        @Override
        public void onSubscribe(Flow.Subscription given) {
            subscription = given;
        }

        @Override
        public void onNext(Integer value) {
            log.add("next " + value);
            if (onNext != null) {
                throw onNext;
            }
        }

        @Override
        public void onError(Throwable error) {
            log.add("error " + error.getClass().getSimpleName());
        }

        @Override
        public void onComplete() {
            log.add("complete");
        }
    }

    @Test
    @Covers("J-33")
    void aSubscriberGetsWhatItRequestsAndCancellingClosesTheBody() {
        Recorder subscriber = new Recorder();
        awaiting(CompletableFuture.completedStage(1)).subscribe(subscriber);
        assertThat(log).isEmpty();
        subscriber.subscription.request(1);
        assertThat(log).containsExactly("await", "got 1", "next 1");
        subscriber.subscription.cancel();
        subscriber.subscription.request(1);
        assertThat(log).containsExactly("await", "got 1", "next 1", "exit", "end");
    }

    @Test
    @Covers("J-33")
    void aRequestThatIsNotPositiveIsAnErrorAndClosesTheBody() {
        Recorder subscriber = new Recorder();
        awaiting(CompletableFuture.completedStage(1)).subscribe(subscriber);
        subscriber.subscription.request(1);
        subscriber.subscription.request(0);
        assertThat(log).endsWith("next 1", "error IllegalArgumentException", "exit", "end");
    }

    @Test
    void cancellingReachesTheBodyAtItsAwait() {
        Recorder subscriber = new Recorder();
        awaiting(new CompletableFuture<>()).subscribe(subscriber);
        subscriber.subscription.request(5);
        subscriber.subscription.cancel();
        assertThat(log).containsExactly("await", "exit", "end");
    }

    @Test
    void aSubscriberThatThrowsHasCancelled() {
        Recorder subscriber = new Recorder();
        subscriber.onNext = new RuntimeException("expected by a test");
        awaiting(CompletableFuture.completedStage(1)).subscribe(subscriber);
        subscriber.subscription.request(2);
        assertThat(log).endsWith("next 1", "exit", "end");
    }

    @Test
    void closeTellsASubscriberThatHasRequestedNothing() {
        AsyncGenerator<Integer> g = awaiting(CompletableFuture.completedStage(1));
        g.subscribe(new Recorder());
        get(g.close());
        assertThat(log).containsExactly("error CancellationException");
    }

    @Test
    void nullSubscribersBodiesAndExecutorsAreRefusedAtOnce() {
        AsyncGenerator<Integer> g = awaiting(new CompletableFuture<>());
        assertThatThrownBy(() -> g.subscribe(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> AsyncGenerator.of(null, (AsyncGeneratorBody<Integer>) out -> {}))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> AsyncGenerator.of(HERE, (AsyncGeneratorBody<Integer>) null))
                .isInstanceOf(NullPointerException.class);
    }

    @Test
    void closeFromAnotherThreadWhileTheBodyRunsWaitsForItsNextYield() throws Exception {
        CountDownLatch inBody = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AsyncGenerator<Integer> g = AsyncGenerator.of(out -> {
            try {
                inBody.countDown();
                goOn.await();
                out.yield(1);
                out.yield(2);
            } finally {
                log.add("closed");
            }
        });
        CompletionStage<Optional<Integer>> first = g.next();
        inBody.await();
        CompletionStage<Void> closed = g.close();
        assertThat(closed.toCompletableFuture()).isNotDone();
        goOn.countDown();
        assertThat(first.toCompletableFuture().get()).contains(1);
        closed.toCompletableFuture().get();
        assertThat(log).containsExactly("closed");
    }
}
