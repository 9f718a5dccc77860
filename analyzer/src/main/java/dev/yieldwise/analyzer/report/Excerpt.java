package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.finding.Finding;
import dev.yieldwise.analyzer.finding.Location;
import dev.yieldwise.analyzer.finding.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a reader needs to see of one file to follow a finding: the lines of its steps and some around them.
 *
 * @param lines by number, sorted; where numbers are missing, lines are left out
 * @param whole whether the file was there as it was checked; else the steps' own lines are all there is
 */
record Excerpt(String path, List<Line> lines, boolean whole) {
    private static final int AROUND = 3;

    /** A gap of no more lines than this is shown instead of being marked as one. */
    private static final int SMALL_GAP = 2;

    /** A line, and the steps that begin on it. */
    record Line(int number, String text, List<Stop> stops) {}

    /**
     * A step of the story.
     *
     * @param number counted from 1, in the order of execution
     * @param primary whether it stands where the finding itself does
     */
    record Stop(int number, Step step, boolean primary) {}

    /** The files of a story: first the one that the finding stands in, then the others in the order of the story. */
    static List<Excerpt> of(Finding finding, SourceLines sources) {
        Map<String, List<Stop>> byFile = new LinkedHashMap<>();
        byFile.put(finding.location().path(), new ArrayList<>());
        for (int i = 0; i < finding.story().size(); i++) {
            Step step = finding.story().get(i);
            byFile.computeIfAbsent(step.location().path(), path -> new ArrayList<>())
                    .add(new Stop(i + 1, step, step.location().equals(finding.location())));
        }
        List<Excerpt> excerpts = new ArrayList<>();
        byFile.forEach((path, stops) -> excerpts.add(of(path, stops, sources.of(path))));
        return excerpts;
    }

    private static Excerpt of(String path, List<Stop> stops, List<String> file) {
        TreeMap<Integer, List<Stop>> byLine = new TreeMap<>();
        for (Stop stop : stops) {
            byLine.computeIfAbsent(stop.step().location().range().startLine(), line -> new ArrayList<>())
                    .add(stop);
        }
        boolean whole = stops.stream().allMatch(stop -> isIn(file, stop.step().location()));
        List<Line> lines = new ArrayList<>();
        int next = 1;
        for (Map.Entry<Integer, List<Stop>> entry : byLine.entrySet()) {
            int number = entry.getKey();
            Location at = entry.getValue().get(0).step().location();
            if (whole) {
                int from = number - AROUND <= next + SMALL_GAP && !lines.isEmpty() ? next : number - AROUND;
                around(Math.max(from, next), number, file, lines);
            }
            lines.add(new Line(number, at.line(), List.copyOf(entry.getValue())));
            if (whole) {
                Integer later = byLine.higherKey(number);
                int end = Math.min(number + AROUND, later == null ? file.size() : later - 1);
                around(number + 1, end + 1, file, lines);
            }
            next = lines.get(lines.size() - 1).number() + 1;
        }
        return new Excerpt(path, lines, whole);
    }

    private static boolean isIn(List<String> file, Location at) {
        int line = at.range().startLine();
        return line <= file.size() && file.get(line - 1).equals(at.line());
    }

    private static void around(int from, int to, List<String> file, List<Line> lines) {
        for (int number = Math.max(1, from); number < to; number++) {
            lines.add(new Line(number, file.get(number - 1), List.of()));
        }
    }
}
