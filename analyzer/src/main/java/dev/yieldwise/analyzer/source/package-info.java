/**
 * Java files as text and as trees: the only package that makes parsers. What is wrong with a file is a value, see
 * {@link dev.yieldwise.analyzer.source.Parsed}; nothing here throws for what a file holds.
 */
package dev.yieldwise.analyzer.source;
