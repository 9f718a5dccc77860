/** Runs all rows on one JDK, judges the bounds, and writes the results: as a table, as JSON, and as a page with charts. */
package dev.yieldwise.benchmarks.driver;
