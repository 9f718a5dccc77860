package dev.yieldwise.benchmarks.driver;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.benchmarks.driver.Row.Wants;
import dev.yieldwise.benchmarks.rows.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures rows by JMH: a fork of each in every round, so that what is compared meets the same weather. */
final class Jmh {
    static final List<String> FORK = List.of("-Xms1g", "-Xmx1g", "-XX:+UseSerialGC");

    /** JMH uses what these JDKs warn of. */
    private static final List<String> QUIET =
            Runtime.version().feature() >= 24 ? List.of("--sun-misc-unsafe-memory-access=allow") : List.of();

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Effort effort;

    Jmh(Effort effort) {
        this.effort = effort;
    }

    List<Measured> measure(List<Row> rows) {
        Map<Row, List<List<Double>>> times = new LinkedHashMap<>();
        Map<Row, Double> bytes = new LinkedHashMap<>();
        List<Row> measurable =
                rows.stream().filter(row -> plan(row).elements > 0).toList();
        for (int round = 1; round <= effort.rounds(); round++) {
            System.err.printf("round %d of %d, %d rows%n", round, effort.rounds(), measurable.size());
            for (Row row : measurable) {
                List<Double> scores = new ArrayList<>();
                for (IterationResult each : run(row)) {
                    scores.add(each.getPrimaryResult().getScore());
                    // The least: what else the JVM does in an iteration allocates too.
                    bytes.merge(row, each.getSecondaryResults().get(ALLOCATED).getScore(), Math::min);
                }
                times.computeIfAbsent(row, unused -> new ArrayList<>()).add(scores);
                System.err.printf("  %-20s %s ns%n", row.id(), Table.number(Measured.median(scores)));
            }
        }
        return measurable.stream()
                .map(row -> Measured.of(row.id(), row.group(), row.label(), times.get(row), plan(row).engine)
                        .allocating(bytes.get(row))
                        .noting(plan(row).note))
                .toList();
    }

    private Iterable<IterationResult> run(Row row) {
        Plan plan = plan(row);
        List<String> arguments = new ArrayList<>(FORK);
        arguments.addAll(QUIET);
        arguments.addAll(plan.arguments);
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + Pattern.quote(Rows.class.getPackageName() + "." + row.method()) + "$")
                .param("n", String.valueOf(row.group() == Group.CREATION ? 1_000 : plan.elements))
                .param("engine", plan.engine)
                .operationsPerInvocation(plan.elements)
                .forks(1)
                .warmupIterations(effort.warmups())
                .warmupTime(TimeValue.milliseconds(effort.millis()))
                .measurementIterations(effort.iterations())
                .measurementTime(TimeValue.milliseconds(effort.millis()))
                .addProfiler(GCProfiler.class)
                .jvmArgs(arguments.toArray(new String[0]))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        try {
            RunResult result = new Runner(options.build()).runSingle();
            return result.getBenchmarkResults().iterator().next().getIterationResults();
        } catch (RunnerException failed) {
            throw new IllegalStateException(
                    "row " + row.id() + " failed; `engines.sh --only '^" + row.id() + "$'`", failed);
        }
    }

    /** How a row is measured on this JDK: asked from the library, never assumed. */
    private record Plan(int elements, String engine, List<String> arguments, String note) {}

    private static Plan plan(Row row) {
        if (row.wants() == Wants.PLAIN) {
            return new Plan(row.elements(), "", List.of(), "");
        }
        if (row.wants() == Wants.THREAD) {
            String kind = Runtime.version().feature() >= 24 ? "VIRTUAL_THREAD" : "PLATFORM_THREAD";
            return new Plan(row.elementsByThread(), kind, List.of("-Dyieldwise.engine=thread"), "");
        }
        EngineChoice choice = row.choice().get();
        if (row.wants() == Wants.PUSH) {
            String whole = choice.whole().name();
            return whole.equals("PUSH")
                    ? new Plan(row.elements(), whole, List.of(), "")
                    : new Plan(row.elementsByThread(), whole, List.of(), "not called: " + choice.reason());
        }
        String single = choice.single().name();
        return single.equals("WOVEN")
                ? new Plan(row.elements(), single, List.of(), "")
                : new Plan(row.elementsByThread(), single, List.of(), Results.notWoven(single, choice.reason()));
    }
}
