package dev.yieldwise.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.AsyncGenerator;
import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.Publishers;
import dev.yieldwise.internal.Inbox;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.tck.TestEnvironment;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.ITestResult;
import org.testng.TestListenerAdapter;
import org.testng.TestNG;

/**
 * The Technology Compatibility Kit of Reactive Streams, verbatim. It is written for TestNG, which runs here inside of one
 * JUnit test; so the build needs no second test framework.
 */
class ReactiveStreamsTest {
    private static TestEnvironment environment() {
        return new TestEnvironment(1000, 100);
    }

    /** Elements, with an await now and then. */
    private static AsyncGenerator<Long> numbers(long count) {
        return AsyncGenerator.of(out -> {
            for (long i = 0; i < count; i++) {
                if (i % 3 == 1) {
                    out.await(CompletableFuture.runAsync(() -> {}, later()));
                }
                out.yield(i);
            }
        });
    }

    private static Executor later() {
        return CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);
    }

    /** Its one subscription is taken. */
    private static <T> Flow.Publisher<T> refusing(Flow.Publisher<T> publisher) {
        publisher.subscribe(new Inbox<>(1));
        return publisher;
    }

    public static class OfAsyncGenerator extends FlowPublisherVerification<Long> {
        public OfAsyncGenerator() {
            super(environment());
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return numbers(elements);
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return refusing(numbers(1));
        }
    }

    public static class OfGenerator extends FlowPublisherVerification<Long> {
        public OfGenerator() {
            super(environment());
        }

        @Override
        public Flow.Publisher<Long> createFlowPublisher(long elements) {
            return Publishers.of(Generator.of(out -> {
                for (long i = 0; i < elements; i++) {
                    out.yield(i);
                }
            }));
        }

        @Override
        public Flow.Publisher<Long> createFailedFlowPublisher() {
            return refusing(createFlowPublisher(1));
        }
    }

    public static class OfInbox extends FlowSubscriberBlackboxVerification<Integer> {
        public OfInbox() {
            super(environment());
        }

        @Override
        public Flow.Subscriber<Integer> createFlowSubscriber() {
            return new Inbox<>(4);
        }

        @Override
        public Integer createElement(int element) {
            return element;
        }
    }

    @ParameterizedTest
    @Covers({"J-33", "SEED-076"})
    @CsvSource({
        "dev.yieldwise.flow.ReactiveStreamsTest$OfAsyncGenerator, 26",
        "dev.yieldwise.flow.ReactiveStreamsTest$OfGenerator, 26",
        "dev.yieldwise.flow.ReactiveStreamsTest$OfInbox, 11"
    })
    void theKitIsSatisfied(Class<?> verification, int passed) {
        TestListenerAdapter results = new TestListenerAdapter();
        TestNG kit = new TestNG(false);
        kit.setTestClasses(new Class<?>[] {verification});
        kit.setVerbose(0);
        kit.addListener(results);
        kit.run();
        List<Throwable> failures = new ArrayList<>();
        results.getFailedTests()
                .forEach(failed -> failures.add(new AssertionError(failed.getName(), failed.getThrowable())));
        results.getConfigurationFailures().forEach(failed -> failures.add(failed.getThrowable()));
        assertThat(failures).isEmpty();
        assertThat(results.getPassedTests()).hasSize(passed);
        // No program can verify what is called untested; 1.11 is for publishers with more than one subscriber.
        assertThat(results.getSkippedTests())
                .extracting(ITestResult::getName)
                .allMatch(name -> name.startsWith("untested_") || name.startsWith("optional_spec111_"));
    }
}
