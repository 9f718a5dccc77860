package dev.yieldwise.analyzer.engine;

import dev.yieldwise.analyzer.config.Configuration;
import dev.yieldwise.analyzer.config.Problem;
import java.nio.file.Path;
import java.util.List;

/** Says what is wrong with a configuration, all of it at once. */
public final class Configurations {
    private Configurations() {}

    /** @throws UsageException that names each place, if anything is wrong with the files come by so far */
    public static void requireSound(Configuration configuration, Path base) {
        refuse(configuration.problems(), base);
    }

    /** @throws UsageException that names each place, if there is any */
    static void refuse(List<Problem> problems, Path base) {
        List<String> lines =
                problems.stream().map(problem -> line(problem, base)).toList();
        if (lines.size() == 1) {
            throw new UsageException(lines.get(0));
        }
        if (!lines.isEmpty()) {
            throw new UsageException("the configuration is wrong:\n" + String.join("\n", lines));
        }
    }

    private static String line(Problem problem, Path base) {
        return Places.shown(problem.file(), base) + ":" + problem.line() + ":" + problem.column() + ": "
                + problem.message();
    }
}
