/**
 * A forward dataflow framework over control-flow graphs. {@link dev.yieldwise.analyzer.dataflow.Transfer} states the laws
 * that an analysis must keep; {@link dev.yieldwise.analyzer.dataflow.Forward} computes the least solution.
 */
package dev.yieldwise.analyzer.dataflow;
