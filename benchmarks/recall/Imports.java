import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The types that shapes name, and how a file comes to know them. */
final class Imports {
    private static final Map<String, String> TYPES = new TreeMap<>();

    static {
        for (String name : ("ArrayDeque ArrayList Arrays Collection Collections Deque HashMap HashSet Iterator LinkedHashSet"
                        + " LinkedList List Map Objects PriorityQueue Set TreeMap TreeSet")
                .split(" ")) {
            TYPES.put(name, "java.util." + name);
        }
        for (String name : "BaseStream Collectors IntStream Stream".split(" ")) {
            TYPES.put(name, "java.util.stream." + name);
        }
        for (String name : "Consumer Supplier".split(" ")) {
            TYPES.put(name, "java.util.function." + name);
        }
        for (String name : "DirectoryStream Files Path Paths".split(" ")) {
            TYPES.put(name, "java.nio.file." + name);
        }
        TYPES.put("IOException", "java.io.IOException");
        for (String name :
                "ConsumerBody ConsumerLambda Coroutine CoroutineBody CoroutineLambda Exchange Generator Step".split(" ")) {
            TYPES.put(name, "dev.yieldwise." + name);
        }
    }

    private Imports() {}

    /** Rewrites the types of a line as the file has to name them; what it has to import for that goes into the set. */
    static String resolve(String text, java.util.function.Predicate<String> clashes, Set<String> needed) {
        String resolved = text;
        for (Map.Entry<String, String> type : TYPES.entrySet()) {
            Pattern word = Pattern.compile("(?<![\\w.$#\"])" + type.getKey() + "\\b");
            if (word.matcher(resolved).find()) {
                if (clashes.test(type.getValue())) {
                    resolved = word.matcher(resolved).replaceAll(type.getValue());
                } else {
                    needed.add(type.getValue());
                }
            }
        }
        return resolved;
    }

    static String all() {
        StringBuilder all = new StringBuilder();
        TYPES.values().forEach(type -> all.append("import ").append(type).append(";\n"));
        return all.toString();
    }
}
