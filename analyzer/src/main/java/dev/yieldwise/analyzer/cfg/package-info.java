/**
 * Control flow. A {@link dev.yieldwise.analyzer.cfg.Cfg} is the graph of one body: a method, constructor, initializer or
 * lambda. Its blocks hold {@linkplain dev.yieldwise.analyzer.cfg.Element elements}, the operations of the body in the
 * order of evaluation; its edges say how control goes on.
 *
 * <p>The laws that an analysis may rely on:
 *
 * <ul>
 *   <li>An element that can throw is the last of its block; the block then has an EXCEPTION edge to every handler that
 *       may take the exception, and to the exceptional exit unless a handler takes everything.
 *   <li>A block that ends in a condition has one TRUE and one FALSE edge (only one of them if the condition is
 *       constant), both carrying the condition; {@code &&}, {@code ||}, {@code !} and {@code ?:} are control flow, not
 *       elements.
 *   <li>A finally block stands in the graph once for each way through it: normal, exceptional, and each jump. An AST
 *       node may therefore be an element of several blocks.
 *   <li>Every block is reachable from the entry, apart from the two exits.
 *   <li>The body of a lambda or of a local class is not part of the graph: it has a graph of its own.
 * </ul>
 */
package dev.yieldwise.analyzer.cfg;
