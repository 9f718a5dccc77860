package dev.yieldwise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Random chains of stages, consumed in many ways: always the same elements, and always a closed source. */
class PipelinesTest {
    private static final List<UnaryOperator<Generator<Integer>>> STAGES = List.of(
            g -> g.map(i -> i + 1),
            g -> g.filter(i -> i % 3 != 0),
            g -> g.take(5),
            g -> g.skip(1),
            g -> g.takeWhile(i -> i < 40),
            g -> g.dropWhile(i -> i < 3),
            g -> g.flatMap(i -> Itertools.repeat(i, i % 3)),
            g -> g.flatMap(i -> List.of(i, -i)),
            g -> g.flatMap(i -> Generator.of(out -> out.yield(i * 2))),
            g -> g.chain(List.of(7, 8)),
            g -> g.chain(Generator.of(out -> out.yield(9))),
            g -> g.batched(3).map(List::size),
            g -> g.batched(2).flatMap(batch -> batch),
            g -> g.pairwise().map(p -> p.first() + p.second()),
            g -> g.enumerate().map(x -> (int) x.index() + x.value()),
            g -> g.zip(Itertools.count(1)).map(Pair::second),
            g -> Itertools.zip(Itertools.count(5), g, Integer::sum),
            g -> Itertools.zipLongest(g, 100, List.of(1, 2), 200).map(p -> p.first() - p.second()),
            g -> Itertools.accumulate(g, Integer::sum),
            g -> Itertools.accumulate(g, 50, (a, b) -> a - b),
            g -> Itertools.islice(g, 1, 8, 2),
            g -> Itertools.compress(g, Itertools.cycle(List.of(true, true, false))),
            g -> Itertools.groupBy(g, i -> i / 4).map(x -> x.values().reduce(0, Integer::sum)),
            g -> Itertools.tee(g, 2).get(1),
            g -> g.mapToInt(i -> i).map(i -> i + 2).filter(i -> i % 5 != 0).boxed(),
            g -> g.mapToLong(i -> i).mapToInt(i -> (int) i).boxed());

    private interface Consumption {
        List<Integer> elements(Generator<Integer> g, Random random);
    }

    private static final List<Consumption> WAYS = List.of(
            (g, random) -> g.toList(),
            (g, random) -> {
                List<Integer> got = new ArrayList<>();
                for (Iterator<Integer> it = g; it.hasNext(); ) got.add(it.next());
                return got;
            },
            (g, random) -> {
                List<Integer> got = new ArrayList<>();
                for (int n = random.nextInt(4); n > 0 && g.hasNext(); n--) got.add(g.next());
                if (random.nextBoolean()) g.hasNext();
                if (g.state() != State.CLOSED) g.forEach(got::add);
                return got;
            },
            (g, random) -> g.stream().toList(),
            (g, random) -> Generator.<Integer>of(out -> out.yieldFrom(g)).toList(),
            (g, random) -> {
                List<Integer> got = new ArrayList<>();
                Generator<Integer> outer = Generator.of(out -> out.yieldFrom(g));
                outer.forEachRemaining(got::add);
                return got;
            });

    @Test
    void howeverTheyAreConsumedTheElementsAreTheSame() {
        long seed = Long.getLong("seed", System.nanoTime());
        for (int round = 0; round < 300; round++) {
            Random random = new Random(seed + round);
            int[] stages = random.ints(1 + random.nextInt(5), 0, STAGES.size()).toArray();
            boolean body = random.nextBoolean();
            int length = random.nextInt(12);
            List<Integer> wanted = null;
            for (Consumption way : WAYS) {
                Generator<Integer> source = body ? body(length) : list(length);
                Generator<Integer> end = source;
                for (int stage : stages) {
                    end = STAGES.get(stage).apply(end);
                }
                List<Integer> got = way.elements(end, random);
                wanted = wanted == null ? got : wanted;
                String what = "seed " + seed + ", round " + round + ", way " + WAYS.indexOf(way) + ", stages "
                        + IntStream.of(stages).boxed().toList();
                assertThat(got).as(what).isEqualTo(wanted);
                assertThat(end.state()).as(what).isEqualTo(State.CLOSED);
                boolean teed = IntStream.of(stages).anyMatch(stage -> stage == 23); // its other branch is open
                assertThat(teed || source.state() == State.CLOSED).as(what).isTrue();
            }
        }
    }

    private static Generator<Integer> body(int length) {
        return Generator.of(out -> {
            for (int i = 0; i < length; i++) out.yield(i);
        });
    }

    private static Generator<Integer> list(int length) {
        return Generators.from(IntStream.range(0, length).boxed());
    }
}
