/**
 * How generators run, and no part of the module's interface: a state machine that knows no threads
 * ({@link dev.yieldwise.internal.GeneratorCore}), and an {@link dev.yieldwise.internal.Engine} that transfers control.
 */
package dev.yieldwise.internal;
