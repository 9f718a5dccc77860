package dev.yieldwise.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A line of a file: {@code FILE:LINE}, as text reports print it; a column behind it is understood too. */
record Place(Path file, int line) {
    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<Place> {
        @Override
        public Place convert(String value) {
            String text = value.matches(".+:\\d+:\\d+") ? value.substring(0, value.lastIndexOf(':')) : value;
            int colon = text.lastIndexOf(':') < 1 ? -1 : text.lastIndexOf(':');
            try {
                return new Place(Path.of(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
            } catch (IndexOutOfBoundsException | NumberFormatException | InvalidPathException e) {
                throw new TypeConversionException("'" + value + "' is no FILE:LINE, as in src/Shop.java:14");
            }
        }
    }
}
