import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The types that shapes name, and how a file comes to know them. */
final class Imports {
    private static final Map<String, String> TYPES = new TreeMap<>();

    static {
        for (String name : ("ArrayDeque ArrayList Arrays Collection Collections Deque HashMap HashSet Iterator LinkedHashMap LinkedHashSet"
                        + " LinkedList List ListIterator Map NavigableMap Objects PriorityQueue Queue Set SortedMap SortedSet"
                        + " Spliterator TreeMap TreeSet WeakHashMap")
                .split(" ")) {
            TYPES.put(name, "java.util." + name);
        }
        for (String name : "BaseStream Collectors IntStream Stream StreamSupport".split(" ")) {
            TYPES.put(name, "java.util.stream." + name);
        }
        for (String name : "BiConsumer Consumer Function IntSupplier Predicate Supplier ToIntFunction UnaryOperator".split(" ")) {
            TYPES.put(name, "java.util.function." + name);
        }
        for (String name : "DirectoryStream Files Path Paths".split(" ")) {
            TYPES.put(name, "java.nio.file." + name);
        }
        for (String name : "BufferedReader IOException UncheckedIOException".split(" ")) {
            TYPES.put(name, "java.io." + name);
        }
        for (String name :
                ("BlockingQueue Callable ConcurrentHashMap CountDownLatch ExecutorService Executors Future LinkedBlockingQueue"
                        + " ScheduledExecutorService TimeUnit")
                        .split(" ")) {
            TYPES.put(name, "java.util.concurrent." + name);
        }
        for (String name :
                ("ConsumerBody ConsumerLambda Coroutine CoroutineBody CoroutineLambda Delegate Exchange Generator GeneratorBody"
                        + " GeneratorExit Step Yielder").split(" ")) {
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
