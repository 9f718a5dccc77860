package dev.yieldwise.internal;

import static dev.yieldwise.internal.Opcodes.*;

import dev.yieldwise.internal.ClassFile.Handler;
import dev.yieldwise.internal.ClassFile.Method;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;

/**
 * What may run in a body once GeneratorExit is raised at its yields. A body that is called can run all of it, except
 * another yield: its consumer has nowhere to suspend it. So every handler that can be come to has to end by throwing and
 * hold no yield, as the handlers that compilers make of finally and of try-with-resources do.
 */
final class ExitPaths {
    /** The types of handlers that take GeneratorExit; null is a finally. */
    private static final Set<String> TAKES_EXIT =
            Set.of("java/lang/Throwable", "java/lang/Error", "dev/yieldwise/GeneratorExit");

    private final Method method;
    private final HandleFlow flow;
    private final Deque<Integer> work = new ArrayDeque<>();

    /** Where any exception may arise on the way, not GeneratorExit alone: from clean-up code that fails. */
    private final BitSet any = new BitSet();

    private final BitSet exit = new BitSet();

    private ExitPaths(Method method, HandleFlow flow) {
        this.method = method;
        this.flow = flow;
    }

    /** The handler that may go on; null if there is none. */
    static Handler thatMayGoOn(Method method, HandleFlow flow) {
        ExitPaths paths = new ExitPaths(method, flow);
        flow.yields().stream().forEach(pc -> paths.raised(pc, false));
        flow.delegations().stream().forEach(pc -> paths.raised(pc, true));
        while (!paths.work.isEmpty()) {
            Handler goesOn = paths.follow(paths.work.remove());
            if (goesOn != null) {
                return goesOn;
            }
        }
        return null;
    }

    private void raised(int pc, boolean anything) {
        BitSet known = anything ? any : exit;
        if (!known.get(pc)) {
            known.set(pc);
            work.add(pc);
        }
    }

    /** The handlers that take what is raised at an instruction. */
    private Handler follow(int pc) {
        for (Handler handler : method.handlers()) {
            boolean takesExit = handler.type() == null || TAKES_EXIT.contains(handler.type());
            if (!handler.covers(pc) || !takesExit && !any.get(pc)) {
                continue;
            }
            if (!rethrows(handler, any.get(pc))) {
                return handler;
            }
            if (handler.type() == null || handler.type().equals("java/lang/Throwable")) {
                return null; // nothing is left for the handlers further out
            }
        }
        return null;
    }

    /** Walks all that a handler can run, and tells whether it only ever ends in a throw, with no yield on the way. */
    private boolean rethrows(Handler handler, boolean anything) {
        BitSet seen = new BitSet();
        Deque<Integer> ahead = new ArrayDeque<>(Set.of(handler.at()));
        boolean failed = anything;
        while (!ahead.isEmpty()) {
            int pc = ahead.remove();
            if (seen.get(pc)) {
                continue;
            }
            seen.set(pc);
            int opcode = method.code()[pc] & 0xFF;
            if (isReturn(opcode) || flow.yields().get(pc) || flow.delegations().get(pc)) {
                return false;
            }
            if (opcode != ATHROW && !throwsNothing(opcode)) {
                failed = true;
                raised(pc, true);
            }
            for (int next : Opcodes.successors(method.code(), pc)) {
                ahead.add(next);
            }
        }
        // A handler in which nothing can fail throws what it has caught.
        for (int pc = seen.nextSetBit(0); pc >= 0; pc = seen.nextSetBit(pc + 1)) {
            if ((method.code()[pc] & 0xFF) == ATHROW) {
                raised(pc, failed);
            }
        }
        return true;
    }
}
