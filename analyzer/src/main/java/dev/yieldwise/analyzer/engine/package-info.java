/**
 * Runs rules over files, for all fronts: {@link dev.yieldwise.analyzer.engine.Session} selects the files, checks them in
 * parallel and gives an {@link dev.yieldwise.analyzer.engine.Outcome} that does not depend on the number of threads. A file
 * or a rule that fails costs itself alone and is told.
 */
package dev.yieldwise.analyzer.engine;
