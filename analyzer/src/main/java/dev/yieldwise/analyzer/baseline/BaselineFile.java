package dev.yieldwise.analyzer.baseline;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.yieldwise.analyzer.engine.UsageException;
import dev.yieldwise.analyzer.source.AtShutdown;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Entries as lines of a file. */
final class BaselineFile {
    private static final String FAMILY = "yieldwise-baseline/";
    private static final int VERSION = 1;
    private static final Pattern SCHEMA = Pattern.compile(Pattern.quote(FAMILY) + "([0-9]{1,9})");
    private static final Pattern CONFLICT = Pattern.compile("^(<{7}|={7}|>{7}|\\|{7})( .*)?$");

    private BaselineFile() {}

    static List<Entry> read(Path file) {
        List<String> lines = linesOf(file);
        for (int i = 0; i < lines.size(); i++) {
            if (CONFLICT.matcher(lines.get(i)).matches()) {
                throw new UsageException(
                        "line " + (i + 1) + " of the baseline " + file + " is a conflict marker of git; "
                                + "remove the markers, keep the lines of both sides, then run 'yieldwise baseline --prune'");
            }
        }
        requireSchema(file, lines.isEmpty() ? "" : lines.get(0));
        List<Entry> entries = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                entries.add(entry(file, i + 1, lines.get(i)));
            }
        }
        return entries;
    }

    private static List<String> linesOf(Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException("the baseline " + file + " is a folder");
        }
        try {
            String text = Files.readString(file);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (CharacterCodingException e) {
            throw new UsageException("the baseline " + file + " is no UTF-8 text");
        } catch (IOException e) {
            throw new UsageException("cannot read the baseline " + file + ": " + reasonOf(e));
        }
    }

    private static void requireSchema(Path file, String line) {
        String schema = "";
        try {
            schema = objectOf(line).getOrDefault("schema", "");
        } catch (IOException e) {
            // said below: whatever else the line is, it is no schema
        }
        Matcher known = SCHEMA.matcher(schema);
        if (!known.matches()) {
            throw new UsageException(file + " is no baseline: its first line must be " + schemaLine());
        }
        if (Integer.parseInt(known.group(1)) > VERSION) {
            throw new UsageException("the baseline " + file + " is from a newer Yieldwise: it is " + schema
                    + ", and this version reads " + FAMILY + VERSION);
        }
    }

    private static Entry entry(Path file, int number, String line) {
        try {
            Map<String, String> members = objectOf(line);
            return new Entry(
                    member(members, "path"),
                    member(members, "member"),
                    member(members, "rule"),
                    member(members, "code"),
                    member(members, "around"));
        } catch (IOException e) {
            String reason = e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage();
            throw new UsageException("line " + number + " of the baseline " + file + " cannot be read: " + reason);
        }
    }

    private static String member(Map<String, String> members, String name) throws IOException {
        String value = members.get(name);
        if (value == null) {
            throw new IOException("'" + name + "' is missing, or no string");
        }
        return value;
    }

    /** The strings of an object; whatever a later version adds is passed over. */
    private static Map<String, String> objectOf(String line) throws IOException {
        Map<String, String> members = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("it is no JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.VALUE_STRING) {
                    members.put(name, json.getText());
                } else {
                    json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw new IOException("something follows the JSON object");
            }
        }
        return members;
    }

    private static String schemaLine() {
        return "{\"schema\":\"" + FAMILY + VERSION + "\"}";
    }

    /** Puts a file into its place at once; one that holds these lines already is left alone. */
    static void write(Path file, List<Entry> entries) {
        try {
            String text = textOf(entries);
            if (Files.isDirectory(file)) {
                throw new UsageException("cannot write the baseline " + file + ": it is a folder");
            }
            // a link stays a link: its target is replaced
            Path place = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            if (Files.exists(place) && Files.readString(place).equals(text)) {
                return;
            }
            Path beside = place.resolveSibling(
                    "." + place.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
            put(text, beside, place);
        } catch (IOException e) {
            throw new UsageException("cannot write the baseline " + file + ": " + reasonOf(e));
        }
    }

    private static void put(String text, Path temporary, Path place) throws IOException {
        AtShutdown ending = AtShutdown.run(() -> delete(temporary));
        try {
            Files.writeString(Files.createFile(temporary), text);
            move(temporary, place);
        } finally {
            delete(temporary);
            ending.close();
        }
    }

    private static String textOf(List<Entry> entries) throws IOException {
        StringBuilder text = new StringBuilder(schemaLine()).append('\n');
        JsonFactory factory = new JsonFactory();
        for (Entry entry : entries) {
            StringWriter line = new StringWriter();
            try (JsonGenerator json = factory.createGenerator(line)) {
                json.writeStartObject();
                json.writeStringField("path", entry.path());
                json.writeStringField("member", entry.member());
                json.writeStringField("rule", entry.rule());
                json.writeStringField("code", entry.code());
                json.writeStringField("around", entry.around());
                json.writeEndObject();
            }
            text.append(line).append('\n');
        }
        return text.toString();
    }

    private static void move(Path temporary, Path place) throws IOException {
        try {
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, place, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path temporary) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            throw new UsageException("cannot remove " + temporary + ": " + reasonOf(e));
        }
    }

    private static String reasonOf(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        return e instanceof NoSuchFileException missing ? "there is no " + missing.getFile() : e.getMessage();
    }
}
