package dev.yieldwise.benchmarks.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Measures on the JDK that it runs on, prints the table, and writes the results: the driver of engines.sh, which gives it all by
 * system properties. Status 1 if a bound is broken.
 */
final class Measure {
    private Measure() {}

    public static void main(String[] args) throws Exception {
        Effort effort = Boolean.getBoolean("engines.quick") ? Effort.QUICK : Effort.FULL;
        effort = effort.rounds(Integer.getInteger("engines.rounds", effort.rounds()));
        String load = Machine.loadNow();
        Pattern only = Pattern.compile(System.getProperty("engines.only", ""));
        List<Measured> rows = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        rows.addAll(new Jmh(effort)
                .measure(Catalogue.rows().stream()
                        .filter(row -> only.matcher(row.id()).find())
                        .toList()));
        Fresh fresh = new Fresh(effort, System.getProperty("engines.classpath"));
        if (only.matcher("retained").find()) {
            rows.addAll(fresh.memory());
        }
        if (only.matcher("first").find()) {
            rows.addAll(fresh.firstUse());
        }
        if (only.matcher("other").find()) {
            new OtherLanguages(Path.of(System.getProperty("engines.other")), effort).measure(rows, missing);
        }
        Machine machine = Machine.here(System.getProperty("engines.commit"), load, effort);
        Results results = new Results(machine, rows, missing, List.of());
        results = new Results(machine, rows, missing, Bounds.judge(results));
        Results.write(results, Path.of(System.getProperty("engines.results")));
        System.out.print(Table.of(results));
        System.exit(results.verdicts().stream().anyMatch(Verdict::broken) ? 1 : 0);
    }
}
