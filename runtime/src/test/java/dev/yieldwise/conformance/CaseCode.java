package dev.yieldwise.conformance;

import dev.yieldwise.Coroutine;
import java.util.Map;

/** What a compiled case is: a class with a public constructor that takes its {@link World}. */
public interface CaseCode {
    /** A new generator of one of the case's bodies. */
    Coroutine<Object, Object, Object> make(String body, Map<String, Object> args);
}
