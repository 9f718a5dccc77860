package dev.yieldwise.analyzer.finding;

/**
 * What stays the same of a finding while the file around it changes.
 *
 * @param lineHash GitHub's {@code primaryLocationLineHash}
 * @param content hash of rule, enclosing member and the text of the line, with a count for equal ones
 * @param code the text that the finding stands on, without white space: layout may change it over lines. A long one ends in
 *     its hash
 * @param around hash of the code and of the lines next to it that are not blank, without white space: it tells equal
 *     code apart, and knows code again that was moved as a whole
 */
public record Fingerprints(String lineHash, String content, String code, String around) {
    /** Of a finding that has not got its own yet. */
    public static final Fingerprints NONE = new Fingerprints("", "");

    /** What reports carry; code and surroundings are for whoever compares runs. */
    public Fingerprints(String lineHash, String content) {
        this(lineHash, content, "", "");
    }
}
