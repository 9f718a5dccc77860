package dev.yieldwise.analyzer.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which top-level types of the sources hold a type that names another one as its supertype, told from their texts alone:
 * nothing is parsed. It may name too many (a comment, another type of the same simple name), never too few of those that
 * are written in the usual way. For all threads; the texts are read at the first question.
 */
public final class Subtypes {
    private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+)\\s*;", Pattern.MULTILINE);

    /** From the keyword to the body, type arguments and annotations included. */
    private static final Pattern CLAUSE = Pattern.compile("\\b(?:extends|implements)\\s+([^{;()]{1,2000})\\{");

    private static final Pattern NAME = Pattern.compile("\\b[A-Z]\\w*");

    private static final Pattern CREATION = Pattern.compile("\\bnew\\s+(?:\\w+\\.)*([A-Z]\\w*)[^;{}]{0,300}\\)\\s*\\{");

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
        String text;
        try {
            text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Whoever checks the file says so.
            return;
        }
        Matcher declared = PACKAGE.matcher(text);
        String fileName = file.getFileName().toString();
        String simple = fileName.substring(0, Math.max(0, fileName.length() - ".java".length()));
        String type = declared.find() ? declared.group(1) + "." + simple : simple;
        Matcher clause = CLAUSE.matcher(text);
        while (clause.find()) {
            Matcher name = NAME.matcher(clause.group(1));
            while (name.find()) {
                found.computeIfAbsent(name.group(), key -> new TreeSet<>()).add(type);
            }
        }
        Matcher creation = CREATION.matcher(text);
        while (creation.find()) {
            found.computeIfAbsent(creation.group(1), key -> new TreeSet<>()).add(type);
        }
    }
}
