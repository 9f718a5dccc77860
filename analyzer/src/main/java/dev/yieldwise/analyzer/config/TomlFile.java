package dev.yieldwise.analyzer.config;

import dev.yieldwise.analyzer.rule.Nearest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.tomlj.Toml;
import org.tomlj.TomlParseError;
import org.tomlj.TomlParseResult;

/** Reads one file of settings. What is wrong with it is told all at once, by line and column. */
final class TomlFile {
    /** A thousand times what anybody writes. */
    private static final long MAX_BYTES = 1L << 20;

    private TomlFile() {}

    /** What the file says; what is wrong goes to the place's problems, and its keys are left out. */
    static Layer read(Place place) {
        return text(place)
                .flatMap(text -> parsed(text, place))
                .map(table -> layer(table, place))
                .orElseGet(() -> new Layer.Builder().build());
    }

    private static Optional<String> text(Place place) {
        try {
            if (Files.isDirectory(place.file())) {
                return fault(place, "this is a folder; it should be a file");
            }
            if (Files.size(place.file()) > MAX_BYTES) {
                return fault(place, "the file is larger than a megabyte; it should be a few lines of settings");
            }
            byte[] bytes = Files.readAllBytes(place.file());
            String text = StandardCharsets.UTF_8
                    .newDecoder() // one that reports what is no UTF-8
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.startsWith("\uFEFF")) {
                return fault(place, "the file starts with a byte order mark; save it as UTF-8 without one");
            }
            return text.indexOf('\0') >= 0
                    ? fault(place, "the file is binary: it holds NUL characters")
                    : Optional.of(text);
        } catch (CharacterCodingException e) {
            return fault(place, "the file is not UTF-8 text");
        } catch (AccessDeniedException e) {
            return fault(place, "the file may not be read");
        } catch (IOException e) {
            return fault(place, "the file could not be read: " + e.getMessage());
        }
    }

    private static Optional<String> fault(Place place, String message) {
        place.problem(message);
        return Optional.empty();
    }

    private static Optional<TomlParseResult> parsed(String text, Place place) {
        TomlParseResult result = Toml.parse(text);
        for (TomlParseError error : result.errors()) {
            // after the first, what a line means is a guess; only what is no TOML is told
            place.at(error.position()).problem(sentence(error.getMessage()));
        }
        return result.hasErrors() ? Optional.empty() : Optional.of(result);
    }

    private static String sentence(String message) {
        return message.startsWith("Unexpected") ? "u" + message.substring(1) : message;
    }

    private static Layer layer(TomlParseResult table, Place place) {
        Layer.Builder layer = new Layer.Builder();
        for (String name : table.keySet()) {
            Place at = place.at(table.inputPositionOf(List.of(name)));
            Optional<Key<?>> key =
                    Key.ALL.stream().filter(each -> each.name().equals(name)).findFirst();
            if (key.isPresent()) {
                set(key.get(), table.get(List.of(name)), at, layer);
            } else {
                List<String> names = Key.ALL.stream().map(Key::name).toList();
                at.problem("there is no key '" + name + "'"
                        + Nearest.hint(name, names, "; there are " + String.join(", ", names)));
            }
        }
        return layer.build();
    }

    private static <T> void set(Key<T> key, Object value, Place place, Layer.Builder layer) {
        key.type().reader().apply(value, place).ifPresent(read -> layer.set(key, read, place.origin()));
    }
}
