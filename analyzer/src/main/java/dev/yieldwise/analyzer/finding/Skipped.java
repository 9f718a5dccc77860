package dev.yieldwise.analyzer.finding;

/**
 * How many Java files were come by and left out on purpose. What git ignores is not among them: nobody looks there.
 *
 * @param generated files that no human wrote
 * @param excluded files that the configuration leaves out
 */
public record Skipped(int generated, int excluded) {
    public static final Skipped NONE = new Skipped(0, 0);

    public int total() {
        return generated + excluded;
    }

    public Skipped plus(Skipped other) {
        return new Skipped(generated + other.generated, excluded + other.excluded);
    }
}
