package dev.yieldwise.fuzz;

/** Shapes that no engine without a stack of its own can run: written on purpose, and counted apart. */
enum Refusal {
    MONITOR,
    UNINITIALISED,
    ESCAPE,
    UNCERTAIN
}
