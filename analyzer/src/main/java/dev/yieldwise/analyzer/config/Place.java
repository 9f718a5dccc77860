package dev.yieldwise.analyzer.config;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.tomlj.TomlPosition;

/**
 * A place in a file that is read, with all that the reading of a value needs.
 *
 * @param patternFolder to which patterns are relative
 * @param rules all that there are
 * @param problems takes what is wrong
 */
record Place(Path file, Path patternFolder, Collection<String> rules, List<Problem> problems, int line, int column) {
    Place at(TomlPosition position) {
        return position == null
                ? this
                : new Place(file, patternFolder, rules, problems, position.line(), position.column());
    }

    void problem(String message) {
        problems.add(new Problem(file, line, column, message));
    }

    Origin origin() {
        return Origin.in(file, line, column);
    }
}
