import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * A place in real code where statements can be put in: between two statements of a method, or in the body of a loop.
 *
 * @param methodStart where its method begins
 * @param offset the start of the line before which they go
 * @param owner the simple name of the class around, which new members go into
 * @param classEnd the start of the line with the closing brace of that class
 * @param loop the loop around whose body this is, or null
 * @param inLoop whether some loop is around
 */
record Site(
        Unit unit,
        int methodStart,
        boolean inStatic,
        String owner,
        int classEnd,
        String memberIndent,
        int offset,
        String indent,
        Loop loop,
        boolean inLoop,
        List<Variable> variables) {

    /** No two are the same, and what they hold is large. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return offset;
    }

    /** The method's text up to here. */
    String head() {
        return unit.text().substring(methodStart, offset);
    }

    /** What has to be known of a file: names that are taken, and how it is written. */
    record Unit(
            String library, Path file, String packageName, Set<String> imports, Set<String> taken, String text, boolean finals) {}

    /**
     * A for-each loop over a collection of the JDK that can be changed.
     *
     * @param before the start of its line
     * @param over the collection or map, as the loop names it
     * @param view the method that is called on a map to loop over it, or ""
     */
    record Loop(int before, int after, String indent, Variable source, String over, String view, String each) {}

    /**
     * A variable in scope.
     *
     * @param kind coll, map, array, string, int, boolean or any
     * @param type its type in source form, boxed
     * @param erasure the simple name of its class
     * @param arguments the types of elements, or of keys and values; empty if they cannot be written down
     * @param steady never assigned after its declaration, as far as the method tells
     * @param mutable a class of the JDK that fails fast, or may: not concurrent, not immutable
         */
    record Variable(
            String name,
            String kind,
            String type,
            String erasure,
            List<String> arguments,
            boolean field,
            boolean isStatic,
            boolean steady,
            boolean mutable) {}
}
