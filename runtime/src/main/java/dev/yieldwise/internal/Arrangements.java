package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The combinatoric tools. All draw their sources to the end at once, before there is a first arrangement; from then on an
 * arrangement is a list of positions, which each step moves on in lexicographic order.
 */
public final class Arrangements<T> extends Tool<List<T>> {
    /** Moves the positions to those of the next arrangement; false if these were the last. */
    private interface Step {
        boolean advance(int[] positions);
    }

    private final List<List<T>> pools;
    private final int[] positions;
    private final Step step;
    private boolean started;
    private boolean over;

    private Arrangements(List<List<T>> pools, int[] first, Step step) {
        this.pools = pools;
        this.positions = first;
        this.step = step;
    }

    /** Backs {@code Itertools.product}. */
    public static <T> Generator<List<T>> product(List<? extends Iterable<? extends T>> sources, int repeat) {
        notNegative(repeat, "repetitions");
        List<List<T>> once = drawn(sources);
        List<List<T>> pools = new ArrayList<>();
        Collections.nCopies(repeat, once).forEach(pools::addAll);
        boolean none = pools.stream().anyMatch(List::isEmpty);
        return of("product", pools, none, new int[pools.size()], positions -> {
            for (int i = positions.length - 1; i >= 0; i--) {
                positions[i]++;
                if (positions[i] < pools.get(i).size()) {
                    return true;
                }
                positions[i] = 0;
            }
            return false;
        });
    }

    /** Backs {@code Itertools.permutations}. */
    public static <T> Generator<List<T>> permutations(Iterable<? extends T> source, int r) {
        notNegative(r, "elements of a permutation");
        return permutations(pool(source), r);
    }

    /** Backs {@code Itertools.permutations}: of all elements. */
    public static <T> Generator<List<T>> permutations(Iterable<? extends T> source) {
        List<T> pool = pool(source);
        return permutations(pool, pool.size());
    }

    private static <T> Generator<List<T>> permutations(List<T> pool, int r) {
        int n = pool.size();
        return of("permutations", Collections.nCopies(r, pool), r > n, upwards(r), positions -> {
            boolean[] used = new boolean[n];
            for (int position : positions) {
                used[position] = true;
            }
            for (int i = r - 1; i >= 0; i--) {
                used[positions[i]] = false;
                int larger = nextFree(used, positions[i] + 1);
                if (larger < n) {
                    positions[i] = larger;
                    used[larger] = true;
                    for (int j = i + 1; j < r; j++) {
                        positions[j] = nextFree(used, 0);
                        used[positions[j]] = true;
                    }
                    return true;
                }
            }
            return false;
        });
    }

    private static int nextFree(boolean[] used, int from) {
        int free = from;
        while (free < used.length && used[free]) {
            free++;
        }
        return free;
    }

    /** Backs {@code Itertools.combinations}. */
    public static <T> Generator<List<T>> combinations(Iterable<? extends T> source, int r) {
        notNegative(r, "elements of a combination");
        List<T> pool = pool(source);
        int n = pool.size();
        return of("combinations", Collections.nCopies(r, pool), r > n, upwards(r), positions -> {
            for (int i = r - 1; i >= 0; i--) {
                if (positions[i] < n - r + i) {
                    positions[i]++;
                    for (int j = i + 1; j < r; j++) {
                        positions[j] = positions[j - 1] + 1;
                    }
                    return true;
                }
            }
            return false;
        });
    }

    /** Backs {@code Itertools.combinationsWithReplacement}. */
    public static <T> Generator<List<T>> combinationsWithReplacement(Iterable<? extends T> source, int r) {
        notNegative(r, "elements of a combination");
        List<T> pool = pool(source);
        int n = pool.size();
        return of("combinationsWithReplacement", Collections.nCopies(r, pool), r > 0 && n == 0, new int[r], at -> {
            for (int i = r - 1; i >= 0; i--) {
                if (at[i] < n - 1) {
                    Arrays.fill(at, i, r, at[i] + 1);
                    return true;
                }
            }
            return false;
        });
    }

    @Override
    List<T> make() {
        over = over || started && !step.advance(positions);
        started = true;
        if (over) {
            return end();
        }
        List<T> arrangement = new ArrayList<>(positions.length);
        for (int i = 0; i < positions.length; i++) {
            arrangement.add(pools.get(i).get(positions[i]));
        }
        return Collections.unmodifiableList(arrangement);
    }

    private static <T> Generator<List<T>> of(String name, List<List<T>> pools, boolean none, int[] first, Step step) {
        Arrangements<T> arrangements = new Arrangements<>(pools, first, step);
        arrangements.over = none;
        return new GeneratorHandle<>(name, Lifeline.over(arrangements));
    }

    private static int[] upwards(int r) {
        int[] positions = new int[r];
        for (int i = 0; i < r; i++) {
            positions[i] = i;
        }
        return positions;
    }

    private static void notNegative(int n, String what) {
        if (n < 0) {
            throw new IllegalArgumentException("negative number of " + what + ": " + n);
        }
    }

    private static <T> List<T> pool(Iterable<? extends T> source) {
        return Arrangements.<T>drawn(List.of(source)).get(0);
    }

    /** All elements of all sources. If one fails, those not drawn yet are closed. */
    private static <T> List<List<T>> drawn(List<? extends Iterable<? extends T>> sources) {
        List<Source> owned = new ArrayList<>();
        sources.forEach(source -> owned.add(Sources.owned(source)));
        List<List<T>> pools = new ArrayList<>();
        Outcome.Failed failure = null;
        for (Source source : owned) {
            List<T> pool = new ArrayList<>();
            pools.add(pool);
            Outcome outcome = failure == null
                    ? source.drain(value -> pool.add(element(value)))
                    : GeneratorCore.cutShort(failure.error(), source.drive(Resumption.CLOSE));
            if (failure == null && outcome instanceof Outcome.Failed failed) {
                failure = failed;
            }
        }
        if (failure != null) {
            throw Raise.fromBody(failure);
        }
        return pools;
    }

    @SuppressWarnings("unchecked") // the sources are what their signatures promise
    private static <T> T element(Object value) {
        return (T) value;
    }
}
