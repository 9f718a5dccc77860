import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A variant at its site: what is put into the file, and the classes that come beside it.
 *
 * @param imports what the file has to import for it
 */
record Mutant(int id, Variant variant, Site site, List<Edit> edits, Set<String> imports, List<Extra> extras) {

    /** Whole lines at the start of a line. */
    record Edit(int offset, List<Line> lines) {}

    record Line(String text, boolean due) {}

    /** A class of its own in the package. */
    record Extra(Path file, List<Line> lines) {}

    /** No two are the same, and what they hold is large. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return id;
    }

    /** The file with the defect in it; the lines where a finding is due are added to a set. */
    String applied(Set<Integer> due) {
        String text = site.unit().text();
        List<Edit> all = new ArrayList<>(edits);
        all.add(new Edit(importsAt(text), imports.stream().map(i -> new Line("import " + i + ";", false)).toList()));
        all.sort(Comparator.comparingInt(Edit::offset));
        StringBuilder applied = new StringBuilder();
        int at = 0;
        int line = 1;
        for (Edit edit : all) {
            String before = text.substring(at, edit.offset());
            applied.append(before);
            line += (int) before.chars().filter(c -> c == '\n').count();
            for (Line each : edit.lines()) {
                applied.append(each.text()).append('\n');
                if (each.due()) {
                    due.add(line);
                }
                line++;
            }
            at = edit.offset();
        }
        return applied.append(text.substring(at)).toString();
    }

    /** The injected lines, for people to read. */
    String shown() {
        StringBuilder shown = new StringBuilder();
        edits.stream().sorted(Comparator.comparingInt(Edit::offset)).forEach(edit -> {
            edit.lines().forEach(line -> shown.append(line.due() ? "  > " : "    ").append(line.text().stripTrailing()).append('\n'));
            shown.append('\n');
        });
        for (Extra extra : extras) {
            shown.append("    ").append(extra.file().getFileName()).append('\n');
            extra.lines().forEach(line -> shown.append(line.due() ? "  > " : "    ").append(line.text()).append('\n'));
            shown.append('\n');
        }
        return shown.toString();
    }

    Set<Integer> due(Extra extra) {
        Set<Integer> due = new HashSet<>();
        for (int i = 0; i < extra.lines().size(); i++) {
            if (extra.lines().get(i).due()) {
                due.add(i + 1);
            }
        }
        return due;
    }

    private static int importsAt(String text) {
        int at = 0;
        for (int start = 0; start < text.length(); ) {
            int end = text.indexOf('\n', start) + 1;
            end = end == 0 ? text.length() : end;
            boolean imported = text.startsWith("import ", start);
            if (imported || (at == 0 && text.startsWith("package ", start))) {
                at = end;
            } else if (at > 0 && (text.startsWith("public ", start) || text.startsWith("class ", start))) {
                break;
            }
            start = end;
        }
        return at;
    }
}
