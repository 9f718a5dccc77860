package dev.yieldwise.cli;

import dev.yieldwise.analyzer.config.FailOn;
import dev.yieldwise.analyzer.config.ValueType;
import dev.yieldwise.analyzer.engine.UsageException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Values of options, with messages that say what would have been right. */
final class Converters {
    private Converters() {}

    /** When to colour. */
    enum Color {
        AUTO,
        ALWAYS,
        NEVER;

        @Override
        public String toString() {
            return label(this);
        }
    }

    private static String label(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    /** Reads a level that fails. */
    static final class ToFailOn implements ITypeConverter<FailOn> {
        @Override
        public FailOn convert(String value) {
            return choice(value, FailOn.values());
        }
    }

    /** Reads when to colour. */
    static final class ToColor implements ITypeConverter<Color> {
        @Override
        public Color convert(String value) {
            return choice(value, Color.values());
        }
    }

    private static <E extends Enum<E>> E choice(String value, E[] choices) {
        List<String> labels = new ArrayList<>();
        for (E choice : choices) {
            String label = label(choice);
            if (label.equals(value)) {
                return choice;
            }
            labels.add(label);
        }
        throw new TypeConversionException("'" + value + "' is none of " + String.join(", ", labels));
    }

    /** A number of threads. */
    static final class ToThreads implements ITypeConverter<Integer> {
        private static final int MOST = 1_024;

        @Override
        public Integer convert(String value) {
            int threads = value.matches("[0-9]{1,4}") ? Integer.parseInt(value) : 0;
            if (threads < 1 || threads > MOST) {
                throw new TypeConversionException("'" + value + "' is no number from 1 to " + MOST);
            }
            return threads;
        }
    }

    /** A number of bytes, with K or M behind it. */
    static final class ToSize implements ITypeConverter<Long> {
        @Override
        public Long convert(String value) {
            return ValueType.sizeOf(value)
                    .orElseThrow(
                            () -> new TypeConversionException("'" + value + "' is no size such as 500000, 800K or 4M"));
        }
    }

    /** An encoding that this Java has. */
    static final class ToCharset implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String value) {
            try {
                return Charset.forName(value);
            } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
                throw new TypeConversionException("there is no encoding '" + value + "'");
            }
        }
    }

    /** A class path as java takes it: entries between path separators, and {@code folder/*} for the jars of a folder. */
    static List<Path> classpath(String text, Host host) {
        List<Path> entries = new ArrayList<>();
        for (String part : text.split(File.pathSeparator)) {
            if (part.isEmpty()) {
                continue;
            }
            try {
                boolean all = part.equals("*") || part.endsWith("/*") || part.endsWith(File.separator + "*");
                Path entry = host.resolve(Path.of(all ? part.substring(0, part.length() - 1) : part));
                if (!Files.exists(entry)) {
                    throw new UsageException("no such class path entry: " + part);
                }
                entries.addAll(all ? jarsIn(entry) : List.of(entry));
            } catch (InvalidPathException e) {
                throw new UsageException("no such class path entry: " + part);
            }
        }
        return entries;
    }

    /** The jars of a folder, sorted, so that equal folders give equal runs; none where there is no folder. */
    static List<Path> jarsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
