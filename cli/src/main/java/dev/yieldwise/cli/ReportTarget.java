package dev.yieldwise.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A report that was asked for: {@code FORMAT} for standard output or {@code FORMAT=FILE}. */
record ReportTarget(Format format, Optional<Path> file) {
    /** Reads it from the command line. */
    static final class Converter implements ITypeConverter<ReportTarget> {
        @Override
        public ReportTarget convert(String value) {
            int equals = value.indexOf('=');
            String name = equals < 0 ? value : value.substring(0, equals);
            Format format = Format.named(name)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + name + "' is none of the formats " + String.join(", ", Format.labels())));
            if (equals < 0) {
                return new ReportTarget(format, Optional.empty());
            }
            String file = value.substring(equals + 1);
            if (file.isEmpty()) {
                throw new TypeConversionException("no file behind '" + value + "'");
            }
            try {
                return new ReportTarget(format, Optional.of(Path.of(file)));
            } catch (InvalidPathException e) {
                throw new TypeConversionException("'" + file + "' is no file name");
            }
        }
    }
}
