package dev.yieldwise.rules.knowledge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What comes of mutating a collection while it is iterated, and of going on without an exit. Seen, not thought out: a
 * program of the tests runs every row on every JDK found, and nobody edits the table.
 *
 * <p>A class is named as in {@code java.util.ArrayList}, where a map's order matters as in {@code
 * java.util.LinkedHashMap#accessOrder}, and after its factory where it has no name to write: {@code Arrays.asList}. An
 * operation is spelled with its erased parameter types, as in {@code add(int,Object)}, and with its view, as in {@code
 * keySet().remove(Object)}.
 *
 * <p>Forms: {@code foreach}, {@code forEach}, {@code stream}, {@code removeIf} for collections; {@code keySet}, {@code values},
 * {@code entrySet} (loops over these views), {@code forEach}, {@code replaceAll}, {@code compute}, {@code computeIfAbsent},
 * {@code computeIfPresent}, {@code merge} (mutated by the function given) for maps.
 */
public final class MutationTable {

    /** In how many of a row's trials, over sizes and positions, the outcome was wrong. */
    public enum Verdict {
        ALL,
        SOME,
        NONE;

        /** What holds when either may be the case. */
        public Verdict or(Verdict other) {
            return this == other ? this : SOME;
        }
    }

    /**
     * What the operation is given, or where it strikes: for an index, the one of the element; for removeAll, retainAll
     * and removeIf, what they remove.
     */
    public enum Argument {
        /** The element, key or index that is being visited. */
        CURRENT,
        /** Another one that is present. */
        OTHER,
        /** One that is not present and that the operation does not add; for bulk operations, nothing. */
        ABSENT,
        /** One that is not present and that the operation adds. */
        NEW,
        /** The operation takes nothing that would matter. */
        NONE,
        /** Any of those that the table has for the operation. */
        UNKNOWN;

        /** How the table spells it. */
        public String inTable() {
            return this == NONE ? "-" : name().toLowerCase(Locale.ROOT);
        }

        private static final Map<String, Argument> BY_SPELLING = new HashMap<>();

        static {
            for (Argument argument : values()) {
                BY_SPELLING.put(argument.inTable(), argument);
            }
        }
    }

    /** In the place where the table lies; the tests write it there. */
    public static final String RESOURCE = "mutation-table.tsv";

    private static final int ARGUMENTS = Argument.values().length;
    private static final Verdict[] NO_ROW = new Verdict[ARGUMENTS];

    /** By class, form and operation, joined as in the table; by argument, null where there is no row. */
    private final Map<String, Verdict[]> verdicts = new HashMap<>();

    private final Set<String> classes = new HashSet<>();

    /** Class and operation, joined in the same way. */
    private final Set<String> operations = new HashSet<>();

    /** Operations by name and number of arguments, as in {@code remove/1}; sorted, so that asking is repeatable. */
    private final Map<String, Set<String>> byName = new HashMap<>();

    private MutationTable(String text) {
        text.lines().filter(line -> !line.startsWith("#")).forEach(this::add);
    }

    /** The committed table, read at the first call. */
    public static MutationTable committed() {
        return Committed.TABLE;
    }

    /**
     * A table of the same form.
     *
     * @throws IllegalArgumentException if a line is no row
     */
    public static MutationTable read(String text) {
        return new MutationTable(text);
    }

    /**
     * @return empty if the table does not speak of this; that says nothing of what would happen
     */
    public Optional<Verdict> verdict(String className, String form, String operation, Argument argument) {
        Verdict[] row = verdicts.getOrDefault(key(className, form, operation), NO_ROW);
        return argument == Argument.UNKNOWN
                ? Arrays.stream(row).filter(Objects::nonNull).reduce(Verdict::or)
                : Optional.ofNullable(row[argument.ordinal()]);
    }

    /** All classes, as the table names them. */
    public Set<String> classes() {
        return Set.copyOf(classes);
    }

    /** Whether the table speaks of the operation, in whichever form. */
    public boolean knows(String className, String operation) {
        return operations.contains(key(className, operation));
    }

    /**
     * The operations with that name, as the table spells them: {@code remove(Object)} and {@code remove(int)}.
     *
     * @param name with a view before it where it is one's: {@code keySet().remove}
     */
    public Set<String> operations(String name, int arguments) {
        return byName.getOrDefault(name + "/" + arguments, Set.of());
    }

    private void add(String line) {
        String[] cells = line.split("\t", 6);
        Argument argument = cells.length < 6 ? null : Argument.BY_SPELLING.get(cells[3]);
        if (argument == null) {
            throw new IllegalArgumentException("no row of the table: " + line);
        }
        Verdict[] row = verdicts.computeIfAbsent(key(cells[0], cells[1], cells[2]), key -> {
            classes.add(cells[0]);
            operations.add(key(cells[0], cells[2]));
            byName.computeIfAbsent(nameAndArguments(cells[2]), fresh -> new TreeSet<>())
                    .add(cells[2]);
            return new Verdict[ARGUMENTS];
        });
        row[argument.ordinal()] = Verdict.valueOf(cells[4]);
    }

    private static String nameAndArguments(String operation) {
        int open = operation.lastIndexOf('(');
        String parameters = operation.substring(open + 1, operation.length() - 1);
        int arguments = parameters.isEmpty() ? 0 : parameters.split(",").length;
        return operation.substring(0, open) + "/" + arguments;
    }

    private static String key(String... names) {
        return String.join("\t", names);
    }

    /** Loaded only when asked for: whoever runs other rules pays nothing. */
    private static final class Committed {
        private static final MutationTable TABLE = load();

        private static MutationTable load() {
            try (InputStream bytes = MutationTable.class.getResourceAsStream(RESOURCE)) {
                return new MutationTable(new String(bytes.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
