package dev.yieldwise.analyzer.suppression;

import com.github.javaparser.ast.CompilationUnit;
import dev.yieldwise.analyzer.finding.TextEdit;
import dev.yieldwise.analyzer.rule.Nearest;
import dev.yieldwise.analyzer.source.Range;
import dev.yieldwise.analyzer.source.SourceFile;
import dev.yieldwise.analyzer.source.Sources;
import dev.yieldwise.analyzer.suppression.Request.Name;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads comments that begin with {@code yieldwise:}, after which comes what to do, the names of rules with commas between
 * them, and the reason. A comment beside code covers its line; one on lines of its own what follows it, see {@link Following}.
 * Documentation comments ask for nothing: they may be about this.
 */
final class Comments {
    private static final String LINE = "ignore";
    private static final String FILE = "ignore-file";

    private static final Pattern REQUEST = Pattern.compile("[\\s*]*yieldwise:(\\s*[\\w-]*)");
    private static final Pattern FIRST_NAME = Pattern.compile("\\s*(\\w+)");
    /** What follows a comma and is no name in form belongs to the reason. */
    private static final Pattern NEXT_NAME = Pattern.compile("\\s*,\\s*(\\p{Lu}\\w*)");

    private static final Pattern BEFORE_REASON = Pattern.compile("^[\\s*:,.;\\p{Pd}]+");

    private final SourceFile file;
    private final CompilationUnit unit;
    private final List<Request> requests = new ArrayList<>();
    private final List<Mistake> mistakes = new ArrayList<>();

    Comments(SourceFile file, CompilationUnit unit) {
        this.file = file;
        this.unit = unit;
        List<Range> comments = Sources.commentsIn(unit);
        for (Range comment : comments) {
            read(comment, comments);
        }
    }

    /** What is asked for in a way that means something, in the order of the file. */
    List<Request> requests() {
        return requests;
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    private void read(Range comment, List<Range> all) {
        String text = file.text(comment);
        if (text.startsWith("/**") && !text.equals("/**/")) {
            return;
        }
        String body = text.startsWith("/*") ? text.substring(0, text.length() - 2) : text;
        Matcher matcher = REQUEST.matcher(body).region(2, body.length());
        if (!matcher.lookingAt()) {
            return;
        }
        String word = matcher.group(1);
        if (!word.equals(LINE) && !word.equals(FILE)) {
            Range place = place(comment, body, matcher.start(1), matcher.end(1));
            misspelled(word, place);
            return;
        }
        List<Name> names = new ArrayList<>();
        int end = matcher.end();
        Matcher name = FIRST_NAME.matcher(body).region(end, body.length());
        while (name.lookingAt()) {
            names.add(Name.ofRule(name.group(1), place(comment, body, name.start(1), name.end(1))));
            end = name.end();
            name = NEXT_NAME.matcher(body).region(end, body.length());
        }
        if (names.isEmpty()) {
            mistakes.add(new Mistake(comment, "the suppression names no rule", Optional.empty()));
        } else if (word.equals(FILE) && !isInHead(comment)) {
            mistakes.add(new Mistake(
                    comment, "'" + FILE + "' covers nothing unless it stands before the first type", Optional.empty()));
        } else {
            String reason = BEFORE_REASON
                    .matcher(body.substring(end).replaceAll("\\R\\s*\\*?\\s*", " "))
                    .replaceFirst("")
                    .strip();
            Cover cover = word.equals(FILE) ? Cover.FILE : new Following(file, unit, all).coverOf(comment);
            requests.add(new Request(comment, names, cover, reason, new Written(comment, names)));
        }
    }

    /** A word that is near to neither is taken for prose. */
    private void misspelled(String word, Range place) {
        Nearest.to(word.strip(), List.of(LINE, FILE))
                .ifPresent(meant -> mistakes.add(new Mistake(
                        place,
                        "'yieldwise:" + word + "' asks for nothing; did you mean 'yieldwise:" + meant + "'?",
                        Optional.of(new TextEdit(place, meant)))));
    }

    private boolean isInHead(Range comment) {
        return unit.getTypes().stream().map(Sources::rangeOf).noneMatch(type -> type.compareTo(comment) < 0);
    }

    /** A part of a comment, which may have several lines. */
    private static Range place(Range comment, String text, int from, int to) {
        int line = comment.startLine();
        int lineStart = 1 - comment.startColumn();
        for (int i = 0; i < from; i++) {
            char c = text.charAt(i);
            if (c == '\n' || c == '\r' && !text.startsWith("\n", i + 1)) {
                line++;
                lineStart = i + 1;
            }
        }
        return new Range(line, from - lineStart + 1, line, to - lineStart + 1);
    }

    /** A request that means nothing. */
    record Mistake(Range place, String message, Optional<TextEdit> mending) {}

    /** A comment whose reason stays while it names anything. */
    private final class Written implements Request.Form {
        private final Range comment;
        private final List<Name> names;

        Written(Range comment, List<Name> names) {
            this.comment = comment;
            this.names = names;
        }

        @Override
        public boolean canGiveReason() {
            return true;
        }

        @Override
        public Optional<TextEdit> without(Collection<Name> some) {
            List<Name> left = names.stream()
                    .filter(name -> !Set.copyOf(some).contains(name))
                    .toList();
            if (left.isEmpty()) {
                return Optional.of(Removal.of(file, comment));
            }
            Range first = names.get(0).range();
            Range last = names.get(names.size() - 1).range();
            return Optional.of(new TextEdit(
                    new Range(first.startLine(), first.startColumn(), last.endLine(), last.endColumn()),
                    left.stream().map(Name::text).collect(Collectors.joining(", "))));
        }
    }
}
