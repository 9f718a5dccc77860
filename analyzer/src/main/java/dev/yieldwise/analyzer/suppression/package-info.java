/**
 * Silence that the source itself asks for, and what is wrong with such requests.
 *
 * <pre>{@code
 * @SuppressWarnings("UnprimedSend")                      // on a type, method, field, variable or parameter: all of it
 * average.send(10.0); // yieldwise:ignore UnprimedSend   the reason
 * // yieldwise:ignore UnprimedSend, ExhaustedReuse       on a line of its own: the code line or statement that follows
 * // yieldwise:ignore-file UnprimedSend                  before the first type: the whole file
 * }</pre>
 *
 * <p>{@link dev.yieldwise.analyzer.suppression.Comments} and {@link dev.yieldwise.analyzer.suppression.Annotations} read
 * requests, {@link dev.yieldwise.analyzer.suppression.Suppressing} applies those of one file to what was found in it, and
 * tells of those that are in vain. A finding goes to the narrowest request that covers it, so that a wider one around it
 * shows as superfluous.
 *
 * <p>Left out: names in constants, for a reader of the file could not see what is silenced.
 */
package dev.yieldwise.analyzer.suppression;
