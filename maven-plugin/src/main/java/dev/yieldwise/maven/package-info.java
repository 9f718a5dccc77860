/**
 * The checker as a goal of Maven. {@link dev.yieldwise.maven.CheckMojo} only holds the parameters;
 * {@link dev.yieldwise.maven.ModuleCheck} does the work and knows nothing of Maven but its log.
 */
package dev.yieldwise.maven;
