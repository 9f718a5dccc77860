package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.yieldwise.GeneratorStateException.Reason;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the traces of CPython do not show of the itertools: limits, nulls, groups left behind, branches of a tee. */
class ItertoolsTest {
    private static Generator<Integer> upTo(int n) {
        return Generators.from(IntStream.range(0, n).boxed());
    }

    @Test
    void countDoesNotOverflow() {
        Generator<Integer> last = Itertools.count(Integer.MAX_VALUE);
        assertThat(last.next()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(last::next).isInstanceOf(ArithmeticException.class);
        assertThat(last.hasNext()).isFalse();
        Generator<Long> down = Itertools.count(Long.MIN_VALUE + 1, -1);
        assertThat(down.next()).isEqualTo(Long.MIN_VALUE + 1);
        assertThat(down.next()).isEqualTo(Long.MIN_VALUE);
        assertThatThrownBy(down::next).isInstanceOf(ArithmeticException.class);
        Generator<Indexed<String>> numbered = Itertools.enumerate(Itertools.repeat("x"), Long.MAX_VALUE);
        assertThat(numbered.next().index()).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(numbered::next).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void nullsAreElementsLikeAnyOther() {
        List<Integer> nulls = Arrays.asList(null, null, 1);
        assertThat(Itertools.cycle(nulls).take(4).toList()).containsExactly(null, null, 1, null);
        assertThat(Itertools.pairwise(nulls).toList()).containsExactly(new Pair<>(null, null), new Pair<>(null, 1));
        assertThat(Itertools.batched(nulls, 2).toList()).containsExactly(Arrays.asList(null, null), List.of(1));
        assertThat(Itertools.zipLongest(nulls, 0, List.of(), 5).toList())
                .containsExactly(new Pair<>(null, 5), new Pair<>(null, 5), new Pair<>(1, 5));
        assertThat(Itertools.groupBy(nulls, x -> x).map(Group::key).toList()).containsExactly(null, 1);
        assertThat(Itertools.accumulate(nulls, (a, b) -> b).toList()).containsExactly(null, null, 1);
        assertThat(Itertools.permutations(Arrays.asList(null, 1)).toList())
                .containsExactly(Arrays.asList(null, 1), Arrays.asList(1, null));
        assertThat(Itertools.tee(nulls, 1).get(0).toList()).isEqualTo(nulls);
    }

    @Test
    void wrongNumbersAreRefusedAtTheCallAndTouchNothing() {
        Generator<Integer> source = upTo(3);
        List<Function<Generator<Integer>, Object>> wrong = List.of(
                g -> g.batched(0),
                g -> Itertools.islice(g, -1),
                g -> Itertools.islice(g, -1, 1, 1),
                g -> Itertools.islice(g, 0, 1, 0),
                g -> Itertools.tee(g, -1),
                g -> Itertools.product(g, -1),
                g -> Itertools.permutations(g, -1),
                g -> Itertools.combinations(g, -1),
                g -> Itertools.combinationsWithReplacement(g, -1));
        for (Function<Generator<Integer>, Object> call : wrong) {
            assertThatThrownBy(() -> call.apply(source)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(source.toList()).containsExactly(0, 1, 2);
    }

    @Test
    void nullSourcesAndFunctionsAreRefusedAtTheCall() {
        List<Function<Generator<Integer>, Object>> wrong = List.of(
                g -> Itertools.chain(g, null),
                g -> Itertools.zip(g, (Iterable<Integer>) null),
                g -> Itertools.zip(g, g, null),
                g -> Itertools.zipLongest(null, 1, g, 1),
                g -> Itertools.accumulate(g, null),
                g -> Itertools.groupBy(g, null),
                g -> Itertools.filterFalse(g, null),
                g -> g.flatMap(null),
                g -> Generators.from((Iterable<Integer>) null),
                g -> Generators.from((Iterator<Integer>) null),
                g -> Generators.from((Iterable<Integer>) () -> null),
                g -> Generators.iterate(1, null),
                g -> Generators.until(null, 1));
        for (Function<Generator<Integer>, Object> call : wrong) {
            assertThatThrownBy(() -> call.apply(upTo(1))).isInstanceOf(NullPointerException.class);
        }
        assertThatThrownBy(() -> upTo(1).flatMap(i -> null).next()).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aSliceDrawsToItsEndAndNoFurther() {
        assertThat(Itertools.islice(upTo(10), 5, 2, 1).toList()).isEmpty();
        Generator<Integer> kept = upTo(10);
        assertThat(Itertools.islice(Generators.borrow(kept), 5, 2, 1).toList()).isEmpty();
        assertThat(kept.next()).isEqualTo(5);
        assertThat(Itertools.islice(Generators.borrow(kept), 0, 3, 5).toList()).containsExactly(6);
        assertThat(kept.next()).isEqualTo(9);
        assertThat(Itertools.islice(upTo(10), 1, Long.MAX_VALUE, Long.MAX_VALUE).toList())
                .containsExactly(1);
    }

    @Test
    void arrangements() {
        assertThat(Itertools.product().toList()).containsExactly(List.of());
        assertThat(Itertools.product(List.of(1, 2), 2).toList())
                .containsExactly(List.of(1, 1), List.of(1, 2), List.of(2, 1), List.of(2, 2));
        assertThat(Itertools.product(List.of(1), List.of()).toList()).isEmpty();
        assertThat(Itertools.product(List.of(), 0).toList()).containsExactly(List.of());
        assertThat(Itertools.permutations(upTo(5)).count()).isEqualTo(120);
        assertThat(Itertools.permutations(upTo(2), 3).toList()).isEmpty();
        assertThat(Itertools.permutations(upTo(2), 0).toList()).containsExactly(List.of());
        assertThat(Itertools.combinations(upTo(6), 3).count()).isEqualTo(20);
        assertThat(Itertools.combinations(upTo(2), 3).toList()).isEmpty();
        assertThat(Itertools.combinationsWithReplacement(upTo(4), 3).count()).isEqualTo(20);
        assertThat(Itertools.combinationsWithReplacement(upTo(0), 1).toList()).isEmpty();
        assertThat(Itertools.combinationsWithReplacement(upTo(0), 0).toList()).containsExactly(List.of());
        assertThat(Itertools.permutations(upTo(4), 2).map(Object::toString).toList())
                .isSorted();
    }

    @Test
    void ifASourceOfAProductFailsTheOthersAreClosedAndItsFailureComesOut() {
        RuntimeException failure = new RuntimeException();
        Generator<Integer> other = upTo(3);
        Generator<Integer> failing = Generator.of(out -> {
            throw failure;
        });
        assertThat(catchThrowable(() -> Itertools.product(failing, other))).isSameAs(failure);
        assertThat(other.state()).isEqualTo(State.CLOSED);
    }

    // ---- groups

    @Test
    void aGroupLeftBehindIsClosedNotEmpty() {
        Generator<Group<Integer, Integer>> groups = Itertools.groupBy(upTo(25), i -> i / 10);
        Group<Integer, Integer> first = groups.next();
        assertThat(first.values().next()).isEqualTo(0);
        Group<Integer, Integer> second = groups.next();
        assertThatThrownBy(() -> first.values().toList())
                .isInstanceOfSatisfying(
                        GeneratorStateException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.EXHAUSTED));
        assertThat(first.values().hasNext()).isFalse();
        assertThat(second.values().take(2).toList()).containsExactly(10, 11);
        assertThat(groups.next().values().toList()).containsExactly(20, 21, 22, 23, 24);
        assertThat(groups.hasNext()).isFalse();
    }

    @Test
    void theNextGroupCannotBeAskedForByTheActionOfOne() {
        Generator<Group<Integer, Integer>> groups = Itertools.groupBy(upTo(5), i -> 0);
        Group<Integer, Integer> group = groups.next();
        assertThatThrownBy(() -> group.values().forEach(i -> groups.next()))
                .isInstanceOfSatisfying(
                        GeneratorStateException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_EXECUTING));
    }

    @Test
    void withTheGroupsTheOneThatIsOpenIsClosed() {
        Generator<Integer> source = upTo(5);
        Generator<Group<Integer, Integer>> groups = Itertools.groupBy(source, i -> 0);
        Group<Integer, Integer> group = groups.next();
        group.values().next();
        groups.close();
        assertThat(List.of(source.state(), group.values().state())).containsOnly(State.CLOSED);
    }

    // ---- tee

    @Test
    @Covers("SEED-063")
    @DisplayName("tee gives independent passes over one source")
    void teeGivesIndependentPasses() {
        List<Generator<Integer>> two = Itertools.tee(upTo(5).map(i -> i * i), 2);
        Generator<Integer> a = two.get(0);
        assertThat(List.of(a.next(), a.next())).containsExactly(0, 1);
        assertThat(two.get(1).toList()).containsExactly(0, 1, 4, 9, 16);
        assertThat(a.toList()).containsExactly(4, 9, 16);
    }

    @Test
    void theSourceIsClosedWithTheLastBranch() {
        Generator<Integer> source = upTo(5);
        List<Generator<Integer>> branches = Itertools.tee(source, 3);
        branches.get(0).next();
        branches.get(0).close();
        branches.get(1).close();
        branches.get(1).close();
        assertThat(source.state()).isNotEqualTo(State.CLOSED);
        assertThat(branches.get(2).next()).isEqualTo(0);
        branches.get(2).close();
        assertThat(source.state()).isEqualTo(State.CLOSED);
        Generator<Integer> unused = upTo(5);
        assertThat(Itertools.tee(unused, 0)).isEmpty();
        assertThat(unused.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void whatAllBranchesHaveHadIsNotKept() {
        int size = 200;
        int megabyte = 1 << 20;
        // 200 MB go through, in step; what is kept would not fit into half of a small heap many times over.
        List<WeakReference<byte[]>> seen = new ArrayList<>();
        List<Generator<byte[]>> two =
                Itertools.tee(upTo(size).map(i -> new byte[megabyte]).peek(b -> seen.add(new WeakReference<>(b))), 2);
        Generator<byte[]> closed =
                Itertools.tee(Generators.borrow(two.get(1)), 1).get(0);
        for (int i = 0; i < size; i++) {
            two.get(0).next();
            closed.next();
        }
        long alive = size;
        for (int tries = 0; tries < 50 && alive > 1; tries++) {
            System.gc();
            alive = seen.stream().filter(reference -> reference.get() != null).count();
        }
        assertThat(alive).isLessThanOrEqualTo(1);
        assertThat(two.get(0).hasNext()).isFalse();
    }

    @Test
    @Covers("TG-07")
    @DisplayName("recursive streams share one source")
    void theBodyOfATeedSourceMayReadFromABranchThatIsBehind() {
        List<Generator<Integer>> branches = new ArrayList<>();
        Generator<Integer> hamming = Generator.of(out -> {
            out.yield(1);
            Generator<Integer> merged = merge(
                    branches.get(1).map(i -> i * 2),
                    merge(branches.get(2).map(i -> i * 3), branches.get(3).map(i -> i * 5)));
            out.yieldFrom(merged);
        });
        branches.addAll(Itertools.tee(hamming, 4));
        assertThat(branches.get(0).take(15).toList())
                .containsExactly(1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 16, 18, 20, 24);
    }

    private static Generator<Integer> merge(Generator<Integer> a, Generator<Integer> b) {
        return Generator.of(out -> {
            int x = a.next();
            int y = b.next();
            while (true) {
                int least = Math.min(x, y);
                out.yield(least);
                if (x == least) x = a.next();
                if (y == least) y = b.next();
            }
        });
    }

    @Test
    void aSourceThatResumesTheBranchThatResumesItIsRefused() {
        List<Generator<Integer>> branches = new ArrayList<>();
        List<Throwable> seen = new ArrayList<>();
        Generator<Integer> source = Generator.of(out -> {
            seen.add(catchThrowable(() -> branches.get(1).next()));
            out.yield(1);
        });
        branches.addAll(Itertools.tee(source, 2));
        assertThat(branches.get(0).next()).isEqualTo(1);
        assertThat(seen)
                .singleElement()
                .isInstanceOfSatisfying(
                        GeneratorStateException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_EXECUTING));
        assertThat(branches.get(1).toList()).containsExactly(1);
    }

    @Test
    void branchesInDifferentThreadsLoseNothing() throws Exception {
        int size = 2_000;
        List<Integer> wanted = upTo(size).toList();
        List<Generator<Integer>> branches = Itertools.tee(upTo(size), 3);
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<List<Integer>>> results = new ArrayList<>();
            for (Generator<Integer> branch : branches) {
                results.add(threads.submit(() -> patiently(branch)));
            }
            for (Future<List<Integer>> result : results) {
                assertThat(result.get()).isEqualTo(wanted);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static List<Integer> patiently(Generator<Integer> branch) {
        List<Integer> got = new ArrayList<>();
        while (true) {
            try {
                if (!branch.hasNext()) {
                    return got;
                }
                got.add(branch.next());
            } catch (GeneratorStateException refused) {
                Thread.onSpinWait();
            }
        }
    }

    // ---- rows of the map that are about expressions and consumption

    @Test
    @Covers("P289-01")
    @DisplayName("the outermost iterable is asked for its iterator at once, the rest happens lazily")
    void theOutermostIterableIsAskedAtOnce() {
        List<String> log = new ArrayList<>();
        Iterable<Integer> numbers = () -> {
            log.add("iterator");
            return List.of(1, 2).iterator();
        };
        Generator<Integer> doubled = Generators.from(numbers).map(i -> {
            log.add("map " + i);
            return i * 2;
        });
        assertThat(log).containsExactly("iterator");
        assertThat(doubled.next()).isEqualTo(2);
        assertThat(log).containsExactly("iterator", "map 1");
    }

    @Test
    @Covers("P289-03")
    @DisplayName("an inner iterable is made once for each outer element, when its turn comes")
    void anInnerIterableIsMadeWhenItsTurnComes() {
        List<String> log = new ArrayList<>();
        Generator<Integer> nested = upTo(3).flatMap(i -> {
            log.add("inner " + i);
            return List.of(i * 10, i * 10 + 1);
        });
        assertThat(List.of(nested.next(), nested.next())).containsExactly(0, 1);
        assertThat(log).containsExactly("inner 0");
        assertThat(nested.next()).isEqualTo(10);
        assertThat(log).containsExactly("inner 0", "inner 1");
    }

    @Test
    @Covers("P479-09")
    @DisplayName("a predicate cannot cut an expression short by an end signal")
    void anEndSignalOfAPredicateIsNoEnd() {
        NoSuchElementException stop = new NoSuchElementException("mine");
        Generator<Integer> whole = upTo(9).filter(i -> i < 5 || fail(stop));
        assertThat(catchThrowable(whole::toList)).isSameAs(stop);
        List<Integer> got = new ArrayList<>();
        Generator<Integer> looped = upTo(9).filter(i -> i < 5 || fail(stop));
        assertThat(catchThrowable(() -> {
                    for (int i : looped) got.add(i);
                }))
                .isSameAs(stop);
        assertThat(got).containsExactly(0, 1, 2, 3, 4);
    }

    private static boolean fail(RuntimeException error) {
        throw error;
    }

    @Test
    @Covers({"TE-01", "TE-02"})
    @DisplayName("an exhausted or failed expression stays ended")
    void anExpressionStaysEnded() {
        Generator<Integer> failing = upTo(3).map(i -> 6 / (1 - i));
        assertThat(failing.next()).isEqualTo(6);
        assertThatThrownBy(failing::next).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(failing::next).isInstanceOf(NoSuchElementException.class);
        assertThat(failing.state()).isEqualTo(State.CLOSED);
        Generator<Integer> done = upTo(1).map(i -> i);
        assertThat(done.next()).isEqualTo(0);
        assertThatThrownBy(done::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(done::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @Covers("TE-03")
    @DisplayName("an expression that resumes itself is refused")
    void anExpressionThatResumesItself() {
        List<Generator<Integer>> me = new ArrayList<>();
        me.add(upTo(1).map(i -> me.get(0).next()));
        assertThatThrownBy(() -> me.get(0).next())
                .isInstanceOfSatisfying(
                        GeneratorStateException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.ALREADY_EXECUTING));
        assertThat(me.get(0).hasNext()).isFalse();
    }

    @Test
    @Covers("TH-09")
    @DisplayName("a search stops at the hit, and the rest is there")
    void aSearchStopsAtTheHit() {
        Generator<Integer> g = upTo(6);
        assertThat(g.stream().anyMatch(i -> i == 2)).isTrue();
        assertThat(g.next()).isEqualTo(3);
        assertThat(g.stream().anyMatch(i -> i == 9)).isFalse();
        assertThat(g.hasNext()).isFalse();
    }

    @Test
    @Covers("TH-10")
    @DisplayName("zip takes one element of the first too many if the second is shorter")
    void zipLosesAnElementOfTheFirst() {
        Generator<Integer> g = upTo(9);
        assertThat(Generators.borrow(g).zip(upTo(2)).toList()).containsExactly(new Pair<>(0, 0), new Pair<>(1, 1));
        assertThat(g.next()).isEqualTo(3);
    }

    @Test
    @Covers("SEED-030")
    @DisplayName("batches, with the rest flushed at the end")
    void batchesWithARest() {
        assertThat(Generators.from(List.of(1, 2, 3, 4, 5))
                        .batched(2)
                        .map(batch -> batch.stream().mapToInt(i -> i).sum())
                        .toList())
                .containsExactly(3, 7, 5);
    }

    @Test
    @Covers({"SEED-046", "SEED-061"})
    @DisplayName("nothing runs when a chain is built; then one element passes all stages at a time")
    void oneElementPassesAllStagesAtATime() {
        List<String> log = new ArrayList<>();
        Generator<String> lines = Generator.of(out -> {
            log.add("open");
            for (String line : List.of("a", "#", "b")) {
                log.add("read " + line);
                out.yield(line);
            }
        });
        Generator<String> chain = lines.filter(line -> !line.equals("#")).peek(line -> log.add("use " + line));
        assertThat(log).isEmpty();
        assertThat(chain.next()).isEqualTo("a");
        assertThat(log).containsExactly("open", "read a", "use a");
        assertThat(chain.next()).isEqualTo("b");
        assertThat(log).containsExactly("open", "read a", "use a", "read #", "read b", "use b");
    }

    @Test
    @Covers("SEED-049")
    @DisplayName("the first elements of an endless sequence")
    void theFirstElementsOfAnEndlessSequence() {
        Generator<Integer> fibonacci = Generators.iterate(
                        new Pair<>(0, 1), p -> new Pair<>(p.second(), p.first() + p.second()))
                .map(Pair::first);
        assertThat(Itertools.islice(fibonacci, 10).toList()).containsExactly(0, 1, 1, 2, 3, 5, 8, 13, 21, 34);
    }
}
