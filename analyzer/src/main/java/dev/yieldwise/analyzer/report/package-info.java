/**
 * Findings in the formats of {@code docs/formats.md}, read back from SARIF to be merged, and the pages of rules. A report
 * depends on the findings alone: the same outcome gives the same bytes.
 */
package dev.yieldwise.analyzer.report;
