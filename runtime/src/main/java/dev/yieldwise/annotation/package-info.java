/**
 * What a team tells Yieldwise's checker of its own types: {@link dev.yieldwise.annotation.SingleUse}, {@link
 * dev.yieldwise.annotation.MustClose} and {@link dev.yieldwise.annotation.Mutates}. They change nothing when a program runs,
 * and whoever runs it need not have them: they stand in class files, where the checker reads them, and are not loaded.
 *
 * <p>What they state is a contract. It holds for overriding methods and for subtypes as well, as every contract does, and the checker
 * takes their word for it: it does not look whether the code behind them keeps it.
 *
 * <p>For types that cannot be annotated, the table {@code [protocols]} of {@code yieldwise.toml} says the same.
 */
package dev.yieldwise.annotation;
