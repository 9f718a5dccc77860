/**
 * The rules, each a class, a page beside it and a folder of fixtures; {@link dev.yieldwise.rules.GeneratorRules} lists
 * them. What they know of the JDK and of the runtime lies in {@link dev.yieldwise.rules.knowledge}.
 */
package dev.yieldwise.rules;
