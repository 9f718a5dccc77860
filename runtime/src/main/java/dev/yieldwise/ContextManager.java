package dev.yieldwise;

import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.internal.Raise;
import dev.yieldwise.internal.Refusals;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A generator that yields exactly once, used as a scope: what stands before the yield sets up, what stands after it
 * cleans up (PEP 343, {@code contextlib.contextmanager}).
 *
 * <p><b>try-with-resources is not enough.</b> It calls {@link #close()}, which is not told whether the scope has failed
 * and resumes the body in any case: code after the yield that should run only in case of success, such as a commit,
 * then runs after a failure too, and nothing can be suppressed. {@link #use} has the full meaning: an exception of the
 * scope is raised in the body at its yield.
 *
 * <pre>{@code
 * static ContextManager<Account> transaction(Account account) {
 *     return ContextManager.of(out -> {
 *         account.begin();
 *         try {
 *             out.yield(account);
 *             account.commit();
 *         } catch (Exception e) {
 *             account.rollback();
 *             throw e;
 *         }
 *     });
 * }
 *
 * transaction(account).use(a -> a.withdraw(100));
 * }</pre>
 *
 * <p>A body that is to catch checked exceptions of its scope says {@code catch (Exception e)}: a yield declares none.
 *
 * <p>If the body lets the scope's exception out, that very object comes out of {@code use}, checked or not. If the body
 * catches it and ends, it is suppressed. If the body throws another one, that comes out, with the scope's as a
 * suppressed exception unless it is among its causes. A body that does not yield, or yields again, gives a
 * {@link GeneratorStateException} with reason DID_NOT_YIELD, DID_NOT_STOP or DID_NOT_STOP_AFTER_THROW; in the latter
 * cases it is closed first. A {@link NoSuchElementException} of the scope comes out as itself, although it ends the body
 * (PEP 479).
 *
 * <p>A manager can be entered once (ALREADY_USED). For a scope that is used again, write a method that makes one, as
 * above.
 *
 * <p>Threads: as {@link Generator}. The body does not have the locks and thread-locals of the scope.
 *
 * @param <T> what the scope is given, which may be null
 */
public final class ContextManager<T> implements AutoCloseable {
    private final Generator<T> generator;
    private final AtomicBoolean used = new AtomicBoolean();

    private ContextManager(Generator<T> generator) {
        this.generator = Objects.requireNonNull(generator, "generator");
    }

    /**
     * Makes a manager of a lambda. No code of it runs yet.
     *
     * @param body the code; not null
     * @param <T> what the scope is given
     * @return a new manager
     */
    public static <T> ContextManager<T> of(GeneratorLambda<T> body) {
        return new ContextManager<>(Generator.of(body));
    }

    /**
     * Makes a manager of a named or anonymous class. As {@link #of(GeneratorLambda)}.
     *
     * @param body the code; not null
     * @param <T> what the scope is given
     * @return a new manager
     */
    public static <T> ContextManager<T> of(GeneratorBody<T> body) {
        return new ContextManager<>(Generator.of(body));
    }

    /**
     * Makes a manager of a generator, which it takes over: the scope is given its next element.
     *
     * @param generator the generator; not null
     * @param <T> what the scope is given
     * @return a new manager
     */
    public static <T> ContextManager<T> of(Generator<T> generator) {
        return new ContextManager<>(generator);
    }

    /**
     * The code of a scope.
     *
     * @param <T> what it is given
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Block<T, X extends Throwable> {
        /**
         * Runs the scope.
         *
         * @param value what the body has yielded; may be null
         * @throws X whatever fails
         */
        void run(T value) throws X;
    }

    /**
     * The code of a scope that has a result.
     *
     * @param <T> what it is given
     * @param <R> its result
     * @param <X> what it throws
     */
    @FunctionalInterface
    public interface Task<T, R, X extends Throwable> {
        /**
         * Runs the scope.
         *
         * @param value what the body has yielded; may be null
         * @return the result; may be null
         * @throws X whatever fails
         */
        R run(T value) throws X;
    }

    /**
     * Runs the body to its yield, then the block, then the rest of the body: Python's {@code with}.
     *
     * @param block the scope; not null
     * @param <X> what it throws
     * @throws X the same object, unless the body suppresses or replaces it
     * @throws GeneratorStateException ALREADY_USED, DID_NOT_YIELD, DID_NOT_STOP, DID_NOT_STOP_AFTER_THROW
     */
    public <X extends Throwable> void use(Block<? super T, X> block) throws X {
        Objects.requireNonNull(block, "block");
        compute(value -> {
            block.run(value);
            return null;
        });
    }

    /**
     * As {@link #use}, for a scope that has a result.
     *
     * @param task the scope; not null
     * @param <R> its result
     * @param <X> what it throws
     * @return the result; empty if it is null, or if an exception was suppressed
     * @throws X the same object, unless the body suppresses or replaces it
     * @throws GeneratorStateException ALREADY_USED, DID_NOT_YIELD, DID_NOT_STOP, DID_NOT_STOP_AFTER_THROW
     */
    public <R, X extends Throwable> Optional<R> compute(Task<? super T, ? extends R, X> task) throws X {
        Objects.requireNonNull(task, "task");
        T value = enter();
        R result;
        try {
            result = task.run(value);
        } catch (Throwable thrown) {
            if (exit(thrown)) {
                return Optional.empty();
            }
            throw thrown;
        }
        exit(null);
        return Optional.ofNullable(result);
    }

    /**
     * Begins the scope: runs the body to its yield. For callers that cannot use a block; each {@code enter} that returns
     * needs its {@link #exit} or {@link #close()}.
     *
     * @return what the body has yielded; may be null
     * @throws GeneratorStateException ALREADY_USED, DID_NOT_YIELD
     */
    public T enter() {
        if (!used.compareAndSet(false, true)) {
            throw Refusals.because(Reason.ALREADY_USED);
        }
        try {
            return generator.next();
        } catch (NoSuchElementException end) {
            throw Refusals.because(Reason.DID_NOT_YIELD);
        }
    }

    /**
     * Ends the scope: runs the rest of the body. Does nothing, and suppresses nothing, if the body has ended.
     *
     * @param error what the scope has thrown, raised at the yield; null if it has completed
     * @return whether the error is suppressed; if not, and there is one, the caller throws it again
     * @throws GeneratorStateException NOT_STARTED before {@link #enter}; DID_NOT_STOP, DID_NOT_STOP_AFTER_THROW
     */
    public boolean exit(Throwable error) {
        if (!used.get()) {
            throw new GeneratorStateException(Reason.NOT_STARTED, "context manager was not entered");
        }
        return error == null ? leave() : raise(error);
    }

    /**
     * Ends the scope as {@code exit(null)} does, whatever has happened in it; see above. Before {@link #enter} it ends
     * the manager without running the body.
     *
     * @throws GeneratorStateException DID_NOT_STOP
     */
    @Override
    public void close() {
        if (used.compareAndSet(false, true)) {
            generator.close();
        } else {
            leave();
        }
    }

    private boolean leave() {
        try {
            generator.next();
        } catch (NoSuchElementException end) {
            return false;
        }
        throw closed(Refusals.because(Reason.DID_NOT_STOP));
    }

    private boolean raise(Throwable error) {
        try {
            generator.throwIn(error);
        } catch (Throwable answer) {
            if (answer == error || isEndSignalOfScope(answer, error)) {
                return false;
            }
            if (answer instanceof NoSuchElementException) {
                return true; // the body has caught the error and ended
            }
            throw Raise.inPlaceOf(error, answer);
        }
        throw closed(Refusals.because(Reason.DID_NOT_STOP_AFTER_THROW, error));
    }

    /** The scope has thrown an end signal, which no body lets through as itself: what comes out wraps it. */
    private static boolean isEndSignalOfScope(Throwable answer, Throwable error) {
        return answer instanceof GeneratorStateException refusal
                && refusal.reason() == Reason.RAISED_STOP
                && answer.getCause() == error;
    }

    /** Ends a body that has yielded once too often. A failure of that comes out instead, as from a finally block. */
    private GeneratorStateException closed(GeneratorStateException refusal) {
        try {
            generator.close();
        } catch (Throwable failure) {
            throw Raise.inPlaceOf(refusal, failure);
        }
        return refusal;
    }
}
