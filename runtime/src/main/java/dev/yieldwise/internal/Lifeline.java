package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;

/**
 * What consumers and delegators hold of a generator or coroutine of ours, and drive it by. As long as it is reachable
 * somebody may resume the body.
 */
public interface Lifeline extends Source {
    /** Over an engine: one whose body has a stack of its own is watched, so that it is closed once nobody can resume it. */
    static Lifeline over(Engine engine) {
        EngineCore core = new EngineCore(engine);
        return engine.hasBody() ? new WatchedLifeline(core) : core;
    }

    GeneratorCore core();

    /** Called when this becomes the delegate of another body, which then resumes it without asking here. */
    default void watch() {}

    /** As a first {@link Resumption.Next}, but refused unless it is the first. */
    Outcome driveFirst();

    Outcome lookAhead();

    /** As the delegate of a body that is being drained. */
    Outcome drain(Tap tap, int depth);

    /** Whether there is a body, so that it is driven in its delegator's place. */
    boolean hasBody();

    /** How the body is run; null once CLOSED. */
    default EngineChoice choice() {
        return core().choice();
    }
}
