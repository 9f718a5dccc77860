package dev.yieldwise.analyzer.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.DataKey;
import com.github.javaparser.ast.Node;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Reads and parses files: the only maker of parsers. An instance belongs to one thread.
 *
 * <p>The parser runs without JavaParser's processors: they are two thirds of a default parse, and what they add (language
 * level checks, attached comments) no rule needs.
 */
public final class Sources {
    private static final DataKey<SourceFile> FILE = new DataKey<>() {};

    private final Path base;
    private final Charset encoding;
    private final long maxFileSize;
    private final Map<Path, String> texts;
    private final ParserConfiguration configuration = configuration();

    public Sources(Path base, Charset encoding, long maxFileSize) {
        this(base, encoding, maxFileSize, Map.of());
    }

    /** @param texts what is taken for the texts of some files, by the paths that are asked for, whatever lies on disk */
    public Sources(Path base, Charset encoding, long maxFileSize, Map<Path, String> texts) {
        this.base = base.toAbsolutePath().normalize();
        this.encoding = encoding;
        this.maxFileSize = maxFileSize;
        this.texts = Map.copyOf(texts);
    }

    private static ParserConfiguration configuration() {
        ParserConfiguration configuration = new ParserConfiguration()
                .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_25)
                .setAttributeComments(false);
        configuration.getProcessors().clear();
        return configuration;
    }

    /** How reports name a file: relative to the base where it lies below it, always with '/'. */
    public String nameOf(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
        return shown.toString().replace(shown.getFileSystem().getSeparator(), "/");
    }

    /** The file that reports name so. */
    public Path named(String name) {
        return base.resolve(name).normalize();
    }

    /** The text of a file as it is now, by the name that reports give it; empty if it cannot be had or is no text. */
    public Optional<String> text(String name) {
        try {
            Path path = base.resolve(name);
            return Files.isRegularFile(path) && Files.size(path) <= maxFileSize
                    ? Optional.of(EncodedText.decode(Files.readAllBytes(path), encoding))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Reads and parses one file. Never throws for what is in the file. */
    public Parsed parse(Path path) {
        return read(path, text -> text);
    }

    /**
     * The types of a file with their members, but without the code in them, for a fraction of what the whole file costs.
     *
     * @return empty if that is no Java
     */
    public Optional<CompilationUnit> outline(Path path) {
        return read(path, Outline::of) instanceof Parsed.Unit unit ? Optional.of(unit.tree()) : Optional.empty();
    }

    private Parsed read(Path path, UnaryOperator<String> part) {
        String text = texts.get(path);
        if (text != null) {
            return parse(new SourceFile(path, nameOf(path), part.apply(text)));
        }
        try {
            long size = Files.size(path);
            if (size > maxFileSize) {
                return new Parsed.OverBudget(
                        String.format(Locale.ROOT, "the file has %,d bytes; the limit is %,d", size, maxFileSize));
            }
            text = EncodedText.decode(Files.readAllBytes(path), encoding);
        } catch (CharacterCodingException e) {
            return new Parsed.Unread("the file is not " + encoding.name() + " text; name its encoding with --encoding");
        } catch (NoSuchFileException e) {
            return new Parsed.Unread("the file does not exist");
        } catch (AccessDeniedException e) {
            return new Parsed.Unread("the file may not be read");
        } catch (IOException e) {
            return new Parsed.Unread("the file could not be read: " + e.getMessage());
        }
        return parse(new SourceFile(path, nameOf(path), part.apply(text)));
    }

    /** Parses a text that is already in memory. */
    public Parsed parse(SourceFile file) {
        if (file.text().indexOf('\0') >= 0) {
            return new Parsed.Unread("the file is binary: it holds NUL characters");
        }
        Nesting nesting = Nesting.of(file.text());
        if (nesting.depth() > Nesting.LIMIT) {
            return new Parsed.OverBudget(
                    "brackets are nested " + nesting.depth() + " deep; the limit is " + Nesting.LIMIT);
        }
        if (nesting.work() > Nesting.WORK_LIMIT) {
            return new Parsed.OverBudget("lambdas or classes in arguments are nested too deep to be parsed in time");
        }
        try {
            ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(file.text());
            if (result.isSuccessful() && result.getResult().isPresent()) {
                result.getResult().get().setData(FILE, file);
                return new Parsed.Unit(file, result.getResult().get());
            }
            return new Parsed.Unparsed(result.getProblems().stream()
                    .findFirst()
                    .map(Sources::describe)
                    .orElse("the parser gave no tree and no reason"));
        } catch (StackOverflowError e) {
            return new Parsed.OverBudget("expressions or statements are nested too deeply to be parsed");
        }
    }

    private static String describe(Problem problem) {
        String first = problem.getMessage().lines().findFirst().orElse("").strip();
        // The list of all tokens that could have come instead helps nobody.
        int expected = first.indexOf(", expected one of");
        String what = expected < 0 ? first : first.substring(0, expected);
        String where = problem.getLocation()
                .flatMap(location -> location.getBegin().getRange())
                .map(range -> "line " + range.begin.line + ", column " + range.begin.column + ": ")
                .orElse("");
        return where + (what.isEmpty() ? "not valid Java" : what);
    }

    /**
     * The file in which a node stands.
     *
     * @throws java.util.NoSuchElementException for a node of a tree that was not parsed here
     */
    public static SourceFile fileOf(Node node) {
        return node.findCompilationUnit().orElseThrow().getData(FILE);
    }

    /**
     * The range of a node; our columns end exclusively.
     *
     * @throws IllegalArgumentException for a node that no parser made, so that it stands nowhere
     */
    public static Range rangeOf(Node node) {
        com.github.javaparser.Range range =
                node.getRange().orElseThrow(() -> new IllegalArgumentException("a node that no parser made: " + node));
        return rangeOf(range);
    }

    /** Where comments stand in a node, in source order. The tree does not hold them; its tokens do. */
    public static List<Range> commentsIn(Node node) {
        List<Range> comments = new ArrayList<>();
        node.getTokenRange()
                .ifPresent(tokens -> tokens.forEach(token -> {
                    if (token.getCategory().isComment()) {
                        token.getRange().ifPresent(range -> comments.add(rangeOf(range)));
                    }
                }));
        return comments;
    }

    private static Range rangeOf(com.github.javaparser.Range range) {
        return new Range(range.begin.line, range.begin.column, range.end.line, range.end.column + 1);
    }
}
