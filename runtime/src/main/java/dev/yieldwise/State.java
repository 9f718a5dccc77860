package dev.yieldwise;

/** How far a body has come. */
public enum State {
    CREATED,
    RUNNING,
    SUSPENDED,
    CLOSED
}
