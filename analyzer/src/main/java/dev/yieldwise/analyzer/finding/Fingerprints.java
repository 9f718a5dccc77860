package dev.yieldwise.analyzer.finding;

/**
 * What stays the same of a finding while the file around it changes.
 *
 * @param lineHash GitHub's {@code primaryLocationLineHash}
 * @param content hash of rule, enclosing member and the text of the line, with a count for equal ones
 */
public record Fingerprints(String lineHash, String content) {
    /** Of a finding that has not got its own yet. */
    public static final Fingerprints NONE = new Fingerprints("", "");
}
