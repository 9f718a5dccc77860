package dev.yieldwise.rules.knowledge;

/** What comes of reading from a resource once it is closed. */
public enum AfterClose {
    /** An exception. */
    FAILS("throws: it is closed"),
    /** No exception, but what was not read yet is not seen any more. */
    LOSES("sees nothing more, without an exception: what was not read yet is lost"),
    /** The same as before: closing has no effect on it. */
    WORKS("reads on");

    private final String told;

    AfterClose(String told) {
        this.told = told;
    }

    /** As a story tells it, of the operation that reads. */
    public String told() {
        return told;
    }
}
