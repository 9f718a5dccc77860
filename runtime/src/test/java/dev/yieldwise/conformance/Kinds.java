package dev.yieldwise.conformance;

import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** The exceptions of the body language: made by kind, told apart by number, matched by kind. See FORMAT.md. */
public final class Kinds {
    public static class E1 extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public static final class E1a extends E1 {
        private static final long serialVersionUID = 1L;
    }

    public static final class E2 extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    public static final class B1 extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** What is a plain RuntimeError in Python. */
    private static final Set<Reason> RUNTIME_ERRORS = Set.of(
            Reason.RAISED_STOP,
            Reason.IGNORED_EXIT,
            Reason.DID_NOT_YIELD,
            Reason.DID_NOT_STOP,
            Reason.DID_NOT_STOP_AFTER_THROW);

    private final Map<Throwable, Integer> numbers = new IdentityHashMap<>();

    Throwable make(String kind) {
        Throwable made = switch (kind) {
            case "E1" -> new E1();
            case "E1a" -> new E1a();
            case "E2" -> new E2();
            case "B1" -> new B1();
            case "Exit" -> new GeneratorExit();
            case "Stop" -> new NoSuchElementException();
            default -> throw new IllegalArgumentException(kind);
        };
        return made(made);
    }

    /** Numbers an exception that the case has just made. */
    <X extends Throwable> X made(X error) {
        numbers.put(error, numbers.size() + 1);
        return error;
    }

    boolean isMade(Throwable error) {
        return numbers.containsKey(error);
    }

    String name(Throwable error) {
        Integer number = numbers.get(error);
        return kind(error) + (number == null ? "" : "#" + number);
    }

    private String kind(Throwable error) {
        if (error instanceof GeneratorStateException state) {
            return switch (state.reason()) {
                case NOT_STARTED -> "Unprimed";
                case ALREADY_EXECUTING -> "Reentrant";
                case IGNORED_EXIT -> "IgnoredExit";
                case RAISED_STOP -> "StopLeak(" + name(error.getCause()) + ")";
                case LOOKAHEAD_PENDING -> "LookaheadPending";
                case EXHAUSTED -> "Reuse";
                case DID_NOT_YIELD -> "CmNoYield";
                case DID_NOT_STOP -> "CmNoStop";
                case DID_NOT_STOP_AFTER_THROW -> "CmNoStopAfterThrow";
                default -> error.toString();
            };
        }
        if (error instanceof NoSuchElementException) {
            return "Stop";
        }
        if (error instanceof UnsupportedOperationException) {
            return "NoSend";
        }
        if (error instanceof GeneratorExit) {
            return "Exit";
        }
        return numbers.containsKey(error) ? error.getClass().getSimpleName() : error.toString();
    }

    public static boolean matches(String clause, Throwable error) {
        return switch (clause) {
            case "Any" -> true;
            case "Exc" -> error instanceof Exception;
            case "E1" -> error instanceof E1;
            case "E1a" -> error instanceof E1a;
            case "E2" -> error instanceof E2;
            case "B1" -> error instanceof B1;
            case "Exit" -> error instanceof GeneratorExit;
            case "Stop" -> error instanceof NoSuchElementException;
            case "NoSend" -> error instanceof UnsupportedOperationException;
            case "Reentrant" -> is(error, Reason.ALREADY_EXECUTING);
            case "Unprimed" -> is(error, Reason.NOT_STARTED);
            case "Rt" -> error instanceof GeneratorStateException state && RUNTIME_ERRORS.contains(state.reason());
            default -> throw new IllegalArgumentException(clause);
        };
    }

    private static boolean is(Throwable error, Reason reason) {
        return error instanceof GeneratorStateException state && state.reason() == reason;
    }
}
