package dev.yieldwise.analyzer.config;

import java.nio.file.Path;

/**
 * A path as it was written, perhaps with wildcards.
 *
 * @param folder to which it is relative
 */
public record PathEntry(String text, Path folder, Origin origin) {}
