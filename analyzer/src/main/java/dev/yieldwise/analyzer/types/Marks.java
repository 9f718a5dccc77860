package dev.yieldwise.analyzer.types;

/** How the parts of a type are called that bear an annotation. */
public final class Marks {
    /** The type itself. */
    public static final String TYPE = "";

    /** A constructor: {@code new/2} for one with two parameters. */
    public static final String CONSTRUCTOR = "new";

    private Marks() {}

    /**
     * A method or constructor.
     *
     * @param varArgs whether calls of it differ in their number of arguments: then the name alone tells it
     */
    public static String of(String name, int parameters, boolean varArgs) {
        return varArgs ? name : name + "/" + parameters;
    }
}
