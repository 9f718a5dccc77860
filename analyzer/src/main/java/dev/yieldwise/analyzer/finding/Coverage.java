package dev.yieldwise.analyzer.finding;

/**
 * How much was looked at: what silence is worth.
 *
 * @param files Java files that were checked
 * @param lines lines of those files
 * @param candidates receivers whose type a rule asked for
 * @param known those of them whose type was found
 * @param solverCalls questions that only the symbol solver could answer
 */
public record Coverage(int files, long lines, long candidates, long known, long solverCalls) {
    public static final Coverage NONE = new Coverage(0, 0, 0, 0, 0);

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
                solverCalls + other.solverCalls);
    }
}
