package dev.yieldwise.analyzer.finding;

/**
 * How much was looked at: what silence is worth.
 *
 * @param files Java files that were checked
 * @param lines lines of those files
 * @param candidates receivers whose type a rule asked for
 * @param known those of them whose type was found
 * @param solverCalls questions that only the symbol solver could answer
 * @param skipped Java files that were left out on purpose
 */
public record Coverage(int files, long lines, long candidates, long known, long solverCalls, Skipped skipped) {
    public static final Coverage NONE = new Coverage(0, 0, 0, 0, 0);

    /** Nothing was skipped. */
    public Coverage(int files, long lines, long candidates, long known, long solverCalls) {
        this(files, lines, candidates, known, solverCalls, Skipped.NONE);
    }

    /** The same, with files left out. */
    public Coverage plus(Skipped more) {
        return new Coverage(files, lines, candidates, known, solverCalls, skipped.plus(more));
    }

    /** The share of receivers whose type was found, rounded down: 100 means every one. Of none it is 100. */
    public long knownPercent() {
        return candidates == 0 ? 100 : 100 * known / candidates;
    }

    public Coverage plus(Coverage other) {
        return new Coverage(
                files + other.files,
                lines + other.lines,
                candidates + other.candidates,
                known + other.known,
                solverCalls + other.solverCalls,
                skipped.plus(other.skipped));
    }
}
