package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.FailOn;
import dev.yieldwise.analyzer.config.FilePattern;
import dev.yieldwise.analyzer.config.Generated;
import dev.yieldwise.analyzer.config.PathEntry;
import dev.yieldwise.analyzer.config.Setting;
import dev.yieldwise.analyzer.engine.Places;
import dev.yieldwise.analyzer.rule.Contract;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        if (value instanceof Contract contract) {
            return Stream.of(
                            methods("single-use", contract.singleUse()),
                            methods("must-close", contract.mustClose()),
                            methods("mutates", contract.mutates()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("; "));
        }
        return value instanceof Path path ? Places.shown(path, base) : String.valueOf(value);
    }

    private static String methods(String key, Set<String> methods) {
        return methods.isEmpty() ? "" : key + " " + String.join(", ", new TreeSet<>(methods));
    }
}
