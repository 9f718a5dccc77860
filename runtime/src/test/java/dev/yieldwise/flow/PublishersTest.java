package dev.yieldwise.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorException;
import dev.yieldwise.Publishers;
import dev.yieldwise.State;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import org.junit.jupiter.api.Test;

/** Generators as publishers and publishers as generators. */
class PublishersTest {
    private final List<String> log = new ArrayList<>();

    private Generator<Integer> upTo(int n) {
        return Generator.of(out -> {
            try {
                for (int i = 1; i <= n; i++) {
                    out.yield(i);
                }
            } finally {
                log.add("source closed");
            }
        });
    }

    /** Publishes nothing by itself: a test is the publisher. */
    private final class ByHand implements Flow.Publisher<Integer>, Flow.Subscription {
        private Flow.Subscriber<? super Integer> subscriber;

        @Override
        public void subscribe(Flow.Subscriber<? super Integer> given) {
            subscriber = given;
            given.onSubscribe(this);
        }

        @Override
        public void request(long n) {
            log.add("request " + n);
        }

        @Override
        public void cancel() {
            log.add("cancel");
        }
    }

    @Test
    @Covers("J-33")
    void thereAndBack() {
        try (Generator<Integer> again = Publishers.toGenerator(Publishers.of(upTo(100)), 7)) {
            assertThat(again.toList()).hasSize(100).startsWith(1, 2).endsWith(100);
        }
        assertThat(log).containsExactly("source closed");
    }

    @Test
    void closingTheGeneratorCancelsAndThatClosesTheSource() {
        Generator<Integer> source = upTo(100);
        Flow.Publisher<Integer> published = Publishers.of(Runnable::run, source);
        Generator<Integer> again = Publishers.toGenerator(published, 1);
        assertThat(again.next()).isEqualTo(1);
        again.close();
        assertThat(source.state()).isEqualTo(State.CLOSED);
        assertThat(log).containsExactly("source closed");
    }

    @Test
    @Covers("J-33")
    void nullCannotBePublished() {
        Generator<Integer> source = Generator.of(out -> {
            try {
                out.yield(null);
            } finally {
                log.add("source closed");
            }
        });
        Generator<Integer> again = Publishers.toGenerator(Publishers.of(source), 1);
        assertThatThrownBy(again::next).isInstanceOf(NullPointerException.class);
        assertThat(log).containsExactly("source closed");
    }

    @Test
    void anExceptionCrossesBothWays() {
        IOException failure = new IOException();
        Generator<Integer> source = Generator.of(out -> {
            out.yield(1);
            throw failure;
        });
        Generator<Integer> again = Publishers.toGenerator(Publishers.of(source), 4);
        assertThat(again.next()).isEqualTo(1);
        assertThatThrownBy(again::next).isInstanceOf(GeneratorException.class).hasCause(failure);
    }

    @Test
    void aStageIsPublishedWithItsSource() {
        Flow.Publisher<Integer> published =
                Publishers.of(Runnable::run, upTo(9).map(n -> n * n).filter(n -> n % 2 == 1));
        Generator<Integer> again = Publishers.toGenerator(published, 2);
        assertThat(again.next()).isEqualTo(1);
        assertThat(again.next()).isEqualTo(9);
        again.close();
        assertThat(log).containsExactly("source closed");
    }

    @Test
    void subscribesLateRequestsABufferAndRefillsItByHalves() {
        ByHand publisher = new ByHand();
        Generator<Integer> g = Publishers.toGenerator(publisher, 4);
        assertThat(publisher.subscriber).isNull();
        Flow.Publisher<Integer> filling = subscriber -> {
            publisher.subscribe(subscriber);
            Arrays.asList(1, 2, 3, 4).forEach(subscriber::onNext);
        };
        Generator<Integer> filled = Publishers.toGenerator(filling, 4);
        assertThat(filled.next()).isEqualTo(1);
        assertThat(log).containsExactly("request 4");
        assertThat(filled.next()).isEqualTo(2);
        assertThat(log).containsExactly("request 4", "request 2");
        publisher.subscriber.onComplete();
        assertThat(filled.toList()).containsExactly(3, 4);
        assertThat(log).endsWith("cancel");
        assertThat(g.state()).isEqualTo(State.CREATED);
    }

    @Test
    void aPublisherThatSendsTooMuchIsCancelled() {
        ByHand publisher = new ByHand();
        Flow.Publisher<Integer> flooding = subscriber -> {
            publisher.subscribe(subscriber);
            Arrays.asList(1, 2, 3).forEach(subscriber::onNext);
        };
        Generator<Integer> g = Publishers.toGenerator(flooding, 2);
        assertThat(g.next()).isEqualTo(1);
        assertThat(g.next()).isEqualTo(2);
        assertThatThrownBy(g::next)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("more than was requested");
        assertThat(log).contains("cancel");
    }

    @Test
    void anInterruptEndsTheWaiting() {
        ByHand silent = new ByHand();
        Generator<Integer> g = Publishers.toGenerator(silent, 1);
        Thread.currentThread().interrupt();
        Throwable thrown = catchThrowable(g::next);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(thrown).isInstanceOf(GeneratorException.class).hasCauseInstanceOf(InterruptedException.class);
        assertThat(log).containsExactly("request 1", "cancel");
    }

    @Test
    void publishersOfTheJdkAreUnderstood() {
        Generator<Integer> g = Publishers.toGenerator(
                subscriber -> new Thread(() -> {
                            // Submits faster than anything is taken: the publisher holds back what was not requested.
                            try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
                                publisher.subscribe(subscriber);
                                for (int i = 0; i < 1000; i++) {
                                    publisher.submit(i);
                                }
                            }
                        })
                        .start(),
                3);
        assertThat(g.reduce(0, Integer::sum)).isEqualTo(499_500);
    }

    @Test
    void aBufferHoldsAnElement() {
        assertThatThrownBy(() -> Publishers.toGenerator(new ByHand(), 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
