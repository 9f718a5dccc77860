package dev.yieldwise.analyzer.cfg;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One run of a random program: the answers of chance, and the trace of what happened. The program itself and a walk through
 * its graph ask the same questions in the same order, so with one seed their traces are the same, or the graph is wrong.
 */
final class Run {
    private static final int LONGEST = 300;

    private final Random random;
    final List<String> trace = new ArrayList<>();
    private int silentRounds;

    Run(long seed) {
        random = new Random(seed);
    }

    /** Control that leaves a statement. */
    static class Leaves extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Leaves() {
            super(null, null, false, false);
        }
    }

    /** The trace is long enough; no finally block sees this. */
    static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Cut() {
            super(null, null, false, false);
        }
    }

    static final class Breaks extends Leaves {
        private static final long serialVersionUID = 1L;
        final String label;

        Breaks(String label) {
            this.label = label;
        }
    }

    static final class Continues extends Leaves {
        private static final long serialVersionUID = 1L;
        final String label;

        Continues(String label) {
            this.label = label;
        }
    }

    static final class Returns extends Leaves {
        private static final long serialVersionUID = 1L;
    }

    static final class Yields extends Leaves {
        private static final long serialVersionUID = 1L;
    }

    /** An exception; its class is known only until the first clean-up that it passes. */
    static final class Thrown extends Leaves {
        private static final long serialVersionUID = 1L;
        final String type;

        Thrown(String type) {
            this.type = type;
        }
    }

    /** Another round of a loop; one that goes on in silence asks nothing and so goes on for ever. */
    void round() {
        if (++silentRounds > LONGEST) {
            throw new Cut();
        }
    }

    void log(String what) {
        silentRounds = 0;
        trace.add(what);
        if (trace.size() >= LONGEST) {
            throw new Cut();
        }
    }

    /** An operation that may throw. */
    void operation(String what) {
        log(what);
        if (throwsNow()) {
            throw new Thrown(null);
        }
    }

    boolean throwsNow() {
        return random.nextInt(6) == 0;
    }

    boolean isCaught() {
        return random.nextBoolean();
    }

    boolean decide(String what) {
        boolean answer = random.nextBoolean();
        log(what + "=" + answer);
        return answer;
    }

    int choose(int options) {
        return options == 1 ? 0 : random.nextInt(options);
    }
}
