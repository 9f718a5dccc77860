package dev.yieldwise.analyzer.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What holds for some paths only.
 *
 * @param ignore rules that are off there
 */
public record PathOverride(List<FilePattern> paths, List<Setting<String>> ignore, Map<String, Levels> levels) {
    boolean covers(Path file) {
        return paths.stream().anyMatch(pattern -> pattern.covers(file));
    }
}
