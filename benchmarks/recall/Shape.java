import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way to write a defect, and its repair. A file of shapes holds blocks
 *
 * <pre>
 * ## class | name | kind variable [returns] | definite|possible [silent|skips]
 * </pre>
 *
 * Silent: no exception comes of it, the second use sees nothing. Skips: on some inputs an element is skipped without one.
 * * and lines that begin with: ' ' in both forms, '-' in the defect alone, '+' in the repair alone, '=' in both and the
 * primary operation of the defect, '!' in the defect alone and its primary operation.
 */
record Shape(
        String rule,
        String kind,
        String name,
        String hole,
        String variable,
        boolean returns,
        boolean definite,
        boolean silent,
        boolean skips,
        List<String> lines) {
    private static final Pattern NAME = Pattern.compile("#([a-zA-Z_]+)");

    String id() {
        return rule + "/" + kind + "/" + name;
    }

    /** A line of one of the two forms, and whether a finding is due on it. */
    record Line(String text, boolean primary) {}

    List<Line> defect() {
        return form(true);
    }

    List<Line> repair() {
        return form(false);
    }

    List<Line> form(boolean defect) {
        List<Line> form = new ArrayList<>();
        for (String line : lines) {
            char mark = line.isEmpty() ? ' ' : line.charAt(0);
            String text = line.isEmpty() ? "" : line.substring(1);
            boolean in = mark == ' ' || mark == '=' || (mark == '+') != defect;
            if (in) {
                form.add(new Line(text, defect && (mark == '=' || mark == '!')));
            }
        }
        return form;
    }

    /** Fills the holes of a line; the names it makes are new in the file they go into. */
    static String fill(String text, Map<String, String> holes, java.util.function.UnaryOperator<String> fresh) {
        Matcher names = NAME.matcher(text);
        String filled = names.replaceAll(match -> Matcher.quoteReplacement(fresh.apply(match.group(1))));
        // longer names first: $COLL before $C
        for (Map.Entry<String, String> hole : new TreeMap<>(holes).descendingMap().entrySet()) {
            filled = filled.replaceAll(
                    Pattern.quote("$" + hole.getKey()) + "(?![A-Za-z])", Matcher.quoteReplacement(hole.getValue()));
        }
        if (filled.contains("$")) {
            throw new IllegalStateException("a hole is left: " + filled);
        }
        return filled;
    }

    static List<Shape> read(Path file) throws IOException {
        String rule = file.getFileName().toString().replace(".shapes", "");
        List<Shape> shapes = new ArrayList<>();
        for (String block : Files.readString(file).split("(?m)^(?=## )")) {
            if (block.isBlank()) {
                continue;
            }
            List<String> lines = block.stripTrailing().lines().toList();
            String[] head = lines.get(0).substring(3).split("\\|");
            String[] needs = head[2].strip().split(" ");
            Shape shape = new Shape(
                    rule,
                    head[0].strip(),
                    head[1].strip(),
                    needs[0],
                    needs[1],
                    needs.length > 2 && needs[2].equals("returns"),
                    head[3].contains("definite"),
                    head[3].contains("silent"),
                    head[3].contains("skips"),
                    lines.subList(1, lines.size()));
            if (shape.form(true).stream().filter(Line::primary).count() != 1) {
                throw new IllegalStateException(shape.id() + " needs one primary line");
            }
            shapes.add(shape);
        }
        return shapes;
    }
}
