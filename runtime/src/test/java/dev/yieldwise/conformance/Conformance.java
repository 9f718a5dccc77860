package dev.yieldwise.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.yieldwise.Generator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Runs files of conformance cases, of any name, on any engine: {@code runtime/conformance.sh}. A file is JSON with its cases
 * under "cases", or one case a line.
 *
 * <pre>
 * Conformance [--engine NAME] [--seed N] [FILE...]     without files: those of the project
 * </pre>
 *
 * <p>The exit status is 1 if a row differs.
 */
final class Conformance {
    static final List<String> FILES =
            List.of("cases.json", "lookahead.json", "random-5000.jsonl", "lookahead-1000.jsonl", "itertools.json");

    private Conformance() {}

    public static void main(String[] args) throws IOException {
        List<BodyEngine> engines = new ArrayList<>(List.of(BodyEngine.values()));
        List<String> files = new ArrayList<>();
        long seed = System.nanoTime();
        for (int i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--engine" -> engines = List.of(BodyEngine.valueOf(args[++i].toUpperCase(Locale.ROOT)));
                case "--seed" -> seed = Long.parseLong(args[++i]);
                default -> files.add(args[i]);
            }
        }
        System.out.println("JDK " + Runtime.version() + ", library from "
                + Generator.class.getProtectionDomain().getCodeSource().getLocation() + ", "
                + (Generator.class.getModule().isNamed() ? "module path" : "class path") + ", seed " + seed);
        System.out.println("  a lambda's body: "
                + Generator.<Integer>of(out -> out.yield(1)).engine());
        int failed = 0;
        for (BodyEngine engine : engines) {
            int cases = 0;
            int woven = 0;
            for (String file : files.isEmpty() ? FILES : files) {
                List<JsonNode> rows = files.isEmpty() ? ours(file) : rows(Files.readString(Path.of(file)));
                Bodies bodies = engine.on(rows, seed);
                List<String> mismatches = mismatches(rows, bodies, new Random(seed));
                mismatches.forEach(mismatch -> System.out.println(engine + ": " + mismatch));
                failed += mismatches.size();
                System.out.printf(
                        "  %-15s %-22s %5d cases, %d failed%n",
                        engine, Path.of(file).getFileName(), rows.size(), mismatches.size());
                Weaving weaving = bodies.weaving().orElse(new Weaving());
                System.out.print(weaving.cases() == 0 ? "" : weaving);
                cases += weaving.cases();
                woven += weaving.woven();
            }
            if (!Weaving.suffices(woven, cases)) {
                System.out.println(engine + ": too few cases are woven");
                failed++;
            }
        }
        System.exit(failed == 0 ? 0 : 1);
    }

    /** Each way in which a row differs on this engine. */
    static List<String> mismatches(List<JsonNode> rows, Bodies bodies, Random random) {
        return rows.stream().flatMap(row -> mismatches(row, bodies, random)).toList();
    }

    static Stream<String> mismatches(JsonNode row, Bodies bodies, Random random) {
        if (row.has("expr")) {
            return Stream.ofNullable(ItertoolsTraces.mismatch(row));
        }
        Stream<String> asWritten = Stream.ofNullable(CaseRunner.mismatch(row, bodies, CaseRunner.Variation.AS_WRITTEN));
        // Their own steps look ahead, and what follows depends on what is pending.
        return row.has("view") ? asWritten : Stream.concat(asWritten, varied(row, bodies, random));
    }

    private static Stream<String> varied(JsonNode row, Bodies bodies, Random random) {
        return Stream.of(
                        CaseRunner.mismatch(row, bodies, CaseRunner.Variation.LOOKING_AHEAD),
                        CaseRunner.mismatch(row, bodies, CaseRunner.Variation.FOR_EACH),
                        CaseRunner.mismatchWhenTheActionFails(row, bodies, random))
                .filter(mismatch -> mismatch != null);
    }

    /** The rows of one of the project's files. */
    static List<JsonNode> ours(String file) {
        try (InputStream in = Conformance.class.getResourceAsStream("/conformance/" + file)) {
            return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> rows(String text) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> rows = new ArrayList<>();
        if (text.startsWith("{\"id\"")) {
            for (String line : Arrays.asList(text.split("\n"))) {
                if (!line.isBlank()) {
                    rows.add(mapper.readTree(line));
                }
            }
        } else {
            JsonNode all = mapper.readTree(text);
            (all.isArray() ? all : all.get("cases")).forEach(rows::add);
        }
        return rows;
    }
}
