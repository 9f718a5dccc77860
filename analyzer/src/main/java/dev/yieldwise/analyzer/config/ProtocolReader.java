package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.rule.Contract;
import dev.yieldwise.analyzer.rule.Nearest;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads {@code [protocols]}: a table for each type. */
final class ProtocolReader {
    static final String SINGLE_USE = "single-use";
    static final String MUST_CLOSE = "must-close";
    static final String MUTATES = "mutates";
    static final List<String> KEYS = List.of(SINGLE_USE, MUST_CLOSE, MUTATES);

    /** What {@code true} is short for. */
    private static final Map<String, String> WHOLE_TYPE = Map.of(SINGLE_USE, "iterator", MUST_CLOSE, "new");

    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*");
    private static final Pattern QUALIFIED = Pattern.compile(NAME + "(\\." + NAME + ")+");

    private ProtocolReader() {}

    static Optional<Map<String, Setting<Contract>>> read(Object value, Place place) {
        return ValueType.typed(TomlTable.class, value, ValueType.Kind.PROTOCOLS, place)
                .map(types -> {
                    Map<String, Setting<Contract>> contracts = new LinkedHashMap<>();
                    for (String type : types.keySet()) {
                        Place at = place.at(types.inputPositionOf(List.of(type)));
                        contract(type, types.get(List.of(type)), at)
                                .ifPresent(read -> contracts.put(type, new Setting<>(read, at.origin())));
                    }
                    return contracts;
                });
    }

    private static Optional<Contract> contract(String type, Object value, Place place) {
        if (!(value instanceof TomlTable table)) {
            place.problem("expected a table such as [protocols.\"com.acme.RowReader\"], not " + ValueType.shown(value));
            return Optional.empty();
        }
        if (!QUALIFIED.matcher(type).matches() || type.contains("$")) {
            place.problem(fault(type, table));
            return Optional.empty();
        }
        for (String key : table.keySet()) {
            if (!KEYS.contains(key)) {
                place.at(table.inputPositionOf(List.of(key)))
                        .problem("there is no key '" + key + "' in protocols"
                                + Nearest.hint(key, KEYS, "; there are " + String.join(", ", KEYS)));
            }
        }
        return Optional.of(new Contract(
                methods(table, SINGLE_USE, place), methods(table, MUST_CLOSE, place), methods(table, MUTATES, place)));
    }

    private static String fault(String type, TomlTable table) {
        if (NAME.matcher(type).matches()
                && table.keySet().stream().anyMatch(key -> table.get(List.of(key)) instanceof TomlTable)) {
            return "a type stands in quotes, as in [protocols.\"com.acme.RowReader\"]";
        }
        return type.contains("$")
                ? "'" + type + "': a nested type is written with dots, as in '" + type.replace('$', '.') + "'"
                : "'" + type + "' is no qualified name of a type, such as 'com.acme.RowReader'";
    }

    private static Set<String> methods(TomlTable table, String key, Place place) {
        Object value = table.get(List.of(key));
        Place at = place.at(table.inputPositionOf(List.of(key)));
        if (value == null) {
            return Set.of();
        }
        if (value instanceof Boolean whole && WHOLE_TYPE.containsKey(key)) {
            return whole ? Set.of(WHOLE_TYPE.get(key)) : Set.of();
        }
        if (!(value instanceof TomlArray array)) {
            at.problem("expected a list of methods, as in [\"rows\"]" + (WHOLE_TYPE.containsKey(key) ? ", or true" : "")
                    + ", not " + ValueType.shown(value));
            return Set.of();
        }
        Set<String> methods = new LinkedHashSet<>();
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof String name && NAME.matcher(name).matches()) {
                methods.add(name);
            } else {
                at.at(array.inputPositionOf(i))
                        .problem("expected the name of a method, without parentheses, not "
                                + ValueType.shown(array.get(i)));
            }
        }
        return methods;
    }
}
