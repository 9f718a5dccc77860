/**
 * What names and expressions mean. {@link dev.yieldwise.analyzer.types.Types} answers {@code Known} or
 * {@code Unknown(reason)}: unknown is a value, never an exception that reaches a rule.
 *
 * <p>Most receivers are variables with a written type, and their answer needs no inference: name, scope, imports and the
 * declared return types of methods settle it. Only what is left (a {@code var} from a generic method, say) goes to the
 * symbol solver, which costs a thousand times as much.
 */
package dev.yieldwise.analyzer.types;
