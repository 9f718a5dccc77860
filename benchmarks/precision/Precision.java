import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Compares what the checker finds in libraries with what was thought of each finding when it was read.
 *
 * <p>A line of judged.tsv: library, path and line, rule, certainty, verdict, reason. right: the code can fail, lose something or leak as the
 * finding says. doubtful: it can only in the hands of a caller who is not in sight, or on purpose. wrong: it cannot.
 */
final class Precision {
    private static final List<String> VERDICTS = List.of("right", "doubtful", "wrong");

    private Precision() {}

    /** A finding as both sides name it. */
    private record Place(String library, String place, String rule, String certainty) {
        @Override
        public String toString() {
            return String.join("\t", library, place, rule, certainty);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        String rule = options.get("--rule");
        Map<Place, String> judged = judged(Path.of(options.get("--judged")));
        Map<Place, Found> found = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of(options.get("--libraries")))) {
            String[] library = line.split("\t", -1);
            String name = library[0].split(":")[1];
            List<String> choice = rule.isEmpty() ? List.of() : List.of("--select", rule);
            List<Found> all =
                    Found.in(Path.of(library[1]), options.get("--checker"), library[2], choice.toArray(String[]::new));
            System.err.println(name + ": " + all.size());
            for (Found one : all) {
                found.put(new Place(name, one.path() + ":" + one.start(), one.rule(), one.certainty()), one);
            }
        }
        System.exit(told(rule, judged, found, Path.of(options.get("--unread"))) ? 0 : 1);
    }

    private static Map<Place, String> judged(Path file) throws IOException {
        Map<Place, String> judged = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split("\t");
            if (parts.length != 6 || !VERDICTS.contains(parts[4])) {
                throw new IllegalArgumentException("not a judgement: " + line);
            }
            judged.put(new Place(parts[0], parts[1], parts[2], parts[3]), parts[4]);
        }
        return judged;
    }

    /** Prints the table; whether every finding was read, and nothing definite is wrong. */
    private static boolean told(String rule, Map<Place, String> judged, Map<Place, Found> found, Path file)
            throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        List<String> unread = new ArrayList<>();
        boolean sure = true;
        for (Map.Entry<Place, Found> one : found.entrySet()) {
            Place place = one.getKey();
            boolean note = one.getValue().level().equals("note");
            int[] count = counts.computeIfAbsent(place.rule() + (note ? ", notes" : ""), name -> new int[5]);
            count[0]++;
            String verdict = judged.get(place);
            if (verdict == null) {
                unread.add(place + "\t" + one.getValue().message());
                count[4]++;
            } else {
                count[1 + VERDICTS.indexOf(verdict)]++;
                sure &= !verdict.equals("wrong") || !place.certainty().equals("definite");
            }
        }
        System.out.printf("%-30s %8s %6s %9s %6s %7s %6s%n", "rule", "findings", "right", "doubtful", "wrong", "unread", "share");
        counts.forEach(Precision::print);
        print("all but notes", sum(counts, false));
        print("all notes", sum(counts, true));
        Set<String> gone = new TreeSet<>();
        judged.keySet().stream()
                .filter(place -> rule.isEmpty() || place.rule().equals(rule))
                .filter(place -> !found.containsKey(place))
                .forEach(place -> gone.add(place.toString()));
        gone.forEach(place -> System.out.println("no longer found: " + place));
        Files.write(file, unread);
        if (!unread.isEmpty()) {
            System.out.println("not read yet: " + file);
        }
        if (!sure) {
            System.out.println("a definite finding is wrong");
        }
        return sure && unread.isEmpty() && gone.isEmpty();
    }

    private static int[] sum(Map<String, int[]> counts, boolean notes) {
        int[] sum = new int[5];
        counts.forEach((name, count) -> {
            if (name.endsWith(", notes") == notes) {
                Arrays.setAll(sum, i -> sum[i] + count[i]);
            }
        });
        return sum;
    }

    private static void print(String name, int[] count) {
        int read = count[0] - count[4];
        System.out.printf(
                "%-30s %8d %6d %9d %6d %7d %6s%n",
                name, count[0], count[1], count[2], count[3], count[4], read == 0 ? "-" : 100 * count[1] / read + " %");
    }
}
