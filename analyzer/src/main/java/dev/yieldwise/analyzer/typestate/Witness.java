package dev.yieldwise.analyzer.typestate;

import com.github.javaparser.ast.Node;
import java.util.List;
import java.util.Set;

/**
 * Hears how objects were followed, and what was kept from a report. Whoever asks why nothing was reported listens; a check
 * does not.
 */
public interface Witness {
    /** Nobody listens. */
    Witness NONE = new Witness() {
        @Override
        public void before(Node subject, Node operation, List<Way> ways, boolean elsewhere) {}

        @Override
        public void unsaid(Node at, String reason) {}
    };

    /**
     * One way in which control comes to an operation.
     *
     * @param state what is known of the object, in words
     * @param holders the names of the variables that hold it
     */
    record Way(String state, Trace trace, Set<String> holders) {}

    /**
     * What is known before an operation.
     *
     * @param subject the declaration whose object is followed
     * @param elsewhere whether the variable may hold nothing that is followed
     */
    void before(Node subject, Node operation, List<Way> ways, boolean elsewhere);

    /**
     * Something is not followed or not told.
     *
     * @param reason lower case, without full stop
     */
    void unsaid(Node at, String reason);
}
