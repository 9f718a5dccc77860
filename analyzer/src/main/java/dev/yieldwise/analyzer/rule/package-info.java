/**
 * What a rule is and what it sees. A {@link dev.yieldwise.analyzer.rule.Rule} is metadata and one function of a
 * {@link dev.yieldwise.analyzer.rule.Pass}; results that rules share are
 * {@linkplain dev.yieldwise.analyzer.rule.Analysis analyses}, computed when the first of them asks.
 */
package dev.yieldwise.analyzer.rule;
