package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.rule.Contract;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A key of {@code yieldwise.toml}: the one place that says its name, what it may be, what holds without it, and what it is
 * for.
 *
 * @param <T> what its value is read as
 */
public final class Key<T> {
    /** How far a value reaches. */
    public enum Scope {
        /** It belongs to the text of one file. */
        TEXT,
        /** Each checked file has its own, from the file nearest to it. */
        FILE,
        /** There is one for a run. */
        RUN
    }

    /** No hand-written Java file comes near; it bounds the memory of one file. */
    private static final long MAX_FILE_SIZE_BYTES = 4L << 20;

    public static final Key<Path> EXTENDS = new Key<>(
            "extends",
            ValueType.PATH,
            Scope.TEXT,
            null,
            "",
            "another file, relative to this one, whose values hold where this one sets none; levels are added rule by rule,"
                    + " protocols type by type, and overrides in front of this one's");
    public static final Key<List<FilePattern>> INCLUDE = new Key<>(
            "include",
            ValueType.PATTERNS,
            Scope.FILE,
            List.of(),
            "every .java file",
            "check no other files than these, or than those below these folders");
    public static final Key<List<FilePattern>> EXCLUDE = new Key<>(
            "exclude",
            ValueType.PATTERNS,
            Scope.FILE,
            List.of(),
            "none",
            "leave out these files, and those below these folders; they still give types to others");
    public static final Key<Boolean> GITIGNORE = new Key<>(
            "gitignore",
            ValueType.BOOLEAN,
            Scope.RUN,
            true,
            "true",
            "whether what git ignores is left out; nothing below an ignored folder is looked at");
    public static final Key<Generated> GENERATED = new Key<>(
            "generated",
            ValueType.choice(Generated.values(), Generated::label),
            Scope.FILE,
            Generated.SKIP,
            "skip",
            "what to do with generated code; when skipped it still gives types to others");
    public static final Key<List<Setting<String>>> SELECT =
            new Key<>("select", ValueType.RULES, Scope.FILE, null, "every rule", "apply no other rules than these");
    public static final Key<List<Setting<String>>> IGNORE =
            new Key<>("ignore", ValueType.RULES, Scope.FILE, List.of(), "none", "do not apply these rules");
    public static final Key<Map<String, Levels>> LEVELS = new Key<>(
            "levels",
            ValueType.LEVELS,
            Scope.FILE,
            Map.of(),
            "each rule's own",
            "the level of a rule's findings: one for all, or { definite = ..., possible = ... }");
    public static final Key<List<PathOverride>> OVERRIDES = new Key<>(
            "overrides",
            ValueType.OVERRIDES,
            Scope.FILE,
            List.of(),
            "none",
            "rules to ignore and levels for some paths only; of several that match, a later one wins");
    public static final Key<Map<String, Setting<Contract>>> PROTOCOLS = new Key<>(
            "protocols",
            ValueType.PROTOCOLS,
            Scope.FILE,
            Map.of(),
            "none",
            "what the methods of types do that cannot be annotated, by their qualified names");
    public static final Key<FailOn> FAIL_ON = new Key<>(
            "fail-on",
            ValueType.choice(FailOn.values(), FailOn::label),
            Scope.RUN,
            FailOn.WARNING,
            "warning",
            "the mildest level that gives status 1");
    public static final Key<List<PathEntry>> CLASSPATH = new Key<>(
            "classpath",
            ValueType.PATHS,
            Scope.RUN,
            null,
            "what the build left behind",
            "jars and class folders that the sources use, relative to this file; * and ** are understood");
    public static final Key<Charset> ENCODING = new Key<>(
            "encoding", ValueType.ENCODING, Scope.RUN, StandardCharsets.UTF_8, "UTF-8", "the encoding of the sources");
    public static final Key<Long> MAX_FILE_SIZE = new Key<>(
            "max-file-size",
            ValueType.SIZE,
            Scope.RUN,
            MAX_FILE_SIZE_BYTES,
            "4M",
            "a larger file is left out and named, and the run is incomplete");
    public static final Key<Path> BASELINE = new Key<>(
            "baseline", ValueType.PATH, Scope.RUN, null, "none", "the file of known findings, relative to this file");

    /** All keys in the order of the page. */
    public static final List<Key<?>> ALL = List.of(
            EXTENDS,
            INCLUDE,
            EXCLUDE,
            GITIGNORE,
            GENERATED,
            SELECT,
            IGNORE,
            LEVELS,
            OVERRIDES,
            PROTOCOLS,
            FAIL_ON,
            CLASSPATH,
            ENCODING,
            MAX_FILE_SIZE,
            BASELINE);

    private final String name;
    private final ValueType<T> type;
    private final Scope scope;
    private final T otherwise;
    private final String otherwiseText;
    private final String summary;

    private Key(String name, ValueType<T> type, Scope scope, T otherwise, String otherwiseText, String summary) {
        this.name = name;
        this.type = type;
        this.scope = scope;
        this.otherwise = otherwise;
        this.otherwiseText = otherwiseText;
        this.summary = summary;
    }

    /** Whether there is a key of that name. */
    static boolean isName(String name) {
        return ALL.stream().anyMatch(key -> key.name().equals(name));
    }

    public String name() {
        return name;
    }

    public ValueType<T> type() {
        return type;
    }

    public Scope scope() {
        return scope;
    }

    /** What holds where nobody says anything; null where that is no value of its own. */
    T otherwise() {
        return otherwise;
    }

    /** What holds where nobody says anything, in words. */
    public String otherwiseText() {
        return otherwiseText;
    }

    /** What it is for, in a sentence without full stop. */
    public String summary() {
        return summary;
    }

    @Override
    public String toString() {
        return name;
    }
}
