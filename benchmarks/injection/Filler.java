import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes a variant as the code at its site would have it: own names, own indentation, under a condition or not. */
final class Filler {
    private static final Pattern HOLE = Pattern.compile("\\$(?:\\{([A-Za-z]+)}|([A-Za-z]+))");
    private static final Pattern NAME = Pattern.compile("#([A-Za-z]+)");

    private final Map<String, List<String>> synonyms = new HashMap<>();
    private final Set<Path> extraFiles = new HashSet<>();

    Filler(Path names) throws IOException {
        for (String line : Files.readAllLines(names)) {
            List<String> words = List.of(line.split(" "));
            synonyms.put(words.get(0), words);
        }
    }

    Mutant fill(int id, Variant variant, Site site, Random random) {
        Map<String, String> holes = Binding.holes(variant, site, random);
        Names names = new Names(site, random);
        Set<String> imports = new TreeSet<>();
        List<Mutant.Edit> edits = new ArrayList<>();
        List<Mutant.Extra> extras = new ArrayList<>();
        variant.sections().forEach((section, lines) -> {
            String indent = section.equals("@member") ? site.memberIndent() : site.indent();
            Set<String> needed = section.startsWith("@file") ? new TreeSet<>() : imports;
            if (section.equals("@before") || section.equals("@after")) {
                indent = site.loop().indent();
            }
            List<Mutant.Line> written = write(lines, section.startsWith("@file") ? "" : indent, holes, names, site, needed, random);
            switch (section) {
                case "@body" -> edits.add(new Mutant.Edit(site.offset(), written));
                case "@before" -> edits.add(new Mutant.Edit(site.loop().before(), written));
                case "@after" -> edits.add(new Mutant.Edit(site.loop().after(), written));
                case "@member" -> {
                    written.add(0, new Mutant.Line("", false));
                    edits.add(new Mutant.Edit(site.classEnd(), written));
                }
                default -> extras.add(extra(filled(section.substring(6), holes, names), site, written, needed));
            }
        });
        imports.removeAll(site.unit().imports());
        return new Mutant(id, variant, site, edits, imports, extras);
    }

    private List<Mutant.Line> write(
            List<String> lines, String indent, Map<String, String> holes, Names names, Site site, Set<String> needed, Random random) {
        List<Mutant.Line> written = new ArrayList<>();
        for (String line : lines) {
            String spread = holed(line.substring(1), holes);
            String typed = Imports.resolve(spread, name -> clashes(site, name), needed);
            String text = indent + named(typed, names);
            if (line.charAt(0) == '*') {
                written.addAll(wrapped(text, holes.get("cond"), random));
            } else {
                written.add(new Mutant.Line(text.isBlank() ? "" : text, line.charAt(0) == '!'));
            }
        }
        return written;
    }

    /** A statement as it stands, or somewhere within a condition. */
    private static List<Mutant.Line> wrapped(String statement, String condition, Random random) {
        String indent = statement.substring(0, statement.length() - statement.stripLeading().length());
        Mutant.Line due = new Mutant.Line(statement, true);
        Mutant.Line inner = new Mutant.Line("    " + statement, true);
        Mutant.Line close = new Mutant.Line(indent + "}", false);
        Mutant.Line asked = new Mutant.Line(indent + "if (" + condition + ") {", false);
        return switch (random.nextInt(8)) {
            case 0, 1 -> List.of(asked, inner, close);
            case 2 -> List.of(
                    asked, inner, new Mutant.Line(indent + "} else {", false),
                    new Mutant.Line(indent + "    Thread.yield();", false), close);
            case 3 -> List.of(
                    new Mutant.Line(indent + "try {", false), inner, new Mutant.Line(indent + "} finally {", false),
                    new Mutant.Line(indent + "    Thread.yield();", false), close);
            case 4 -> List.of(asked, new Mutant.Line(indent + "    Thread.yield();", false), close, due);
            default -> List.of(due);
        };
    }

    private Mutant.Extra extra(String name, Site site, List<Mutant.Line> written, Set<String> needed) {
        List<Mutant.Line> lines = new ArrayList<>();
        lines.add(new Mutant.Line("package " + site.unit().packageName() + ";", false));
        lines.add(new Mutant.Line("", false));
        needed.forEach(imported -> lines.add(new Mutant.Line("import " + imported + ";", false)));
        lines.add(new Mutant.Line("", false));
        lines.addAll(written);
        return new Mutant.Extra(site.unit().file().resolveSibling(name + ".java"), lines);
    }

    private String filled(String text, Map<String, String> holes, Names names) {
        return named(holed(text, holes), names);
    }

    private static String holed(String text, Map<String, String> holes) {
        return HOLE.matcher(text).replaceAll(hole -> {
            String name = hole.group(1) == null ? hole.group(2) : hole.group(1);
            String value = holes.get(name);
            if (value == null) {
                throw new IllegalStateException("no hole $" + name + " in " + text);
            }
            return Matcher.quoteReplacement(value);
        });
    }

    private String named(String text, Names names) {
        return NAME.matcher(text).replaceAll(name -> Matcher.quoteReplacement(names.of(name.group(1))));
    }

    /** Whether a simple name means another type in a file than the one given. */
    private static boolean clashes(Site site, String qualified) {
        String simple = qualified.substring(qualified.lastIndexOf('.') + 1);
        Site.Unit unit = site.unit();
        if (unit.imports().contains(qualified)) {
            return false;
        }
        return unit.taken().contains(simple)
                || unit.imports().stream().anyMatch(i -> i.endsWith("." + simple))
                || Files.exists(unit.file().resolveSibling(simple + ".java"));
    }

    /** New names of one defect: each is chosen once. */
    private final class Names {
        private final Site site;
        private final Random random;
        private final Map<String, String> chosen = new HashMap<>();

        Names(Site site, Random random) {
            this.site = site;
            this.random = random;
        }

        String of(String name) {
            return chosen.computeIfAbsent(name, unused -> choose(name));
        }

        private String choose(String name) {
            List<String> words = new ArrayList<>(synonyms.getOrDefault(name, List.of(name)));
            Collections.shuffle(words, random);
            boolean type = Character.isUpperCase(name.charAt(0));
            for (int i = 1; ; i++) {
                for (String word : words) {
                    String made = (type ? site.owner() : "") + word + (i == 1 ? "" : i);
                    boolean free = !site.unit().taken().contains(made) && !chosen.containsValue(made);
                    if (free && (!type || isNew(made))) {
                        return made;
                    }
                }
            }
        }

        private boolean isNew(String type) {
            Path file = site.unit().file().resolveSibling(type + ".java");
            return !Files.exists(file) && extraFiles.add(file);
        }
    }
}
