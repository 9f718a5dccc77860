import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One way to write a defect of a rule in a shape. A file of variants holds blocks
 *
 * <pre>
 * ## shape | name | what it needs of its place
 * </pre>
 *
 * and sections of lines: "@body" (or none) at the place, "@before" and "@after" the loop around, "@member" in the class,
 * "@file #Name" a class of its own. Lines begin with ' ', or '!' where a finding is due, or '*' for the same, and the line is a
 * whole statement that may be put under a condition. README.md tells the holes.
 */
record Variant(String rule, String shape, String name, List<String> needs, Map<String, List<String>> sections) {
    String id() {
        return rule + "/" + shape + "/" + name;
    }

    boolean inLoop() {
        return needs.stream().anyMatch(need -> need.startsWith("loop:"));
    }

    static List<Variant> read(Path file) throws IOException {
        String rule = file.getFileName().toString().replace(".shapes", "");
        List<Variant> variants = new ArrayList<>();
        for (String block : Files.readString(file).split("(?m)^(?=## )")) {
            if (!block.startsWith("## ")) {
                continue;
            }
            List<String> lines = block.stripTrailing().lines().toList();
            String[] head = lines.get(0).substring(3).split("\\|");
            Map<String, List<String>> sections = new LinkedHashMap<>();
            String section = "@body";
            for (String line : lines.subList(1, lines.size())) {
                if (line.startsWith("@")) {
                    section = line.strip();
                } else {
                    sections.computeIfAbsent(section, unused -> new ArrayList<>()).add(line.isEmpty() ? " " : line);
                }
            }
            Variant variant =
                    new Variant(rule, head[0].strip(), head[1].strip(), List.of(head[2].strip().split("\\s+")), sections);
            if (sections.values().stream().flatMap(List::stream).noneMatch(l -> l.startsWith("!") || l.startsWith("*"))) {
                throw new IllegalStateException(variant.id() + ": no line where a finding is due");
            }
            variants.add(variant);
        }
        return variants;
    }
}
