package dev.yieldwise.internal;

import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorStateException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Several passes over one source. What has been drawn is a chain of cells that only the branches hold on to, each where
 * it is: once the slowest has gone on, what is behind it is garbage.
 *
 * <p>Only the branch that needs an element nobody has drawn yet resumes the source. The others are not held up by that,
 * so the body of the source may itself read from a branch that is behind.
 */
public final class Tee {
    private final Source source;
    private final AtomicInteger open;
    private final AtomicBoolean drawing = new AtomicBoolean();

    private Tee(Source source, int branches) {
        this.source = source;
        open = new AtomicInteger(branches);
    }

    /** Backs {@code Itertools.tee}. */
    public static <T> List<Generator<T>> of(Iterable<? extends T> source, int n) {
        if (n < 0) {
            throw new IllegalArgumentException("negative number of branches: " + n);
        }
        Tee tee = new Tee(Sources.owned(source), n);
        Cell start = new Cell();
        List<Generator<T>> branches = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            Stage all = new Stage(tee.new Branch(start), false, (value, down) -> down.accept(value));
            branches.add(GeneratorHandle.stage(source, "tee", all));
        }
        if (n == 0 && tee.source.drive(Resumption.CLOSE) instanceof Outcome.Failed failed) {
            throw Raise.fromBody(failed);
        }
        return Collections.unmodifiableList(branches);
    }

    /** An element once {@code next} is there; before, the place for one. */
    private static final class Cell {
        private Object value;
        private volatile Cell next;
    }

    private final class Branch implements Source {
        /** Null once this branch has ended. */
        private Cell at;

        /** Whether another branch was in the way the last time. */
        private boolean refused;

        Branch(Cell start) {
            at = start;
        }

        @Override
        public Outcome drive(Resumption resumption) {
            refused = false;
            if (at == null || resumption instanceof Resumption.Close) {
                return release();
            }
            Cell cell = at;
            if (cell.next == null) {
                if (!drawing.compareAndSet(false, true)) {
                    refused = true;
                    return new Outcome.Failed(Refusals.because(Reason.ALREADY_EXECUTING));
                }
                Outcome outcome;
                try {
                    outcome = draw(cell);
                } finally {
                    drawing.set(false);
                }
                if (!(outcome instanceof Outcome.Yielded)) {
                    release();
                    return outcome;
                }
            }
            at = cell.next;
            return new Outcome.Yielded(cell.value);
        }

        @Override
        public boolean canGoOn() {
            return refused;
        }

        private Outcome draw(Cell cell) {
            if (cell.next != null) { // another branch was faster
                return new Outcome.Yielded(cell.value);
            }
            Outcome outcome = source.drive(Resumption.NEXT);
            if (outcome instanceof Outcome.Yielded yielded) {
                cell.value = yielded.value();
                cell.next = new Cell();
            }
            return outcome;
        }

        /** The last one to end closes the source. */
        private Outcome release() {
            if (at == null) {
                return Outcome.END;
            }
            at = null;
            return open.decrementAndGet() == 0 ? source.drive(Resumption.CLOSE) : Outcome.END;
        }
    }
}
