package dev.yieldwise.fuzz;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.fuzz.Comparison.Runs;
import dev.yieldwise.fuzz.Compiled.Result;
import dev.yieldwise.fuzz.Compiled.With;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Runs random bodies in two ways, and compares. By hand:
 *
 * <pre>java -cp runtime/target/classes:runtime/target/test-classes:ecj.jar dev.yieldwise.fuzz.Fuzz BODIES [SEED]</pre>
 *
 * <p>The body with number n of a run has the seed of the run plus n: {@code Fuzz 1 SEED} runs a single one again.
 */
final class Fuzz {
    private static final int BATCH = 50;
    private static final int SMALL_BATCH = 10;
    private static final int MOST_SHRUNK = 3;

    private final long seed;
    private final Comparison comparison;
    private final List<Compiled> compilers =
            Stream.of(With.values()).map(Compiled::by).filter(Objects::nonNull).toList();
    private final Coverage coverage = new Coverage();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private final List<String> uncompiled = new ArrayList<>();
    private final List<String> unwoven = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private int bodies;
    private int differing;
    private int tooLarge;

    Fuzz(long seed, Comparison comparison) {
        this.seed = seed;
        this.comparison = comparison;
    }

    public static void main(String[] args) {
        long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
        Fuzz fuzz = new Fuzz(seed, new Comparison(Way.THREAD, Way.LIBRARY));
        fuzz.run(args.length > 0 ? Integer.parseInt(args[0]) : 1_000);
        System.out.println(fuzz.report());
        System.exit(fuzz.differing + fuzz.uncompiled.size() == 0 ? 0 : 1);
    }

    /** With each of the compilers in turn. */
    void run(int number) {
        int size = Math.min(BATCH, Math.max(1, number / compilers.size()));
        for (int turn = 0; bodies < number; turn++) {
            batch(Math.min(size, number - bodies), compilers.get(turn % compilers.size()));
        }
    }

    /** Runs until the first difference, and answers how many bodies that took; -1 if there was none. */
    int untilDifference(int most) {
        while (bodies < most) {
            List<Sample> some = samples(Math.min(SMALL_BATCH, most - bodies));
            Result result = compilers.get(0).compile(some);
            if (!result.complaint().isEmpty()) {
                throw new IllegalStateException(result.complaint());
            }
            for (Sample sample : some) {
                bodies++;
                if (result.isLoadable(sample)
                        && sample.scripts().stream().anyMatch(script -> differs(sample, result, script))) {
                    return bodies;
                }
            }
        }
        return -1;
    }

    private boolean differs(Sample sample, Result result, Script script) {
        Runs runs = comparison.untilDifference(sample, result, script);
        noteFailure(sample, runs.actual().choice());
        return runs.differ();
    }

    /** Notes what the weaver has not refused for a reason, but failed at: a defect, though the body runs all the same. */
    private void noteFailure(Sample sample, EngineChoice choice) {
        if (choice.reason().contains("weaving it has failed")) {
            broken.add(sample.seed() + ": " + choice.reason());
        }
    }

    private List<Sample> samples(int number) {
        List<Sample> all = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            all.add(Samples.of(seed + bodies + i));
        }
        return all;
    }

    private void batch(int number, Compiled compiler) {
        List<Sample> all = samples(number);
        bodies += number;
        run(all, compiler);
    }

    /** By halves, until the one that does not compile is alone. What javac takes then is a defect of the other compiler. */
    private void run(List<Sample> all, Compiled compiler) {
        Result result = compiler.compile(all);
        if (result.complaint().isEmpty()) {
            all.forEach(sample -> compare(sample, compiler, result));
        } else if (all.size() > 1) {
            run(all.subList(0, all.size() / 2), compiler);
            run(all.subList(all.size() / 2, all.size()), compiler);
        } else if (compiler != compilers.get(0)) {
            count("refused by " + compiler.with(), 1);
            run(all, compilers.get(0));
        } else {
            uncompiled.add(all.get(0).seed() + ": " + result.complaint());
        }
    }

    private void compare(Sample sample, Compiled compiler, Result result) {
        boolean loadable = result.isLoadable(sample);
        count((loadable ? "compiled by " : "not to be verified as compiled by ") + compiler.with(), 1);
        if (!loadable) {
            return;
        }
        sample.scripts().forEach(script -> compare(sample, compiler, result, script));
    }

    private void compare(Sample sample, Compiled compiler, Result result, Script script) {
        Runs runs = comparison.of(sample, result, script);
        coverage.count(sample, runs.expected());
        judge(sample, runs.actual().choice(), script);
        noteFailure(sample, runs.actual().choice());
        if (!runs.differ()) {
            return;
        }
        differing++;
        if (differences.size() < MOST_SHRUNK) {
            Shrinker shrinker = new Shrinker(compiler, comparison);
            differences.add(shrinker.report(shrinker.shrink(sample.with(script))));
        }
    }

    /** By which engine it was run, and whether that is the one it is meant for. */
    private void judge(Sample sample, EngineChoice choice, Script script) {
        boolean whole = script.steps().get(0).operation().isWhole();
        String engine = (whole ? choice.whole() : choice.single()).name();
        count((whole ? "whole sequences by " : "step by step by ") + engine, 1);
        if (whole) {
            return;
        }
        boolean woven = choice.single().name().equals("WOVEN");
        if (!sample.refused().isEmpty()) {
            count((woven ? "woven although it holds " : "not woven, as it holds ") + sample.refused(), 1);
        } else if (!woven && choice.reason().contains("its code is too large")) {
            count("not woven, as it is too large", 1); // a compiler writes each finally block once for each way out
            tooLarge++;
        } else if (!woven) {
            unwoven.add(sample.seed() + " " + sample.shape() + " " + choice);
        }
    }

    private void count(String what, int number) {
        counts.merge(what, number, Integer::sum);
    }

    Coverage coverage() {
        return coverage;
    }

    List<String> differences() {
        return differences;
    }

    List<String> uncompiled() {
        return uncompiled;
    }

    /** The bodies that the weaver failed at. */
    List<String> broken() {
        return broken;
    }

    /** The bodies that hold nothing that is to be refused, and were not woven all the same. */
    List<String> unwoven() {
        return unwoven;
    }

    /** How many in a thousand bodies were not woven because they are too large. */
    double tooLarge() {
        return 1_000.0 * tooLarge / bodies;
    }

    String report() {
        StringBuilder text = new StringBuilder("seed " + seed + ", " + bodies + " bodies, " + differing
                + " runs differ, " + uncompiled.size()
                + " bodies not compiled, " + unwoven.size() + " not woven for no reason known here, " + broken.size()
                + " that the weaver failed at\n");
        counts.forEach(
                (what, number) -> text.append(what).append(": ").append(number).append('\n'));
        text.append(coverage.table()).append('\n');
        text.append("missed: ").append(coverage.missed()).append('\n');
        uncompiled.forEach(complaint -> text.append(complaint).append('\n'));
        unwoven.forEach(line -> text.append(line).append('\n'));
        broken.forEach(line -> text.append(line).append('\n'));
        differences.forEach(difference -> text.append('\n').append(difference));
        return text.toString();
    }
}
