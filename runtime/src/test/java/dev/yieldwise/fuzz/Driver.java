package dev.yieldwise.fuzz;

import dev.yieldwise.Coroutine;
import dev.yieldwise.EngineChoice;
import dev.yieldwise.Generator;
import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorReturn;
import dev.yieldwise.State;
import dev.yieldwise.fuzz.Script.Step;
import java.util.BitSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Predicate;

/** Runs a body by a script, and writes down what comes of it. */
final class Driver {
    private static final int TO_THE_END = 400;

    /**
     * What was seen of a run.
     *
     * @param resumed the yields that were come back from, as {@link Trace} numbers them
     * @param choice what the library says about its engine
     */
    record Run(List<String> lines, BitSet resumed, EngineChoice choice) {}

    private interface Operation {
        Object run() throws Throwable;
    }

    private final Trace trace = new Trace();
    private final World world;
    private final Predicate<List<String>> right;
    private final Driven driven;
    private final Generator<Object> generator;

    /** Null for a generator. */
    private final Coroutine<Object, Object, Object> coroutine;

    private Driver(Subject subject, Way way, Predicate<List<String>> right) {
        this.right = right;
        world = new World(way, trace);
        driven = Driven.of(subject.body(world), way);
        generator = driven.generator();
        coroutine = driven.coroutine();
    }

    static Run run(Subject subject, Script script, Way way) {
        return run(subject, script, way, lines -> true);
    }

    /** Asks nothing more of the body once its lines are not what they should be: it may never end then. */
    static Run run(Subject subject, Script script, Way way, Predicate<List<String>> right) {
        Driver driver = new Driver(subject, way, right);
        EngineChoice choice = driver.generator.engine();
        for (Step step : script.steps()) {
            driver.attempt(step.toString(), () -> driver.step(step));
        }
        driver.finish();
        return new Run(driver.trace.lines(), driver.trace.resumed(), choice);
    }

    private void attempt(String what, Operation operation) {
        if (!right.test(trace.lines())) {
            return;
        }
        trace.add("> " + what);
        try {
            trace.add("=", operation.run());
        } catch (GeneratorReturn end) {
            trace.add("ended with", end.value());
        } catch (Throwable error) {
            trace.add("!", error);
        }
    }

    private Object step(Step step) throws Throwable {
        return switch (step.operation()) {
            case NEXT -> driven.next().get();
            case SEND -> coroutine.send(step.with());
            case RESUME -> coroutine.resume(step.with());
            case THROW -> thrown(error((Integer) step.with()));
            case CLOSE -> {
                generator.close();
                yield "closed";
            }
            case HAS_NEXT -> generator.hasNext();
            case STATE -> List.of(generator.state(), generator.delegate().isPresent());
            case LIST -> driven.toList();
            case FAILING_ACTION -> {
                int[] left = {(Integer) step.with()};
                driven.all().accept(value -> {
                    trace.add("action", value);
                    if (left[0]-- == 0) {
                        throw new Raised.Unchecked("action");
                    }
                });
                yield "all";
            }
            case REDUCE -> generator.reduce("", (all, value) -> all + "/" + value);
            case STAGES ->
                generator
                        .filter(value -> !(value instanceof Boolean))
                        .map(value -> "m" + value)
                        .take(1 + (Integer) step.with())
                        .toList();
            case SHORT_STREAM -> generator.stream().limit((Integer) step.with()).toList();
        };
    }

    private Object thrown(Throwable error) throws Throwable {
        return coroutine == null ? generator.throwIn(error) : coroutine.throwIn(error);
    }

    private static Throwable error(int kind) {
        return switch (kind) {
            case 0 -> new Raised.Checked("thrown");
            case 1 -> new Raised.Fault("thrown");
            case 2 -> new GeneratorExit();
            case 3 -> new NoSuchElementException("thrown");
            case 4 -> new ArithmeticException("thrown");
            default -> new Raised.Unchecked("thrown");
        };
    }

    /** Every body is brought to its end: else its thread would stay. */
    private void finish() {
        end(generator, driven.next()::get);
        for (int i = 0; i < world.delegates().size(); i++) {
            Generator<Object> delegate = world.delegates().get(i);
            if (delegate.state() == State.SUSPENDED) {
                trace.add("left over", i);
                end(delegate, delegate::next);
            }
        }
        if (coroutine != null) {
            attempt("result", coroutine::result);
        }
    }

    private void end(Generator<Object> open, Operation next) {
        for (int i = 0; i < TO_THE_END && open.state() != State.CLOSED; i++) {
            if (i % 50 == 45) {
                attempt("close", () -> {
                    open.close();
                    return "closed";
                });
            } else {
                attempt("next", next);
            }
        }
        trace.add("finally", open.state());
    }
}
