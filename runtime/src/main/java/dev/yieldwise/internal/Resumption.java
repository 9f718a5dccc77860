package dev.yieldwise.internal;

import dev.yieldwise.GeneratorExit;

/** What a consumer asks of a body, or what the end of a delegate means for its delegator. */
public sealed interface Resumption {
    /** Go on; the yield answers null. */
    record Next() implements Resumption {}

    /** Go on; the yield (or yieldFrom) answers the value. */
    record Send(Object value) implements Resumption {}

    /** Raise this very object at the yield. */
    record Throw(Throwable error) implements Resumption {}

    /** Raise a new GeneratorExit at the yield, and judge the answer as close() does. */
    record Close() implements Resumption {}

    /** The one {@link Next}: it has no parts. */
    Next NEXT = new Next();

    /** The one {@link Close}: it has no parts. */
    Close CLOSE = new Close();

    /** Whether GeneratorExit is to be raised, whoever made it: a delegate is closed by it, and never sees it thrown in. */
    default boolean isExit() {
        return this instanceof Close || this instanceof Throw thrown && thrown.error() instanceof GeneratorExit;
    }

    /** Whether this brings a value or an exception that a body must not miss. */
    default boolean carries() {
        return this instanceof Throw || this instanceof Send send && send.value() != null;
    }
}
