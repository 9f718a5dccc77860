package dev.yieldwise.internal;

import dev.yieldwise.internal.ClassFile.Handler;
import dev.yieldwise.internal.ClassFile.Method;
import dev.yieldwise.woven.WovenBody;
import java.io.IOException;

/**
 * Whether a body may be called by its consumer instead of running on a stack of its own: only if nothing can be observed
 * of it (D25). That is read from the bytes of the body's class, once for each class. Whatever is not known for sure
 * means no.
 */
final class PushCheck {
    /** What was found of a class: the same each time, so it is found once. */
    private static final class Memo {
        volatile String whyNot;
    }

    /** A memo of facts that cannot change, kept with the class they are about. */
    private static final ClassValue<Memo> MEMOS = new ClassValue<>() {
        @Override
        protected Memo computeValue(Class<?> type) {
            return new Memo();
        }
    };

    private PushCheck() {}

    /** Why this body is not called, in words; empty if it may be. */
    static String whyNot(Object given) {
        Object body = Bodies.original(given);
        Memo memo = MEMOS.get(body.getClass());
        String known = memo.whyNot;
        if (known == null) {
            known = find(body);
            memo.whyNot = known;
        }
        return known;
    }

    private static String find(Object body) {
        String built = body instanceof WovenBody woven ? woven.whyNotCalled() : null;
        if (built != null) {
            return built;
        }
        try {
            return body.getClass().isHidden() ? judge(BodyCode.of(body, "")) : named(body.getClass());
        } catch (Refusal refusal) {
            return refusal.getMessage();
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return "its class file cannot be read: " + unreadable.getMessage();
        }
    }

    /** Judges each body that the class is, of objects or of primitives: which of them is run is not known here. */
    static String named(Class<?> body) throws IOException, Refusal {
        Refusal none = null;
        String whyNot = null;
        for (String handle : HandleFlow.HANDLES) {
            try {
                whyNot = judge(BodyCode.named(body, handle));
            } catch (Refusal refusal) {
                none = refusal;
            }
            if (whyNot != null && !whyNot.isEmpty()) {
                return whyNot;
            }
        }
        if (whyNot == null) {
            throw none;
        }
        return whyNot;
    }

    /** The same for the body with this code. */
    static String judge(BodyCode body) {
        Method code = body.method();
        HandleFlow flow = HandleFlow.of(body.in().file(), code, body.handle());
        if (flow.escape() >= 0) {
            return "its handle is passed on or kept, in line " + code.line(flow.escape());
        }
        Handler goesOn = ExitPaths.thatMayGoOn(code, flow);
        return goesOn == null
                ? ""
                : "what is raised at a yield or by clean-up may be caught, in line " + code.line(goesOn.at());
    }
}
