package dev.yieldwise.analyzer.source;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Which top-level types of the sources hold a type that names another one as its supertype, told from their texts alone:
 * nothing is parsed. It may name too many (a comment, another type of the same simple name), never too few of those that
 * are written in the usual way. For all threads; the texts are read at the first question.
 */
public final class Subtypes {
    /** A clause or the arguments of a creation go on no longer than that. */
    private static final int MAX_LENGTH = 2_000;

    private final List<Path> files;
    private Map<String, List<String>> bySupertype;

    Subtypes(Collection<Path> files) {
        this.files = List.copyOf(files);
    }

    /** Qualified names of top-level types, sorted. */
    public List<String> of(String simpleName) {
        return all().getOrDefault(simpleName, List.of());
    }

    private synchronized Map<String, List<String>> all() {
        if (bySupertype == null) {
            Map<String, TreeSet<String>> found = new HashMap<>();
            files.forEach(file -> read(file, found));
            bySupertype = new HashMap<>();
            found.forEach((name, types) -> bySupertype.put(name, new ArrayList<>(types)));
        }
        return bySupertype;
    }

    private static void read(Path file, Map<String, TreeSet<String>> found) {
        Headings headings = Headings.of(file);
        String text = headings.text();
        String fileName = file.getFileName().toString();
        String simple = fileName.substring(0, Math.max(0, fileName.length() - ".java".length()));
        String type = headings.packageName().isEmpty() ? simple : headings.packageName() + "." + simple;
        Consumer<String> names =
                name -> found.computeIfAbsent(name, key -> new TreeSet<>()).add(type);
        clauses(text, "extends ", names);
        clauses(text, "implements ", names);
        creations(text, names);
    }

    /** All capitalized names up to the body, those of type arguments too. */
    private static void clauses(String text, String keyword, Consumer<String> names) {
        for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
            int end = Math.min(text.length(), at + MAX_LENGTH);
            for (int i = at + keyword.length(); i < end && "{;()\"".indexOf(text.charAt(i)) < 0; ) {
                int stop = nameEnd(text, i);
                if (stop > i && Character.isUpperCase(text.charAt(i))) {
                    names.accept(text.substring(i, stop));
                }
                i = Math.max(i + 1, stop);
            }
        }
    }

    /** The names of classes of which an anonymous subclass is made. */
    private static void creations(String text, Consumer<String> names) {
        String keyword = "new ";
        for (int at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) {
            int start = at + keyword.length();
            int stop = nameEnd(text, start);
            while (stop < text.length() && text.charAt(stop) == '.') {
                start = stop + 1;
                stop = nameEnd(text, start);
            }
            if (stop > start && hasBody(text, stop)) {
                names.accept(text.substring(start, stop));
            }
        }
    }

    /** Whether type arguments, arguments and then an opening brace follow. */
    private static boolean hasBody(String text, int from) {
        int open = 0;
        int end = Math.min(text.length(), from + MAX_LENGTH);
        boolean arguments = false;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '(') {
                open++;
                arguments = true;
            } else if (c == ')') {
                open--;
            } else if (open == 0 && arguments) {
                if (!Character.isWhitespace(c)) {
                    return c == '{';
                }
            } else if (open == 0 && ";{}[".indexOf(c) >= 0) {
                return false;
            }
        }
        return false;
    }

    private static int nameEnd(String text, int start) {
        int i = start;
        while (i < text.length() && Character.isJavaIdentifierPart(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
