package dev.yieldwise.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException;
import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/** The table of the package's description, state by operation, on an engine that is a script: no thread takes part. */
class GeneratorCoreTest {
    private static final Resumption NEXT = Resumption.NEXT;
    private static final Resumption CLOSE = Resumption.CLOSE;

    /** Answers each transfer with the next signal of its script, and writes down what it was resumed with. */
    private static final class Script implements Engine {
        private final Deque<Signal> signals;
        final List<Resumption> seen = new ArrayList<>();
        private boolean suspended;
        Runnable whileRunning = () -> {};

        Script(Signal... signals) {
            this.signals = new ArrayDeque<>(Arrays.asList(signals));
        }

        @Override
        public Signal transfer(Resumption resumption) {
            seen.add(resumption);
            whileRunning.run();
            Signal signal = signals.remove();
            suspended = signal instanceof Signal.Yielded || signal instanceof Signal.Delegating;
            return signal;
        }

        @Override
        public boolean holdsStack() {
            return suspended;
        }

        @Override
        public boolean hasBody() {
            return true;
        }
    }

    private final RuntimeException error = new RuntimeException("thrown in");

    private static Signal yields(Object value) {
        return new Signal.Yielded(value, null);
    }

    private static Signal returns(Object value) {
        return new Signal.Returned(value);
    }

    private static GeneratorCore suspended(Script script) {
        GeneratorCore core = new EngineCore(script);
        assertThat(core.drive(NEXT)).isInstanceOf(Outcome.Yielded.class);
        script.seen.clear();
        return core;
    }

    private static void assertRefused(Outcome outcome, Reason reason) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        Throwable failure = ((Outcome.Failed) outcome).error();
        assertThat(failure).isInstanceOf(GeneratorStateException.class);
        assertThat(((GeneratorStateException) failure).reason()).isEqualTo(reason);
    }

    private static Throwable failure(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Failed.class);
        return ((Outcome.Failed) outcome).error();
    }

    // ---- CREATED

    @Test
    void createdNextEntersTheBody() {
        Script script = new Script(yields(1), returns("r"));
        GeneratorCore core = new EngineCore(script);
        assertThat(core.state()).isEqualTo(State.CREATED);
        assertThat(core.drive(NEXT)).isEqualTo(new Outcome.Yielded(1));
        assertThat(core.state()).isEqualTo(State.SUSPENDED);
        assertThat(core.drive(NEXT)).isEqualTo(new Outcome.Returned("r"));
        assertThat(core.state()).isEqualTo(State.CLOSED);
        assertThat(core.ending()).isEqualTo(new Outcome.Returned("r"));
    }

    @Test
    void createdSendOfAValueIsRefusedAndChangesNothing() {
        Script script = new Script(yields(1));
        GeneratorCore core = new EngineCore(script);
        assertRefused(core.drive(new Resumption.Send("v")), Reason.NOT_STARTED);
        assertThat(core.state()).isEqualTo(State.CREATED);
        assertThat(script.seen).isEmpty();
        assertThat(core.drive(new Resumption.Send(null))).isEqualTo(new Outcome.Yielded(1));
    }

    @Test
    void createdThrowAndCloseNeverEnterTheBody() {
        Script script = new Script();
        GeneratorCore thrown = new EngineCore(script);
        assertThat(failure(thrown.drive(new Resumption.Throw(error)))).isSameAs(error);
        assertThat(thrown.state()).isEqualTo(State.CLOSED);
        GeneratorCore closed = new EngineCore(script);
        assertThat(closed.drive(CLOSE)).isEqualTo(Outcome.END);
        assertThat(closed.state()).isEqualTo(State.CLOSED);
        assertRefused(closed.ending(), Reason.NO_RESULT);
        assertThat(script.seen).isEmpty();
    }

    @Test
    void primeIsForCreatedOnly() {
        GeneratorCore core = new EngineCore(new Script(yields(1), returns(null)));
        assertThat(core.driveFirst()).isEqualTo(new Outcome.Yielded(1));
        assertRefused(core.driveFirst(), Reason.ALREADY_STARTED);
        assertThat(core.state()).isEqualTo(State.SUSPENDED);
        core.drive(NEXT);
        assertRefused(core.driveFirst(), Reason.EXHAUSTED);
    }

    // ---- SUSPENDED

    @Test
    void suspendedPassesOnWhatItIsResumedWith() {
        Script script = new Script(yields(1), yields(2), yields(3), yields(4));
        GeneratorCore core = suspended(script);
        Resumption send = new Resumption.Send("v");
        Resumption thrown = new Resumption.Throw(error);
        core.drive(send);
        core.drive(thrown);
        core.drive(NEXT);
        assertThat(script.seen).containsExactly(send, thrown, NEXT);
    }

    @Test
    void aYieldInAnswerToCloseIsIgnoredExitAndLeavesItSuspended() {
        GeneratorCore core = suspended(new Script(yields(1), yields(2), returns(null)));
        assertRefused(core.drive(CLOSE), Reason.IGNORED_EXIT);
        assertThat(core.state()).isEqualTo(State.SUSPENDED);
        assertThat(core.drive(CLOSE)).isInstanceOf(Outcome.Returned.class);
        assertThat(core.state()).isEqualTo(State.CLOSED);
    }

    @Test
    void closeHidesGeneratorExitButThrowDoesNot() {
        GeneratorExit own = new GeneratorExit();
        GeneratorCore closed = suspended(new Script(yields(1), new Signal.Raised(own)));
        assertThat(closed.drive(CLOSE)).isEqualTo(Outcome.END);
        GeneratorCore thrown = suspended(new Script(yields(1), new Signal.Raised(own)));
        assertThat(failure(thrown.drive(new Resumption.Throw(own)))).isSameAs(own);
    }

    @Test
    void anEndSignalThatLeavesABodyIsWrapped() {
        NoSuchElementException stop = new NoSuchElementException();
        GeneratorCore core = suspended(new Script(yields(1), new Signal.Raised(stop)));
        Outcome outcome = core.drive(NEXT);
        assertRefused(outcome, Reason.RAISED_STOP);
        assertThat(failure(outcome)).hasCause(stop);
        assertThat(core.state()).isEqualTo(State.CLOSED);
        assertThat(failure(core.ending())).hasCause(failure(outcome));
    }

    @Test
    void lookingAheadKeepsOneValue() {
        Script script = new Script(yields(1), yields(null), yields(3));
        GeneratorCore core = suspended(script);
        core.lookAhead();
        core.lookAhead();
        assertThat(script.seen).hasSize(1);
        assertRefused(core.drive(new Resumption.Send("v")), Reason.LOOKAHEAD_PENDING);
        assertRefused(core.drive(new Resumption.Throw(error)), Reason.LOOKAHEAD_PENDING);
        assertThat(core.state()).isEqualTo(State.SUSPENDED);
        assertThat(core.drive(NEXT)).isEqualTo(new Outcome.Yielded(null));
        assertThat(script.seen).hasSize(1);
        assertThat(core.drive(new Resumption.Send("v"))).isEqualTo(new Outcome.Yielded(3));
    }

    // ---- RUNNING

    @Test
    void runningRefusesEverythingAndGoesOnUndisturbed() {
        Script script = new Script(yields(1), yields(2));
        GeneratorCore core = new EngineCore(script);
        script.whileRunning = () -> {
            assertThat(core.state()).isEqualTo(State.RUNNING);
            for (Resumption any : List.of(NEXT, CLOSE, new Resumption.Send(1), new Resumption.Throw(error))) {
                assertRefused(core.drive(any), Reason.ALREADY_EXECUTING);
            }
            assertRefused(core.lookAhead(), Reason.ALREADY_EXECUTING);
            assertRefused(core.driveFirst(), Reason.ALREADY_EXECUTING);
            assertRefused(core.drain(value -> true), Reason.ALREADY_EXECUTING);
        };
        assertThat(core.drive(NEXT)).isEqualTo(new Outcome.Yielded(1));
        assertThat(core.drive(NEXT)).isEqualTo(new Outcome.Yielded(2));
        assertThat(script.seen).hasSize(2);
    }

    @Test
    void anEngineThatFailsLeavesItClosedNotRunning() {
        Script script = new Script();
        script.whileRunning = () -> {
            throw new OutOfMemoryError("unable to create native thread");
        };
        GeneratorCore core = new EngineCore(script);
        assertThat(failure(core.drive(NEXT))).isInstanceOf(OutOfMemoryError.class);
        assertThat(core.state()).isEqualTo(State.CLOSED);
    }

    // ---- CLOSED

    @Test
    void closedEndsQuietlyAndRethrows() {
        GeneratorCore core = suspended(new Script(yields(1), returns("r")));
        core.drive(NEXT);
        assertThat(core.drive(NEXT)).isEqualTo(Outcome.END);
        assertThat(core.drive(new Resumption.Send("v"))).isEqualTo(Outcome.END);
        assertThat(core.drive(CLOSE)).isEqualTo(Outcome.END);
        assertThat(core.lookAhead()).isEqualTo(Outcome.END);
        NoSuchElementException stop = new NoSuchElementException();
        assertThat(failure(core.drive(new Resumption.Throw(stop)))).isSameAs(stop);
        assertThat(core.ending()).isEqualTo(new Outcome.Returned("r"));
    }

    // ---- delegation and whole sequences

    @Test
    void aDelegateIsDrivenInTheBodysPlaceAndItsResultAnswersTheBody() {
        Lifeline inner = Lifeline.over(new Script(yields("i"), returns("r")));
        Script outer = new Script(new Signal.Delegating(inner, "shown"), yields("o"));
        GeneratorCore core = new EngineCore(outer);
        assertThat(core.drive(NEXT)).isEqualTo(new Outcome.Yielded("i"));
        assertThat(core.delegate()).contains("shown");
        assertThat(core.drive(NEXT)).isEqualTo(new Outcome.Yielded("o"));
        assertThat(core.delegate()).isEmpty();
        assertThat(outer.seen).containsExactly(NEXT, new Resumption.Send("r"));
    }

    @Test
    void aThrownGeneratorExitClosesTheDelegateAndThenReachesTheBodyItself() {
        Script inner = new Script(yields("i"), returns(null));
        Script outer = new Script(new Signal.Delegating(Lifeline.over(inner), "shown"), yields("o"));
        GeneratorCore core = suspended(outer);
        Resumption exit = new Resumption.Throw(new GeneratorExit());
        assertThat(core.drive(exit)).isEqualTo(new Outcome.Yielded("o"));
        assertThat(inner.seen).last().isEqualTo(CLOSE);
        assertThat(outer.seen).containsExactly(exit);
    }

    @Test
    void drainingStopsWhenTheSinkHasEnough() {
        Script script = new Script(yields(1), yields(2), new Signal.Raised(new GeneratorExit()));
        GeneratorCore core = new EngineCore(script);
        List<Object> got = new ArrayList<>();
        assertThat(core.drain(value -> {
                    got.add(value);
                    assertThat(core.state()).isEqualTo(State.RUNNING);
                    return got.size() < 2;
                }))
                .isEqualTo(Outcome.END);
        assertThat(got).containsExactly(1, 2);
        assertThat(script.seen).containsExactly(NEXT, NEXT, CLOSE);
        assertThat(core.state()).isEqualTo(State.CLOSED);
    }
}
