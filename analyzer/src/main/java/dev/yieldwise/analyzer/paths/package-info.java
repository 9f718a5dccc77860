/**
 * Patterns for paths, and what git ignores. One syntax, git's, for {@code .gitignore} and for the configuration:
 * {@link dev.yieldwise.analyzer.paths.PathPattern}. Nothing here runs git; a test compares every answer with git's.
 */
package dev.yieldwise.analyzer.paths;
