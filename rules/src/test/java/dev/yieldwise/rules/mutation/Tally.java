package dev.yieldwise.rules.mutation;

import dev.yieldwise.rules.knowledge.MutationTable.Verdict;

/** What a row's trials came to. */
record Tally(int wrong, int total, boolean exception, boolean skipped, boolean unsupported) {

    enum Outcome {
        FINE,
        /** The iteration, or what it calls, threw. */
        EXCEPTION,
        /** An element that was never visited, or twice, or without end; a map's entry that was lost. */
        SKIPPED,
        /** The class does not have the operation: an UnsupportedOperationException, iteration or not. */
        UNSUPPORTED
    }

    static Tally of(Outcome outcome) {
        return new Tally(
                outcome == Outcome.EXCEPTION || outcome == Outcome.SKIPPED ? 1 : 0,
                1,
                outcome == Outcome.EXCEPTION,
                outcome == Outcome.SKIPPED,
                outcome == Outcome.UNSUPPORTED);
    }

    Tally plus(Tally other) {
        return new Tally(
                wrong + other.wrong,
                total + other.total,
                exception || other.exception,
                skipped || other.skipped,
                unsupported || other.unsupported);
    }

    Verdict verdict() {
        if (wrong == 0) {
            return Verdict.NONE;
        }
        return wrong == total ? Verdict.ALL : Verdict.SOME;
    }

    private String how() {
        if (exception && skipped) {
            return "both";
        }
        if (exception) {
            return "exception";
        }
        if (skipped) {
            return "skipped";
        }
        return unsupported ? "unsupported" : "-";
    }

    /** The last four columns. */
    String inTable() {
        return verdict() + "\t" + wrong + "\t" + total + "\t" + how();
    }

    /** Reads what {@link #inTable()} wrote. */
    static Tally parse(String fourColumns) {
        String[] cells = fourColumns.split("\t");
        String how = cells[3];
        boolean both = how.equals("both");
        return new Tally(
                Integer.parseInt(cells[1]),
                Integer.parseInt(cells[2]),
                both || how.equals("exception"),
                both || how.equals("skipped"),
                how.equals("unsupported"));
    }
}
