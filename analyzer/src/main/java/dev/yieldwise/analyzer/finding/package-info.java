/**
 * What a run has to say, as immutable data: findings with their stories, what could not be done, and how much was looked
 * at. It knows no tree and no rule, so that reports can be written without either.
 */
package dev.yieldwise.analyzer.finding;
