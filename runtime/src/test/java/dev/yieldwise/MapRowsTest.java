package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.yieldwise.GeneratorStateException.Reason;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

/** Rows of the conformance map that no trace can show: each test names its rows. */
class MapRowsTest {
    private final List<String> log = new ArrayList<>();

    private Generator<Integer> upTo(int n) {
        return Generator.of(out -> {
            try {
                for (int i = 0; i < n; i++) {
                    log.add("pull " + i);
                    out.yield(i);
                }
            } finally {
                log.add("clean-up");
            }
        });
    }

    private static Reason refusal(Runnable call) {
        return catchThrowableOfType(GeneratorStateException.class, call::run).reason();
    }

    // ---- looking ahead

    @Test
    @Covers({"J-01", "J-02", "J-05"})
    void hasNextReadsOneElementAheadAndKeepsIt() {
        Generator<Integer> g = upTo(1);
        assertThat(g.hasNext()).isTrue();
        assertThat(g.hasNext()).isTrue();
        assertThat(log).containsExactly("pull 0");
        assertThat(g.next()).isZero();
        assertThat(g.hasNext()).isFalse();
        assertThat(g.hasNext()).isFalse();
        assertThat(log).containsExactly("pull 0", "clean-up");
        assertThatThrownBy(g::next).isExactlyInstanceOf(NoSuchElementException.class);
    }

    @Test
    @Covers("J-03")
    void aFailureComesOutOfHasNextOnce() {
        IllegalArgumentException failure = new IllegalArgumentException();
        Generator<Integer> g = Generator.of(out -> {
            out.yield(1);
            throw failure;
        });
        g.next();
        assertThatThrownBy(g::hasNext).isSameAs(failure);
        assertThat(g.hasNext()).isFalse();
        assertThatThrownBy(g::next).isExactlyInstanceOf(NoSuchElementException.class);
    }

    @Test
    @Covers({"J-04", "J-06"})
    void whatWouldComeTooLateIsRefusedAndChangesNothing() {
        Coroutine<String, String, Void> c = Coroutine.of(self -> {
            self.yield(self.yield("first"));
            return null;
        });
        Generator<String> view = c.asGenerator();
        assertThat(view.hasNext()).isTrue();
        assertThat(refusal(() -> c.send("v"))).isEqualTo(Reason.LOOKAHEAD_PENDING);
        assertThat(refusal(() -> c.throwIn(new RuntimeException()))).isEqualTo(Reason.LOOKAHEAD_PENDING);
        assertThat(view.next()).isEqualTo("first");
        assertThat(c.send("v")).isEqualTo("v");
        c.close();
    }

    @Test
    @Covers("J-07")
    void closeDropsWhatWasReadAhead() {
        Generator<Integer> g = upTo(3);
        g.hasNext();
        g.close();
        assertThat(log).containsExactly("pull 0", "clean-up");
        assertThat(g.hasNext()).isFalse();
        assertThatThrownBy(g::next).isInstanceOf(NoSuchElementException.class);
    }

    // ---- handlers and clean-up

    @Test
    @Covers({"J-16", "J-19"})
    void exceptionHandlersDoNotSeeCloseAndResourcesDo() {
        Generator<Integer> g = Generator.of(out -> {
            try (AutoCloseable resource = () -> log.add("closed")) {
                out.yield(resource.hashCode());
            } catch (Exception e) {
                log.add("no");
            } finally {
                log.add("finally");
            }
        });
        g.next();
        g.close();
        assertThat(log).containsExactly("closed", "finally");
    }

    @Test
    @Covers("J-17")
    void aHandlerOfEverythingThatLoopsMakesCloseFailNotHang() {
        boolean[] enough = {false};
        Generator<Integer> g = Generator.of(out -> {
            while (!enough[0]) {
                try {
                    out.yield(1);
                } catch (Throwable t) {
                    log.add(t.getClass().getSimpleName());
                }
            }
        });
        g.next();
        assertThat(refusal(g::close)).isEqualTo(Reason.IGNORED_EXIT);
        enough[0] = true;
        g.close();
        assertThat(log).containsExactly("GeneratorExit", "GeneratorExit");
    }

    @Test
    @Covers("J-38")
    void aGeneratorExitOfTheBodysOwnComesOut() {
        GeneratorExit own = new GeneratorExit();
        Generator<Integer> g = Generator.of(out -> {
            throw own;
        });
        assertThat(catchThrowable(g::next)).isSameAs(own);
    }

    @Test
    @Covers("J-39")
    void nullIsRefusedWhereABodyOrSourceIsMeant() {
        assertThatThrownBy(() -> Generator.of((GeneratorLambda<Integer>) null))
                .isInstanceOf(NullPointerException.class);
        Generator<Integer> g = Generator.of(out -> out.yieldFrom((Iterator<Integer>) null));
        assertThatThrownBy(g::next).isInstanceOf(NullPointerException.class);
    }

    @Test
    @Covers("J-43")
    void aCheckedFailureOfADelegatesCloseIsRaisedUnwrapped() {
        IOException failure = new IOException();
        class Closeable implements Iterator<Integer>, AutoCloseable {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                return 1;
            }

            @Override
            public void close() throws IOException {
                throw failure;
            }
        }
        Generator<Integer> catching = Generator.of(out -> {
            try {
                out.yieldFrom((Iterator<Integer>) new Closeable());
            } catch (Exception e) {
                log.add("caught " + (e == failure));
            }
        });
        catching.next();
        catching.close();
        assertThat(log).containsExactly("caught true");
        Generator<Integer> g = Generator.of(out -> out.yieldFrom((Iterator<Integer>) new Closeable()));
        g.next();
        assertThatThrownBy(g::close).isInstanceOf(GeneratorException.class).hasCause(failure);
    }

    @Test
    @Covers("TP-27")
    void anIterableWithoutIteratorFailsAtTheYieldFrom() {
        IllegalStateException failure = new IllegalStateException();
        Iterable<Integer> broken = () -> {
            throw failure;
        };
        Generator<Integer> g = Generator.of(out -> {
            try {
                out.yieldFrom(broken);
            } catch (IllegalStateException e) {
                log.add("at the yieldFrom");
            }
            out.yield(1);
        });
        assertThat(g.next()).isEqualTo(1);
        assertThat(log).containsExactly("at the yieldFrom");
        g.close();
    }

    // ---- the end signal

    @Test
    @Covers("P479-09")
    void anEndSignalOfAPredicateDoesNotCutTheSequenceShort() {
        NoSuchElementException signal = new NoSuchElementException();
        Generator<Integer> g = upTo(3).filter(i -> {
            if (i == 1) {
                throw signal;
            }
            return true;
        });
        assertThat(g.next()).isZero();
        assertThatThrownBy(g::hasNext).isSameAs(signal);
        assertThat(catchThrowable(() -> upTo(3).filter(i -> {
                            throw signal;
                        })
                        .toList()))
                .isSameAs(signal);
    }

    @Test
    @Covers("P479-11")
    void anEndSignalAsAValueIsAValue() {
        NoSuchElementException value = new NoSuchElementException();
        Coroutine<Object, Object, Object> c = Coroutine.of(self -> self.yield(value));
        assertThat(c.next()).isSameAs(value);
        assertThat(c.resume(value)).isEqualTo(new Step.Returned<>(value));
        assertThat(c.result()).isSameAs(value);
    }

    // ---- sources that change

    @Test
    @Covers({"SEED-066", "SEED-067", "SEED-068"})
    void aSourceChangedUnderwayFailsTheBodyAndACopyDoesNot() {
        List<Integer> source = new ArrayList<>(List.of(1, 2, 3));
        Generator<Integer> g = Generator.of(out -> out.yieldFrom(source));
        g.next();
        source.add(4);
        assertThatThrownBy(g::next).isInstanceOf(ConcurrentModificationException.class);
        assertThat(g.state()).isEqualTo(State.CLOSED);
        Map<Integer, Integer> map = new HashMap<>(Map.of(1, 1, 2, 2));
        Generator<Integer> keys = Generator.of(out -> {
            for (int key : map.keySet()) {
                out.yield(key);
            }
        });
        keys.next();
        map.put(3, 3);
        assertThatThrownBy(keys::next).isInstanceOf(ConcurrentModificationException.class);
        List<Integer> copied = new ArrayList<>();
        for (int i : Generator.<Integer>of(out -> out.yieldFrom(List.copyOf(source)))) {
            source.add(i);
            copied.add(i);
        }
        assertThat(copied).containsExactly(1, 2, 3, 4);
    }

    // ---- what it is and is not

    @Test
    @Covers({"SEED-080", "TG-18"})
    void itIsNoCollectionAndCannotBeCopiedOrWritten() {
        Object g = upTo(1);
        assertThat(g).isNotInstanceOfAny(Serializable.class, Cloneable.class, Collection.class);
    }

    @Test
    @Covers("J-34")
    void askingWhatItIsRunsNothing() {
        Generator<Integer> g = upTo(1);
        String text = g.toString() + g.hashCode() + g.equals(upTo(1)) + g.state();
        assertThat(text).contains("MapRowsTest, CREATED", "false");
        assertThat(log).isEmpty();
    }

    @Test
    @Covers("TH-08")
    void aLoopThatIsLeftDoesNotClose() {
        Generator<Integer> g = upTo(4);
        for (int i : g) {
            if (i == 1) {
                break;
            }
        }
        assertThat(log).containsExactly("pull 0", "pull 1");
        assertThat(g.toList()).containsExactly(2, 3);
        assertThat(log).endsWith("clean-up");
    }

    // ---- towers and crowds

    @Test
    @Covers("TG-06")
    void aSieveIsATowerOfGenerators() {
        assertThat(sieve(Generator.of(out -> {
                            for (int i = 2; ; i++) {
                                out.yield(i);
                            }
                        }))
                        .take(20)
                        .toList())
                .endsWith(61, 67, 71)
                .hasSize(20);
    }

    private static Generator<Integer> sieve(Generator<Integer> numbers) {
        return Generator.of(out -> {
            int prime = numbers.next();
            out.yield(prime);
            out.yieldFrom(sieve(numbers.filter(i -> i % prime != 0)));
        });
    }

    @Test
    @Covers("TG-33")
    void eightQueensByDozensOfLiveGenerators() {
        assertThat(queens(8, List.of()).count()).isEqualTo(92);
        Generator<List<Integer>> pulled = queens(8, List.of());
        int n = 0;
        while (pulled.hasNext()) {
            pulled.next();
            n++;
        }
        assertThat(n).isEqualTo(92);
    }

    private static Generator<List<Integer>> queens(int n, List<Integer> placed) {
        return Generator.of(out -> {
            if (placed.size() == n) {
                out.yield(placed);
                return;
            }
            for (int column = 0; column < n; column++) {
                if (isSafe(placed, column)) {
                    List<Integer> more = new ArrayList<>(placed);
                    more.add(column);
                    out.yieldFrom(queens(n, more));
                }
            }
        });
    }

    private static boolean isSafe(List<Integer> placed, int column) {
        for (int row = 0; row < placed.size(); row++) {
            int other = placed.get(row);
            if (other == column || Math.abs(other - column) == placed.size() - row) {
                return false;
            }
        }
        return true;
    }

    // ---- threads

    @Test
    @Covers({"TH-03", "J-28"})
    void threadLocalsOfTheConsumerArePromisedToNobody() {
        ThreadLocal<String> local = new ThreadLocal<>();
        local.set("consumer");
        Generator<String> pulled = Generator.of(out -> out.yield(local.get()));
        assertThat(pulled.next()).isIn("consumer", null);
        assertThat(Generator.<String>of(out -> out.yield(local.get())).toList().get(0))
                .isIn("consumer", null);
        local.remove();
        pulled.close();
    }

    @Test
    @Covers({"TH-05", "TH-06", "J-24"})
    void aLockOfTheBodyStaysHeldAcrossYieldsWhoeverResumes() throws InterruptedException {
        ReentrantLock lock = new ReentrantLock();
        Generator<Integer> g = Generator.of(out -> {
            synchronized (log) {
                lock.lock();
                try {
                    out.yield(1);
                } finally {
                    lock.unlock();
                }
            }
        });
        g.next();
        assertThat(lock.isLocked()).isTrue();
        Thread other = new Thread(g::close);
        other.start();
        other.join();
        assertThat(lock.isLocked()).isFalse();
    }

    // ---- sources of several elements

    @Test
    @Covers({"SEED-050", "TH-10"})
    void takeWhileAndZipLoseOneElement() {
        Generator<Integer> numbers = upTo(9);
        assertThat(numbers.takeWhile(i -> i < 2).toList()).containsExactly(0, 1);
        assertThat(log).containsExactly("pull 0", "pull 1", "pull 2", "clean-up");
        log.clear();
        Iterator<Integer> left = Arrays.asList(0, 1, 2, 3).iterator();
        assertThat(Itertools.zip(() -> left, List.of(0, 1)).count()).isEqualTo(2);
        assertThat(left.next()).isEqualTo(3);
    }

    @Test
    @Covers("SEED-063")
    void teeTakesOverItsSource() {
        Generator<Integer> source = upTo(2);
        List<Generator<Integer>> both = Itertools.tee(source, 2);
        assertThat(both.get(0).toList()).containsExactly(0, 1);
        assertThat(both.get(1).toList()).containsExactly(0, 1);
        assertThat(log).containsExactly("pull 0", "pull 1", "clean-up");
    }

    @Test
    @Covers("P289-01")
    void theSourceIsAskedForItsIteratorAtOnceAndForItsElementsLazily() {
        Iterable<Integer> source = () -> {
            log.add("iterator");
            return List.of(1).iterator();
        };
        Generator<Integer> g = Generators.from(source);
        assertThat(log).containsExactly("iterator");
        assertThat(g.toList()).containsExactly(1);
        assertThatThrownBy(() -> Generators.from((Iterable<Integer>) null)).isInstanceOf(NullPointerException.class);
    }
}
