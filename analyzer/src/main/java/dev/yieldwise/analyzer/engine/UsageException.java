package dev.yieldwise.analyzer.engine;

/** What the caller asked for cannot be done; nothing was checked. The message is for the user. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UsageException(String message) {
        super(message);
    }
}
