package dev.yieldwise.cookbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.Covers;
import dev.yieldwise.Generator;
import dev.yieldwise.Generators;
import dev.yieldwise.Itertools;
import dev.yieldwise.LongGenerator;
import dev.yieldwise.State;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of docs/cookbook/infinite.md. */
class InfiniteTest {
    // #region fibonacci
    static Generator<BigInteger> fibonacci() {
        return Generator.of(out -> {
            BigInteger a = BigInteger.ZERO;
            BigInteger b = BigInteger.ONE;
            while (true) {
                out.yield(a);
                BigInteger sum = a.add(b);
                a = b;
                b = sum;
            }
        });
    }
    // #endregion

    @Test
    @Covers("SEED-049")
    void firstTen() {
        // #region ten
        try (Generator<BigInteger> fibonacci = fibonacci()) {
            List<Integer> ten = Generators.borrow(fibonacci)
                    .take(10)
                    .map(BigInteger::intValueExact)
                    .toList();
            assertThat(ten).containsExactly(0, 1, 1, 2, 3, 5, 8, 13, 21, 34);
            assertThat(fibonacci.state()).isEqualTo(State.SUSPENDED);
            assertThat(fibonacci.next()).isEqualTo(55);
        }
        // #endregion
    }

    @Test
    @Covers("SEED-049")
    void takeOwns() {
        // #region owns
        Generator<BigInteger> fibonacci = fibonacci();
        assertThat(fibonacci.skip(100).take(1).toList()).containsExactly(new BigInteger("354224848179261915075"));
        assertThat(fibonacci.state()).isEqualTo(State.CLOSED);
        // #endregion
    }

    // #region primes
    static Generator<Integer> primes() {
        return Generator.of(out -> {
            out.yield(2);
            List<Integer> odd = new ArrayList<>();
            for (int candidate = 3; ; candidate += 2) {
                if (isPrime(candidate, odd)) {
                    odd.add(candidate);
                    out.yield(candidate);
                }
            }
        });
    }

    private static boolean isPrime(int candidate, List<Integer> smaller) {
        for (int prime : smaller) {
            if (prime * prime > candidate) {
                return true;
            }
            if (candidate % prime == 0) {
                return false;
            }
        }
        return true;
    }
    // #endregion

    @Test
    @Covers("SEED-050")
    void below() {
        // #region below
        try (Generator<Integer> primes = primes()) {
            List<Integer> small =
                    Generators.borrow(primes).takeWhile(p -> p < 100).toList();
            assertThat(small).hasSize(25).endsWith(97);
            assertThat(primes.next()).isEqualTo(103); // 101 was drawn to find the end
        }
        // #endregion
    }

    @Test
    void ready() {
        // #region ready
        List<Integer> totals =
                Itertools.accumulate(Itertools.count(1), Integer::sum).take(4).toList();
        assertThat(totals).containsExactly(1, 3, 6, 10);

        long powers = LongGenerator.iterate(1, n -> n * 2).take(10).sum();
        assertThat(powers).isEqualTo(1023);
        // #endregion
    }
}
