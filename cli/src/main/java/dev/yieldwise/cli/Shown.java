package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.FailOn;
import dev.yieldwise.analyzer.config.FilePattern;
import dev.yieldwise.analyzer.config.Generated;
import dev.yieldwise.analyzer.config.PathEntry;
import dev.yieldwise.analyzer.config.Setting;
import dev.yieldwise.analyzer.engine.Places;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Values of settings as people read them. */
final class Shown {
    private Shown() {}

    static String value(Object value, Path base) {
        if (value instanceof List<?> list) {
            return list.isEmpty()
                    ? "none"
                    : list.stream().map(each -> value(each, base)).collect(Collectors.joining(", "));
        }
        if (value instanceof FilePattern pattern) {
            return pattern.text();
        }
        if (value instanceof PathEntry entry) {
            return entry.text();
        }
        if (value instanceof Setting<?> setting) {
            return value(setting.value(), base);
        }
        if (value instanceof FailOn failOn) {
            return failOn.label();
        }
        if (value instanceof Generated generated) {
            return generated.label();
        }
        return value instanceof Path path ? Places.shown(path, base) : String.valueOf(value);
    }
}
