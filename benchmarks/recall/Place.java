import java.nio.file.Path;
import java.util.List;

/**
 * A place between two statements of a real method, with what can be named there.
 *
 * @param line the line, counted from 0, before which statements can be inserted
 * @param position start, middle, end or nested
 * @param result the type the method returns, or "void"
 */
record Place(
        String library,
        Path file,
        String method,
        int line,
        String indent,
        String position,
        boolean inLoop,
        String result,
        List<Variable> variables) {
    /**
     * A parameter, local variable or field in scope that is never assigned again.
     *
     * @param kind what it is to a shape: coll, map, array, string, int, any
     * @param type its type in source form, boxed
     * @param arguments the element type, or those of key and value; empty if they cannot be written down
     * @param untouched whether nothing before the place holds a view or iterator of it
     */
    record Variable(String name, String kind, String type, List<String> arguments, boolean untouched) {}
}
