package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice;
import dev.yieldwise.EngineChoice.Kind;
import dev.yieldwise.GeneratorBody;

/** Runs the body of a generator: called, where a whole sequence is wanted and the body allows it, else on a thread. */
final class GeneratorEngine implements Engine.Push {
    /** Null once it has a thread, whose stack alone then keeps it. */
    private GeneratorBody<?> body;

    /** Why it is not woven. */
    private final String notWoven;

    private final ThreadEngine thread;
    private final Fallback fallback;

    GeneratorEngine(String name, GeneratorBody<?> body, String notWoven) {
        this(name, body, notWoven, Fallback.INFO);
    }

    GeneratorEngine(String name, GeneratorBody<?> body, String notWoven, Fallback fallback) {
        this.body = body;
        this.notWoven = notWoven;
        this.fallback = fallback;
        this.thread = new ThreadEngine(name, code(body), notWoven);
    }

    private static BodyStack.Code code(GeneratorBody<?> body) {
        return stack -> {
            body.run(BodyHandle.yielder(stack));
            return null;
        };
    }

    @Override
    public Signal transfer(Resumption resumption) {
        if (body != null) {
            fallback.tell(body, notWoven);
            body = null;
        }
        return thread.transfer(resumption);
    }

    @Override
    public boolean holdsStack() {
        return thread.holdsStack();
    }

    @Override
    public void prepare() {
        thread.prepare();
    }

    @Override
    public boolean hasBody() {
        return true;
    }

    @Override
    public boolean canPush() {
        return PushCheck.whyNot(body).isEmpty();
    }

    @Override
    public Signal push(Drain consumer) {
        return Pusher.run(body, consumer);
    }

    @Override
    public EngineChoice choice() {
        GeneratorBody<?> unstarted = body; // read once: any thread may ask
        String whyNot = unstarted == null ? "it is not at its beginning" : PushCheck.whyNot(unstarted);
        Kind single = thread.choice().single();
        return whyNot.isEmpty()
                ? new EngineChoice(single, Kind.PUSH, "it is not woven, since " + notWoven)
                : new EngineChoice(
                        single,
                        single,
                        "it is not woven, since " + notWoven + "; its whole sequence is pulled, since " + whyNot);
    }
}
