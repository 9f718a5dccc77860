/**
 * The baseline: a file of findings that were there when it was written. A run that is given it tells the others alone.
 *
 * <p>An entry says what was found and in which code, not on which line: {@link dev.yieldwise.analyzer.baseline.Entry}. So it
 * holds while lines shift, code is laid out anew, and methods and files are moved or renamed:
 * {@link dev.yieldwise.analyzer.baseline.Matching}. Each entry stands for one finding; of three equal ones with two entries,
 * one is told.
 *
 * <p>The file is {@code yieldwise-baseline/1}: lines of JSON, the first with the schema, then one for each entry, sorted. No
 * line depends on another, so what two branches do to it merges as text does, and where git sees a conflict, the lines of both
 * sides together are right.
 */
package dev.yieldwise.analyzer.baseline;
