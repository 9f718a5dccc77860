package dev.yieldwise.analyzer.finding;

/**
 * What stays the same of a finding while the file around it changes.
 *
 * @param lineHash GitHub's {@code primaryLocationLineHash}
 * @param content hash of rule, enclosing member and the text of the line, with a count for equal ones
 * @param code the statement that the finding stands in, or the head of one that has a body, without white space and
 *     comments: layout does not matter. A long one ends in its hash
 * @param around hash of the lines next to the finding that are not blank, without white space: it tells equal code apart, and
 *     with {@code code} it knows again what was moved as a whole
 */
public record Fingerprints(String lineHash, String content, String code, String around) {
    /** Of a finding that has not got its own yet. */
    public static final Fingerprints NONE = new Fingerprints("", "");

    /** What reports carry; code and surroundings are for whoever compares runs. */
    public Fingerprints(String lineHash, String content) {
        this(lineHash, content, "", "");
    }
}
