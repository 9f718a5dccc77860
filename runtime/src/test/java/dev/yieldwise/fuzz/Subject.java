package dev.yieldwise.fuzz;

/** What a generated class implements. */
public interface Subject {
    /** The body under test: of a generator or of a coroutine. Sets all its fields as they were. */
    Object body(World world);
}
