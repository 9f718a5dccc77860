package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.rule.Contract;
import dev.yieldwise.analyzer.rule.Nearest;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/**
 * What the value of a key may be, and how it is read.
 *
 * @param choices all values, where they can be listed
 */
public record ValueType<T>(Kind kind, List<String> choices, BiFunction<Object, Place, Optional<T>> reader) {
    /** Of what form a value is. */
    public enum Kind {
        PATTERNS("a list of patterns"),
        RULES("a list of rules"),
        CHOICE("one of"),
        BOOLEAN("true or false"),
        PATH("a path"),
        PATHS("a list of paths"),
        ENCODING("the name of an encoding"),
        SIZE("bytes, as a number or as a text such as \"800K\" or \"4M\""),
        LEVELS("a table: a level for a rule"),
        OVERRIDES("tables, each with paths, ignore and levels"),
        PROTOCOLS("a table for a type, with single-use, must-close and mutates");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What is expected, in words. */
        public String words() {
            return words;
        }
    }

    static final ValueType<List<FilePattern>> PATTERNS =
            new ValueType<>(Kind.PATTERNS, List.of(), (value, place) -> each(value, place, ValueType::pattern));

    static final ValueType<List<Setting<String>>> RULES =
            new ValueType<>(Kind.RULES, List.of(), (value, place) -> each(value, place, ValueType::rule));

    static final ValueType<Boolean> BOOLEAN = new ValueType<>(
            Kind.BOOLEAN, List.of("true", "false"), (value, place) -> typed(Boolean.class, value, Kind.BOOLEAN, place));

    static final ValueType<Path> PATH = new ValueType<>(
            Kind.PATH,
            List.of(),
            (value, place) -> typed(String.class, value, Kind.PATH, place).flatMap(text -> path(text, place)));

    static final ValueType<List<PathEntry>> PATHS =
            new ValueType<>(Kind.PATHS, List.of(), (value, place) -> each(value, place, ValueType::entry));

    static final ValueType<Charset> ENCODING = new ValueType<>(
            Kind.ENCODING,
            List.of(),
            (value, place) -> typed(String.class, value, Kind.ENCODING, place).flatMap(text -> encoding(text, place)));

    static final ValueType<Long> SIZE = new ValueType<>(Kind.SIZE, List.of(), ValueType::size);

    static final ValueType<Map<String, Levels>> LEVELS =
            new ValueType<>(Kind.LEVELS, labels(RuleLevel.values(), RuleLevel::label), ValueType::levels);

    static final ValueType<List<PathOverride>> OVERRIDES =
            new ValueType<>(Kind.OVERRIDES, List.of(), OverrideReader::read);

    static final ValueType<Map<String, Setting<Contract>>> PROTOCOLS =
            new ValueType<>(Kind.PROTOCOLS, List.of(), ProtocolReader::read);

    static <E extends Enum<E>> ValueType<E> choice(E[] values, Function<E, String> label) {
        List<String> labels = labels(values, label);
        return new ValueType<>(Kind.CHOICE, labels, (value, place) -> {
            int index = value instanceof String text ? labels.indexOf(text) : -1;
            if (index < 0) {
                place.problem(shown(value) + " is none of " + String.join(", ", labels) + hint(value, labels));
                return Optional.empty();
            }
            return Optional.of(values[index]);
        });
    }

    private static <E> List<String> labels(E[] values, Function<E, String> label) {
        return Arrays.stream(values).map(label).toList();
    }

    private static String hint(Object value, List<String> labels) {
        return value instanceof String text ? Nearest.hint(text, labels, "") : "";
    }

    private static Optional<FilePattern> pattern(String text, Place place) {
        Optional<String> fault = FilePattern.fault(text);
        fault.ifPresent(place::problem);
        return fault.isPresent()
                ? Optional.empty()
                : Optional.of(FilePattern.of(text, place.patternFolder(), place.origin()));
    }

    private static Optional<Setting<String>> rule(String name, Place place) {
        Optional<String> fault = RuleNames.fault(name, place.rules());
        fault.ifPresent(place::problem);
        return fault.isPresent() ? Optional.empty() : Optional.of(new Setting<>(name, place.origin()));
    }

    private static Optional<Path> path(String text, Place place) {
        try {
            if (text.isBlank()) {
                place.problem("an empty path names nothing");
                return Optional.empty();
            }
            return Optional.of(place.file().getParent().resolve(text).normalize());
        } catch (InvalidPathException e) {
            place.problem("'" + text + "' is no path");
            return Optional.empty();
        }
    }

    private static Optional<PathEntry> entry(String text, Place place) {
        if (text.isBlank() || text.indexOf('\0') >= 0) {
            place.problem("'" + text + "' is no path");
            return Optional.empty();
        }
        return Optional.of(new PathEntry(text, place.file().getParent(), place.origin()));
    }

    private static Optional<Charset> encoding(String text, Place place) {
        try {
            return Optional.of(Charset.forName(text));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            place.problem("there is no encoding '" + text + "'");
            return Optional.empty();
        }
    }

    private static Optional<Long> size(Object value, Place place) {
        Optional<Long> size =
                value instanceof Long || value instanceof String ? sizeOf(value.toString()) : Optional.empty();
        if (size.isEmpty()) {
            place.problem(shown(value) + " is no size such as 500000, \"800K\" or \"4M\"");
        }
        return size;
    }

    /** A number of bytes, with K or M behind it; empty for what is none. */
    public static Optional<Long> sizeOf(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        int shift = upper.endsWith("K") ? 10 : upper.endsWith("M") ? 20 : 0;
        String digits = shift == 0 ? upper : upper.substring(0, upper.length() - 1);
        return digits.matches("[0-9]{1,9}") && Long.parseLong(digits) > 0
                ? Optional.of(Long.parseLong(digits) << shift)
                : Optional.empty();
    }

    private static Optional<Map<String, Levels>> levels(Object value, Place place) {
        Optional<TomlTable> table = typed(TomlTable.class, value, Kind.LEVELS, place);
        return table.map(rules -> {
            Map<String, Levels> levels = new LinkedHashMap<>();
            for (String rule : rules.keySet()) {
                Place at = place.at(rules.inputPositionOf(List.of(rule)));
                if (Key.isName(rule)) {
                    at.problem("'" + rule + "' is no rule but a key of the file: it stands above the first [table]");
                    continue;
                }
                Object level = rules.get(List.of(rule));
                Optional<Levels> read = level instanceof TomlTable both
                        ? LevelReader.both(both, at)
                        : LevelReader.one(level, at)
                                .map(one -> new Levels(Optional.of(one), Optional.of(one), at.origin()));
                if (rule(rule, at).isPresent()) {
                    read.ifPresent(each -> levels.put(rule, each));
                }
            }
            return levels;
        });
    }

    /** A list of texts; those that are wrong are told and left out. */
    private static <E> Optional<List<E>> each(
            Object value, Place place, BiFunction<String, Place, Optional<E>> reader) {
        if (!(value instanceof TomlArray array)) {
            place.problem("expected a list of texts, as in [\"a\", \"b\"], not " + shown(value));
            return Optional.empty();
        }
        List<E> list = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            Place at = place.at(array.inputPositionOf(i));
            if (array.get(i) instanceof String text) {
                reader.apply(text, at).ifPresent(list::add);
            } else {
                at.problem("expected a text, not " + shown(array.get(i)));
            }
        }
        return Optional.of(list);
    }

    static <V> Optional<V> typed(Class<V> type, Object value, Kind kind, Place place) {
        if (type.isInstance(value)) {
            return Optional.of(type.cast(value));
        }
        place.problem("expected " + kind.words() + ", not " + shown(value));
        return Optional.empty();
    }

    /** How a message shows a wrong value. */
    static String shown(Object value) {
        if (value instanceof String text) {
            return "'" + text + "'";
        }
        if (value instanceof TomlTable) {
            return "a table";
        }
        return value instanceof TomlArray ? "a list" : String.valueOf(value);
    }
}
