package dev.yieldwise.benchmarks.twins;

import java.util.Iterator;
import java.util.List;

/** Five iterators of five classes. */
public final class Kinds {
    private Kinds() {}

    public static List<Iterator<Integer>> iterators(int n) {
        return List.of(new MachineOfIntegers(n), new Down(n), new ByTwo(n), new Flipped(n), new Later(n));
    }

    private static final class Down implements Iterator<Integer> {
        private int left;

        Down(int n) {
            left = n;
        }

        @Override
        public boolean hasNext() {
            return left > 0;
        }

        @Override
        public Integer next() {
            return left--;
        }
    }

    private static final class ByTwo implements Iterator<Integer> {
        private final int end;
        private int i;

        ByTwo(int n) {
            end = 2 * n;
        }

        @Override
        public boolean hasNext() {
            return i < end;
        }

        @Override
        public Integer next() {
            int now = i;
            i += 2;
            return now;
        }
    }

    private static final class Flipped implements Iterator<Integer> {
        private final int n;
        private int i;

        Flipped(int n) {
            this.n = n;
        }

        @Override
        public boolean hasNext() {
            return i < n;
        }

        @Override
        public Integer next() {
            return i++ ^ 1;
        }
    }

    private static final class Later implements Iterator<Integer> {
        private final int end;
        private int i;

        Later(int n) {
            i = n;
            end = n + n;
        }

        @Override
        public boolean hasNext() {
            return i < end;
        }

        @Override
        public Integer next() {
            return i++;
        }
    }
}
