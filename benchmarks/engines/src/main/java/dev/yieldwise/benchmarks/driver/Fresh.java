package dev.yieldwise.benchmarks.driver;

import dev.yieldwise.benchmarks.fresh.FirstUse;
import dev.yieldwise.benchmarks.fresh.Retained;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measures what needs a JVM of its own. */
final class Fresh {
    static final int MILLION = 1_000_000;
    private static final int FEW = 1_000;

    private final Effort effort;
    private final String classpath;

    Fresh(Effort effort, String classpath) {
        this.effort = effort;
        this.classpath = classpath;
    }

    /** A million suspended generators in 256 MB; a row is missing if they are not. */
    List<Measured> memory() throws IOException, InterruptedException {
        List<Measured> rows = new ArrayList<>();
        for (Retained.Shape shape : Retained.Shape.values()) {
            // Asked with one alive first: a million threads are not for trying.
            Optional<Map<String, String>> one = retained(shape, 1);
            if (one.isEmpty()) {
                continue;
            }
            String engine = one.get().get("engine");
            boolean threads = engine.endsWith("_THREAD");
            Optional<Map<String, String>> many = retained(shape, threads ? FEW : MILLION);
            many.ifPresent(said -> {
                double bytes = Double.parseDouble(said.get("bytes"));
                String name = (engine.equals("NONE") ? "hand-written: " : "woven: ") + shape.label;
                Measured row = Measured.of("retained-" + shape, Group.MEMORY, name, List.of(List.of(bytes)), engine);
                rows.add(threads ? row.noting(Results.notWoven(engine, "") + stack(engine)) : row);
            });
        }
        return rows;
    }

    private static String stack(String engine) {
        return engine.equals("PLATFORM_THREAD") ? ", whose stack is not on the heap" : "";
    }

    private Optional<Map<String, String>> retained(Retained.Shape shape, int count)
            throws IOException, InterruptedException {
        return run(
                List.of("-Xmx256m", "-XX:+UseSerialGC"), Retained.class.getName(), shape.name(), String.valueOf(count));
    }

    /** What is used for the first time, in many fresh JVMs that take turns. */
    List<Measured> firstUse() throws IOException, InterruptedException {
        Map<String, Program> programs = new LinkedHashMap<>();
        String use = FirstUse.class.getName();
        programs.put("copy", new Program("ASM copies the class of the body", List.of(), "AsmCopy"));
        programs.put("pull", new Program("woven: first next()", List.of(), use, "pull"));
        programs.put("lambda", new Program("woven: lambda made, first next()", List.of(), use, "lambda"));
        programs.put("push", new Program("push: count()", List.of(), use, "push"));
        programs.put(
                "thread",
                new Program("thread engine: first next()", List.of("-Dyieldwise.engine=thread"), use, "pull"));
        if (Runtime.version().feature() >= 24) {
            programs.put("classfile", new Program("java.lang.classfile copies it", List.of(), "ClassFileCopy"));
        }
        Map<String, List<List<Double>>> first = new LinkedHashMap<>();
        Map<String, List<List<Double>>> later = new LinkedHashMap<>();
        Map<String, String> engines = new LinkedHashMap<>();
        System.err.printf("%d fresh JVMs of %d kinds%n", effort.jvms(), programs.size());
        for (int round = 0; round < effort.jvms(); round++) {
            for (Map.Entry<String, Program> each : programs.entrySet()) {
                Program program = each.getValue();
                Map<String, String> said = run(program.options, program.main, program.arguments)
                        .orElseThrow(() -> new IllegalStateException(program + " failed"));
                List<Double> millis = Arrays.stream(said.get("nanos").split(","))
                        .map(nanos -> Long.parseLong(nanos) / 1e6)
                        .toList();
                first.computeIfAbsent(each.getKey(), unused -> new ArrayList<>())
                        .add(millis.subList(0, 1));
                later.computeIfAbsent(each.getKey(), unused -> new ArrayList<>())
                        .add(millis.subList(1, millis.size()));
                engines.put(each.getKey(), said.get("engine"));
            }
        }
        List<Measured> rows = new ArrayList<>();
        programs.forEach((id, program) -> {
            String engine = engines.get(id);
            String note = program.label.startsWith("woven") && !engine.equals("WOVEN")
                    ? Results.notWoven(engine, "")
                    : id.equals("copy") ? engine : "";
            rows.add(Measured.of("first-" + id, Group.FIRST_USE, program.label, first.get(id), engine)
                    .noting(note));
            rows.add(Measured.of(
                            "later-" + id, Group.FIRST_USE, program.label + ", each later body", later.get(id), engine)
                    .noting(note));
        });
        return rows;
    }

    private record Program(String label, List<String> options, String main, String... arguments) {}

    /** What a program says in its one line; empty if it fails. */
    private Optional<Map<String, String>> run(List<String> options, String main, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", classpath, main));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line = new String(process.getInputStream().readAllBytes()).strip();
        if (process.waitFor() != 0) {
            return Optional.empty();
        }
        Map<String, String> said = new LinkedHashMap<>();
        for (String pair : line.split(" ")) {
            int at = pair.indexOf('=');
            said.put(pair.substring(0, at), pair.substring(at + 1));
        }
        return Optional.of(said);
    }
}
