/**
 * What holds for a file, and why: {@code yieldwise.toml} and the command line. {@link dev.yieldwise.analyzer.config.Key} is
 * the table of all keys, from which the page and the schema for editors are made too;
 * {@link dev.yieldwise.analyzer.config.Configuration} finds the files and says what they say.
 */
package dev.yieldwise.analyzer.config;
