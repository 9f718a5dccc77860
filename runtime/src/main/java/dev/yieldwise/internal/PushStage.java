package dev.yieldwise.internal;

import dev.yieldwise.Coroutine;
import dev.yieldwise.Step;
import dev.yieldwise.internal.Resumption.Send;
import dev.yieldwise.internal.Resumption.Throw;
import java.util.List;

/**
 * A stage of a push pipeline: hands what it is sent to an operator, which sends to the targets that the stage owns.
 * However the stage ends, the targets are closed with it. It has no body and needs no stack: its first yield is reached
 * at once.
 */
public final class PushStage implements Engine {
    /** What a stage does with a value. It is used by one thread at a time. */
    @FunctionalInterface
    public interface Operator {
        /** Takes a value and tells what the stage answers: it goes on, or it ends. */
        Step<?, ?> push(Object value);
    }

    private final List<? extends Coroutine<?, ?, ?>> targets;
    private final Operator operator;
    private boolean started;

    private PushStage(List<? extends Coroutine<?, ?, ?>> targets, Operator operator) {
        this.targets = targets;
        this.operator = operator;
    }

    /** A primed coroutine that runs this stage. */
    public static <Y, S, R> Coroutine<Y, S, R> primed(
            String name, List<? extends Coroutine<?, ?, ?>> targets, Operator operator) {
        return CoroutineHandle.<Y, S, R>of(name, new PushStage(targets, operator))
                .prime();
    }

    @Override
    public Signal transfer(Resumption resumption) {
        if (!started) {
            started = true;
            return new Signal.Yielded(null, null);
        }
        if (resumption instanceof Throw thrown) {
            return ended(new Outcome.Failed(thrown.error()));
        }
        if (resumption instanceof Resumption.Close) {
            return ended(Outcome.END);
        }
        Step<?, ?> step;
        try {
            step = operator.push(resumption instanceof Send send ? send.value() : null);
        } catch (Throwable thrown) {
            return ended(new Outcome.Failed(thrown, true));
        }
        return step instanceof Step.Yielded<?, ?> yielded
                ? new Signal.Yielded(yielded.value(), null)
                : ended(new Outcome.Returned(((Step.Returned<?, ?>) step).value()));
    }

    /** Closes all targets, whatever some of them throw; the first failure comes out, the others are its footnotes. */
    private Signal ended(Outcome outcome) {
        Outcome last = outcome;
        for (Coroutine<?, ?, ?> target : targets) {
            try {
                target.close();
            } catch (Throwable failure) {
                Outcome.Failed failed = new Outcome.Failed(failure, true);
                last = last instanceof Outcome.Failed first ? GeneratorCore.cutShort(first.error(), failed) : failed;
            }
        }
        return last instanceof Outcome.Failed failed
                ? new Signal.Failed(failed.error(), failed.verbatim())
                : new Signal.Returned(((Outcome.Returned) last).value());
    }

    @Override
    public boolean holdsStack() {
        return false;
    }
}
