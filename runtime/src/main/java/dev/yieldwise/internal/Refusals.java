package dev.yieldwise.internal;

import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;

/** The message of every broken rule, in one place; the words of CPython where it has some. */
public final class Refusals {
    private Refusals() {}

    public static GeneratorStateException because(Reason reason) {
        return because(reason, null);
    }

    public static GeneratorStateException because(Reason reason, Throwable cause) {
        return new GeneratorStateException(reason, message(reason), cause);
    }

    private static String message(Reason reason) {
        return switch (reason) {
            case NOT_STARTED ->
                "can't send a non-null value to a coroutine that was just created: advance it to its first yield,"
                        + " by prime() or next()";
            case ALREADY_STARTED -> "coroutine is already started: priming it would drop a value";
            case ALREADY_EXECUTING -> "generator already executing";
            case IGNORED_EXIT -> "generator ignored GeneratorExit: its body yielded while it was being closed";
            case RAISED_STOP -> "generator raised NoSuchElementException";
            case LOOKAHEAD_PENDING -> "a value read ahead by hasNext() is pending: take it by next() first";
            case EXHAUSTED -> "generator already exhausted or closed";
            case NO_RESULT -> "coroutine has no result: it has not returned";
            case DID_NOT_YIELD -> "generator didn't yield: a context manager yields exactly once";
            case DID_NOT_STOP -> "generator didn't stop: a context manager yields exactly once";
            case DID_NOT_STOP_AFTER_THROW ->
                "generator didn't stop after throw(): a context manager yields exactly once";
            case ALREADY_USED -> "already used: make a new one for each use";
            case YIELD_OUTSIDE -> "yield outside of the running body this handle belongs to";
        };
    }
}
