/** What is measured by JMH: a class per family of rows, a method per row. The catalogue in the driver names them. */
package dev.yieldwise.benchmarks.rows;
