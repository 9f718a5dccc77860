/** Programs that are measured as a JVM of their own, since what they measure happens once in a JVM, or fills it. */
package dev.yieldwise.benchmarks.fresh;
