/**
 * Control flow. A {@link dev.yieldwise.analyzer.cfg.Cfg} is the graph of one body: a method, constructor, initializer or
 * lambda. Its blocks hold {@linkplain dev.yieldwise.analyzer.cfg.Element elements}, the operations of the body in the
 * order of evaluation; its edges say how control goes on.
 *
 * <p>The laws that an analysis may rely on:
 *
 * <ul>
 *   <li>An element that can throw is the last of its block; the block then has an EXCEPTION edge to every handler that
 *       may take the exception, and to the exceptional exit unless a handler takes everything. {@code throw new T} goes
 *       to the first clause that names T, if there is one. On an EXCEPTION edge the element has not completed.
 *   <li>A block without elements whose edges are all EXCEPTION is the end of a finally block, resource or monitor that an
 *       exception went through: there the exception goes on. No other block without a throwing element has such edges.
 *   <li>A block that ends in a condition has one TRUE and one FALSE edge (only one of them if the condition is the literal
 *       true or false), both carrying the condition; {@code &&}, {@code ||}, {@code !} and {@code ?:} are control flow,
 *       not elements. The last element of the block may be the condition itself, and may throw.
 *   <li>A block that has the value of a switch has a CASE edge for each entry. A NORMAL edge beside them is taken if none
 *       matches: out of the switch, or after a guard to the entries that follow it.
 *   <li>Any other block but an exit has one NORMAL edge, or none if it ends in THROW or ASSERT. Only exits have no edges.
 *   <li>A finally block stands in the graph once for each way through it: normal, exceptional, and each target of a jump.
 *       An AST node may therefore be an element of several blocks. The same holds for CLOSE and UNLOCK.
 *   <li>Every block is reachable from the entry, apart from the two exits.
 *   <li>The body of a lambda or of a local class is not part of the graph: it has a graph of its own.
 * </ul>
 *
 * <p>Left out on purpose: which exceptions an operation throws (every clause may take them), class initialization, field
 * initializers before a constructor's body, and that a resource that is null is not closed.
 */
package dev.yieldwise.analyzer.cfg;
