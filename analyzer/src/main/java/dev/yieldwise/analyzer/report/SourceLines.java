package dev.yieldwise.analyzer.report;

import dev.yieldwise.analyzer.source.Sources;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The files that a report speaks of, for a format that shows more than the one line that a location carries. */
@FunctionalInterface
public interface SourceLines {
    /** No file can be had. */
    SourceLines NONE = path -> List.of();

    /**
     * The lines of a file as it is now, without line ends; none if it cannot be had. It may have changed since it was checked.
     *
     * @param path as locations name it
     */
    List<String> of(String path);

    /** Reads the files again. The last few stay in memory, because the findings of a file come one after the other. */
    static SourceLines from(Sources sources) {
        Map<String, List<String>> kept = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;
            private static final int MOST = 8;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
                return size() > MOST;
            }
        };
        return path -> kept.computeIfAbsent(
                path,
                name -> sources.text(name).map(text -> text.lines().toList()).orElse(List.of()));
    }
}
