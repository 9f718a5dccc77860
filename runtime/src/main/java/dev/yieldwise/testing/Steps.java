package dev.yieldwise.testing;

import dev.yieldwise.State;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** What the assertions on generators and coroutines have in common: told steps, so that a failure shows how it came about. */
final class Steps {
    private final Object subject;
    private final Supplier<State> state;
    private final Trace trace;
    private final StringBuilder story = new StringBuilder();

    Steps(Object subject, Supplier<State> state, Trace trace) {
        this.subject = Objects.requireNonNull(subject, "actual");
        this.state = state;
        this.trace = trace;
    }

    /** Something a body may answer with an exception. */
    interface Operation {
        Object run();
    }

    void equal(String step, Object wanted, Operation operation) {
        Object got;
        try {
            got = operation.run();
        } catch (Throwable thrown) {
            throw failure(step, "to yield " + wanted, "threw " + thrown, thrown);
        }
        if (!Objects.equals(wanted, got)) {
            throw failure(step, "to yield " + wanted, "yielded " + got, null);
        }
        tell(step + " yielded " + got);
    }

    <X extends Throwable> X thrown(String step, Class<X> wanted, Operation operation) {
        Object got;
        try {
            got = operation.run();
        } catch (Throwable thrown) {
            if (!wanted.isInstance(thrown)) {
                throw failure(step, "to throw " + wanted.getSimpleName(), "threw " + thrown, thrown);
            }
            tell(step + " threw " + thrown);
            return wanted.cast(thrown);
        }
        throw failure(step, "to throw " + wanted.getSimpleName(), "yielded " + got, null);
    }

    void completes(String step, Runnable operation) {
        try {
            operation.run();
        } catch (Throwable thrown) {
            throw failure(step, "to complete", "threw " + thrown, thrown);
        }
        tell(step);
    }

    void inState(State wanted) {
        State now = state.get();
        if (now != wanted) {
            throw failure("state()", "to be " + wanted, "was " + now, null);
        }
        tell(now.name());
    }

    void traced(String... wanted) {
        if (trace == null) {
            throw new IllegalStateException("no trace was given: assertThat(actual, trace)");
        }
        List<String> got = trace.take();
        if (!got.equals(List.of(wanted))) {
            throw failure("the trace", "to be " + List.of(wanted), "was " + got, null);
        }
        tell("traced " + got);
    }

    AssertionError failure(String step, String wanted, String got, Throwable cause) {
        return new AssertionError(
                subject + ": expected " + step + " " + wanted + ", but it " + got
                        + (story.isEmpty() ? "" : "\nbefore that:" + story),
                cause);
    }

    void tell(String step) {
        story.append("\n  ").append(step);
    }
}
