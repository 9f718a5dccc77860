/**
 * Findings as text, JSON and SARIF, and the pages of rules. A report depends on the findings alone: the same outcome gives
 * the same bytes.
 */
package dev.yieldwise.analyzer.report;
