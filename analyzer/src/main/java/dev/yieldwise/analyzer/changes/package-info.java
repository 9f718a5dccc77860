/**
 * What changed since a commit, as git tells it, and the findings that touch it.
 *
 * <p>{@link dev.yieldwise.analyzer.changes.Git} runs the program {@code git}, so that nothing which the repository's own
 * configuration names is run with it; {@link dev.yieldwise.analyzer.changes.Patch} reads its output, and
 * {@link dev.yieldwise.analyzer.changes.ChangedLines} puts together what differs between the common ancestor with the commit
 * and the files as they lie on disk: commits, staged and unstaged changes, and files that git does not know yet.
 *
 * <p>A finding touches a change if its own place or any step of its story does: a line that is changed elsewhere may be what
 * makes an old operation wrong. Where lines were removed, the lines that now meet count as changed, for what is missing has no
 * line of its own.
 */
package dev.yieldwise.analyzer.changes;
