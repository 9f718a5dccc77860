package dev.yieldwise.internal;

import dev.yieldwise.GeneratorStateException.Reason;
import dev.yieldwise.internal.Resumption.Send;
import dev.yieldwise.internal.Resumption.Throw;
import dev.yieldwise.internal.Signal.Delegating;
import java.util.Arrays;

/**
 * Bodies that delegate to each other, outermost first (PEP 380). The innermost is resumed at once, so that the cost of
 * an element does not grow with the depth of delegation.
 *
 * <p>The outermost, the root, is claimed by whoever is in here: that is the claim on all members. A member that somebody
 * resumes by itself leaves, with what it delegates to in a chain of its own ({@link #letGo}); it is a foreign delegate
 * then, as an iterator is, until its delegator is resumed and takes it in again.
 *
 * <p>Most delegates are new, and woven as their delegator is. Such a one is no member at once: it runs as a call of the body at
 * the top, its frame upon the delegator's, and is resumed at no more cost than a body that does not delegate. When anything but
 * the next element is asked for, or what is foreign comes in above, those that run as calls become members ({@link #spread}).
 *
 * <p>Invariant: {@code members[i]} is suspended in the delegation {@code links[i + 1]}, for all i below depth. What is at
 * the top is a member, or else null, for a foreign delegate.
 */
final class Chain {
    /** Delegation without end is a defect, and fails as endless recursion does. */
    private static final int MAX_DEPTH = 20_000;

    /** The same, where each level holds a stack of its own. */
    private static final int MAX_STACKS = 2_000;

    private static final int FIRST_SIZE = 4;

    /** Says that the top is a member now. */
    private static final Object TAKEN_IN = new Object();

    /** Null once all members are in another chain. */
    private volatile GeneratorCore root;

    private int depth;
    private int stacks;

    /** How many bodies run as calls of the one at the top. */
    private int adopted;

    private GeneratorCore[] members;
    private Delegating[] links;

    private Chain(GeneratorCore root, int size) {
        this.root = root;
        members = new GeneratorCore[size];
        links = new Delegating[size];
        members[0] = root;
    }

    GeneratorCore root() {
        return root;
    }

    /** Whether the root delegates to another member, or to what is foreign. */
    boolean isLong() {
        return depth > 0;
    }

    /** What a member delegates to, as the user knows it; null if nothing. A hint if somebody else has the claim. */
    Object delegateOf(GeneratorCore member) {
        GeneratorCore[] all = members;
        Delegating[] made = links;
        for (int i = 0; i < Math.min(depth, Math.min(all.length, made.length) - 1); i++) {
            if (all[i] == member) {
                Delegating link = made[i + 1];
                return link == null ? null : link.delegate();
            }
        }
        return adopted > 0 && all[Math.min(depth, all.length - 1)] instanceof FrameStack top
                ? top.delegateOf(member)
                : null;
    }

    /**
     * Resumes a body that is claimed, or rather what it delegates to, until there is a value, or the body itself has
     * ended. Answers the value or the body's last signal.
     */
    static Object resume(GeneratorCore core, Resumption resumption) {
        Chain chain = core.chain();
        if (chain != null) {
            return chain.run(resumption.isExit() ? chain.closed(resumption) : resumption);
        }
        return goOn(core, core.step(resumption));
    }

    /** The same, from where the body, which does not delegate yet, has answered. */
    static Object goOn(GeneratorCore core, Object answer) {
        if (!(answer instanceof Delegating delegating)) {
            return answer;
        }
        Chain chain = of(core);
        chain.push(delegating);
        return chain.run(Resumption.NEXT);
    }

    /** The chain of a body that is claimed. */
    private static Chain of(GeneratorCore core) {
        Chain chain = core.chain();
        if (chain == null) {
            chain = new Chain(core, FIRST_SIZE);
            core.join(chain);
        }
        return chain;
    }

    private Object run(Resumption first) {
        Resumption resumption = first;
        while (true) {
            GeneratorCore innermost = members[depth];
            Object answer = innermost == null ? foreign(resumption) : stepped(innermost, resumption);
            if (answer == TAKEN_IN) {
                continue;
            }
            if (!(answer instanceof Signal signal)) {
                return answer;
            }
            if (signal instanceof Delegating delegating) {
                push(delegating);
                resumption = Resumption.NEXT;
            } else if (depth == 0) {
                return signal;
            } else {
                pop();
                resumption = answered(innermost == null ? signal : innermost.ended(signal));
            }
        }
    }

    /** What a body is told of the end of its delegate. */
    private static Resumption answered(Signal end) {
        if (end instanceof Signal.Returned returned) {
            return returned.value() == null ? Resumption.NEXT : new Send(returned.value());
        }
        return new Throw(((Signal.Failed) end).error());
    }

    private Object stepped(GeneratorCore innermost, Resumption resumption) {
        if (depth == 0) {
            return innermost.step(resumption);
        }
        try {
            return innermost.step(resumption);
        } catch (Throwable broken) {
            return new Signal.Broken(broken);
        }
    }

    // ---- the top

    private void push(Delegating delegating) {
        depth++;
        if (depth == members.length) {
            members = Arrays.copyOf(members, 2 * depth);
            links = Arrays.copyOf(links, 2 * depth);
        }
        links[depth] = delegating;
    }

    private GeneratorCore pop() {
        GeneratorCore top = members[depth];
        members[depth] = null;
        links[depth] = null;
        depth--;
        if (top instanceof EngineCore) {
            stacks--;
        }
        return top;
    }

    // ---- bodies that run as calls

    /** The chain of a body that is at the top, which runs one more body as a call from now on. */
    static Chain adopting(FrameStack top) {
        Chain chain = of(top);
        chain.adopted++;
        return chain;
    }

    /** One that ran as a call does no more. */
    void left() {
        adopted--;
    }

    /** Makes members of all that run as calls. */
    void spread() {
        if (adopted > 0) {
            StackReserve.require();
            adopted = 0;
            for (FrameStack delegate : ((FrameStack) members[depth]).spread()) {
                push(new Delegating(delegate, delegate));
                members[depth] = delegate;
            }
        }
    }

    /** Drives what is no member, unless it can become one. */
    private Object foreign(Resumption resumption) {
        Source source = links[depth].source();
        try {
            if (source instanceof WovenCore woven) {
                return takeIn(woven, resumption);
            }
            return source instanceof Lifeline ours && ours.hasBody()
                    ? takeIn(ours, resumption)
                    : signal(source.drive(resumption));
        } catch (StackOverflowError tooDeep) {
            return new Signal.Failed(tooDeep, false); // it was not entered
        }
    }

    private static Object signal(Outcome outcome) {
        if (outcome instanceof Outcome.Yielded yielded) {
            return yielded.value();
        } else if (outcome instanceof Outcome.Returned returned) {
            return returned.value() == null ? Signal.Returned.NOTHING : new Signal.Returned(returned.value());
        }
        return new Signal.Failed(((Outcome.Failed) outcome).error(), false);
    }

    private Object takeIn(Lifeline ours, Resumption resumption) {
        GeneratorCore core = ours.core();
        if (!core.claim()) {
            return signal(GeneratorCore.refused(Reason.ALREADY_EXECUTING));
        }
        Outcome known = core.beforeResuming(resumption);
        if (known == null && core.status == GeneratorCore.CREATED && resumption instanceof Throw) {
            known = core.judge(resumption, core.run(resumption));
        } else if (known == null && isTooDeep(core)) {
            known = new Outcome.Failed(new StackOverflowError("bodies delegate to each other without end"));
        }
        if (known != null && !(known instanceof Outcome.Yielded)) {
            core.giveBack();
            return signal(known);
        }
        add(core);
        ours.watch();
        core.giveBack();
        return known == null ? TAKEN_IN : signal(known);
    }

    private boolean isTooDeep(GeneratorCore core) {
        return depth >= MAX_DEPTH || core instanceof EngineCore && stacks >= MAX_STACKS;
    }

    /** Adds a body that is claimed, with what it delegates to. */
    private void add(GeneratorCore core) {
        Chain its = core.chain();
        core.status = GeneratorCore.DELEGATING;
        place(core);
        if (its != null) {
            its.spread();
            for (int i = 1; i <= its.depth; i++) {
                push(its.links[i]);
                if (its.members[i] != null) {
                    place(its.members[i]);
                }
            }
            its.root = null;
        }
    }

    private void place(GeneratorCore core) {
        members[depth] = core;
        if (core instanceof EngineCore) {
            stacks++;
        }
        core.join(this);
    }

    // ---- ways out

    /**
     * GeneratorExit is never thrown into a delegate, whoever made it: it closes the delegate, innermost first, and goes
     * on to the delegator even if the delegate swallowed its own. Answers what the root is resumed with.
     */
    private Resumption closed(Resumption exit) {
        spread();
        Throwable failure = null;
        while (depth > 0) {
            Source source = links[depth].source();
            GeneratorCore member = pop();
            Resumption resumption = failure == null ? Resumption.CLOSE : new Throw(failure);
            Outcome outcome;
            if (member == null) {
                outcome = close(source);
            } else {
                leaveAlone(member);
                outcome = member.settle(Resumption.CLOSE, member.run(resumption));
            }
            failure = outcome instanceof Outcome.Failed failed ? failed.error() : null;
        }
        return failure == null ? exit : new Throw(failure);
    }

    private static Outcome close(Source source) {
        try {
            return source.drive(Resumption.CLOSE);
        } catch (StackOverflowError tooDeep) {
            return new Outcome.Failed(tooDeep);
        }
    }

    /** Claims the last member and lets it go. Nobody else can have its claim for longer than a look at its chain. */
    private static void leaveAlone(GeneratorCore member) {
        while (!member.tryClaim()) {
            Thread.onSpinWait();
        }
        member.join(null);
    }

    /**
     * Makes a member the root of a chain of its own. False if the chain is being driven, and so the member with it; else
     * its chain is to be looked at again.
     */
    boolean letGo(GeneratorCore member) {
        GeneratorCore driver = root;
        if (driver == null || driver == member) {
            return true;
        }
        if (!driver.tryClaim()) {
            return false;
        }
        try {
            if (root == driver && member.chain() == this) {
                spread();
                int at = Arrays.asList(members).indexOf(member);
                if (at < 0) {
                    member.join(null); // it has ended, where there was no stack left to say so
                } else {
                    cut(at);
                }
            }
        } finally {
            driver.giveBack();
        }
        return true;
    }

    private void cut(int at) {
        GeneratorCore core = members[at];
        Chain rest = null;
        if (at < depth) {
            rest = new Chain(core, Math.max(FIRST_SIZE, members.length));
            for (int i = at + 1; i <= depth; i++) {
                rest.push(links[i]);
                if (members[i] != null) {
                    rest.place(members[i]);
                }
            }
        }
        while (depth > at) {
            pop();
        }
        members[at] = null;
        if (core instanceof EngineCore) {
            stacks--;
        }
        core.status = rest == null ? GeneratorCore.RESUMABLE : GeneratorCore.DELEGATING;
        core.join(rest);
    }
}
