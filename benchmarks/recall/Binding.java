import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the holes of a shape are filled with, from one variable in scope. */
record Binding(Place.Variable variable, Map<String, String> holes) {
    /** Collections whose iterators are known to fail fast, or may; no class of a library with rules of its own. */
    private static final Set<String> MUTABLE = Set.of(
            "Collection", "List", "Set", "SortedSet", "Queue", "Deque", "ArrayList", "LinkedList", "HashSet",
            "LinkedHashSet", "TreeSet", "Map", "SortedMap", "HashMap", "LinkedHashMap", "TreeMap");

    /** The holes a variable fills for a shape, or null if it does not suit. */
    static Binding of(Shape shape, Place place, Place.Variable variable) {
        String name = variable.name();
        String kind = variable.kind();
        if (shape.hole().equals("string") || shape.hole().equals("int") || shape.hole().equals("mmap")) {
            // most variables, and most of the time
            if (!kind.equals(shape.hole().equals("mmap") ? "map" : shape.hole())) {
                return null;
            }
        }
        Map<String, String> holes = new HashMap<>();
        holes.put(shape.variable(), name);
        switch (shape.hole()) {
            case "any" -> {
                if (variable.type().equals("Object") || variable.type().contains("?")) {
                    return null;
                }
                holes.put("X", variable.type());
            }
            case "int", "string" -> {}
            case "elems", "strings" -> {
                boolean ofStrings = variable.arguments().equals(List.of("String"));
                if (variable.arguments().size() != 1 || (shape.hole().equals("strings") && !ofStrings)) {
                    return null;
                }
                String collection =
                        switch (kind) {
                            case "coll" -> name;
                            case "array" -> "Arrays.asList(" + name + ")";
                            case "string" -> "Arrays.asList(" + name + ".split(\",\"))";
                            default -> null;
                        };
                if (collection == null) {
                    return null;
                }
                holes.put("COLL", collection);
                holes.put("WORDS", collection);
                holes.put("STREAM", collection.replace("Arrays.asList", "Arrays.stream") + (kind.equals("coll") ? ".stream()" : ""));
                holes.put("E", variable.arguments().get(0));
                holes.put("ECOLL", "Collection<" + variable.arguments().get(0) + ">");
            }
            case "mcoll", "mmap" -> {
                boolean map = shape.hole().equals("mmap");
                if (!kind.equals(map ? "map" : "coll")
                        || !variable.untouched()
                        || place.inLoop()
                        || !MUTABLE.contains(variable.type().replaceAll("<.*", "").replaceAll(".*\\.", ""))
                        || (map && variable.arguments().size() != 2)) {
                    return null;
                }
                if (map) {
                    holes.put("K", variable.arguments().get(0));
                    holes.put("V", variable.arguments().get(1));
                }
            }
            default -> throw new IllegalStateException(shape.id() + ": no hole " + shape.hole());
        }
        holes.put("cond", condition(kind, name));
        if (shape.returns()) {
            holes.put("return", "return" + defaultOf(place.result()) + ";");
        }
        return new Binding(variable, holes);
    }

    private static String condition(String kind, String name) {
        return switch (kind) {
            case "coll", "map" -> name + ".size() > 2";
            case "array" -> name + ".length > 2";
            case "string" -> name + ".length() > 4";
            case "int" -> name + " > 2";
            default -> name + " != null";
        };
    }

    private static String defaultOf(String type) {
        return switch (type) {
            case "void" -> "";
            case "boolean" -> " false";
            case "byte", "short", "int", "long", "float", "double" -> " 0";
            case "char" -> " ' '";
            default -> " null";
        };
    }
}
