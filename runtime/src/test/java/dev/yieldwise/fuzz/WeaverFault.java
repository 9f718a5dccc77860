package dev.yieldwise.fuzz;

import static dev.yieldwise.fuzz.Edited.access;
import static dev.yieldwise.fuzz.Edited.call;
import static dev.yieldwise.fuzz.Edited.instruction;
import static org.objectweb.asm.Opcodes.*;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What a weaver may do wrong, planted in the weaver itself and in what its classes call. What it makes then is right to
 * the verifier: a class that is not would fall back to another engine, and be no fault that is seen.
 */
enum WeaverFault {
    VALUES_OF_ONE_TYPE_SHARE_A_FIELD("internal.Spills$Group", "field", "Ljava/lang/String;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.before(call(method, "name"), POP, ICONST_0);
        }
    },
    GOES_ON_BEHIND_THE_NEXT_YIELD("internal.MethodWeaver$Point", "store", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.before(call(method, "push"), ICONST_1, IADD);
        }
    },
    NOT_MARKED_AS_LEFT("internal.BodyLines", "leave", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.before(call(method, "push"), POP, ICONST_0);
        }
    },
    COUNTERS_MISS_A_STEP("internal.CodeCopier", "visitIincInsn", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.before(call(method, "visitIincInsn"), ICONST_1, IADD);
        }
    },
    HELPERS_GET_NO_THIS("internal.MethodWeaver", "callHelper", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            ((JumpInsnNode) instruction(method, IF_ICMPEQ, 1)).setOpcode(IF_ICMPLE);
        }
    },
    HELPERS_FRAMES_RUN_THE_BODY("internal.WovenClass", "advance", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.before(call(method, "get"), POP, ICONST_0);
        }
    },
    ARGUMENTS_THAT_CHANGE_ARE_KEPT_AS_GIVEN("internal.Weaving", "arguments", "Ljava/util/Map;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.after(call(method, "get"), POP, ICONST_0);
        }
    },
    CAPTURED_VALUES_ARE_ALL_THE_FIRST("internal.WovenClass", "loadGetter", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.before(call(method, "valueOf"), POP, ICONST_0);
        }
    },
    MONITORS_ARE_NOT_SEEN("internal.HandleFlow", "held", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.after(access(method, GETFIELD, "monitors"), POP, ICONST_0);
        }
    },
    HANDLES_THAT_MAY_BE_ANOTHERS_ARE_ITS_OWN("internal.HandleFlow", "held", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.instead(instruction(method, ICONST_2, 0), ICONST_5);
        }
    },
    ESCAPING_HANDLES_ARE_NOT_SEEN("internal.HandleFlow", "escape", "I") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.before(instruction(method, IRETURN, 0), POP, ICONST_M1);
        }
    },
    THROWN_IN_EXCEPTIONS_ARE_ANSWERS("woven.Frame", "answer", "Ljava/lang/Object;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.instead(instruction(method, ATHROW, 0), ARETURN);
        }
    },
    CLOSING_IS_AN_ANSWER("woven.Frame", "answer", "Ljava/lang/Object;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.instead(instruction(method, ATHROW, 1), ARETURN);
        }
    },
    ANSWERS_STAY_FOR_THE_NEXT_YIELD("woven.Frame", "answer", "Ljava/lang/Object;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.instead(access(method, PUTFIELD, "slot"), POP2);
        }
    },
    RESULTS_ARE_LOST("woven.Frame", "ended", "Ljava/lang/Object;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.before(call(method, "<init>"), POP, ACONST_NULL);
        }
    },
    CALLERS_ARE_FORGOTTEN("woven.Frame", "call", "Ljava/lang/Object;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.instead(access(method, PUTFIELD, "caller"), POP2);
        }
    },
    CALLERS_ARE_NOT_TOLD_OF_EXCEPTIONS("internal.FrameStack", "back", "Ldev/yieldwise/woven/Frame;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.after(call(method, "<init>"), POP, ACONST_NULL);
        }
    },
    CALLERS_ARE_NOT_GIVEN_RESULTS("internal.FrameStack", "back", "Ldev/yieldwise/woven/Frame;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.after(call(method, "value"), POP, ACONST_NULL);
        }
    },
    DELEGATORS_ARE_NOT_TOLD_OF_EXCEPTIONS("internal.FrameStack", "left", "Ldev/yieldwise/woven/Frame;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.after(call(method, "error"), POP, ACONST_NULL);
        }
    },
    DELEGATORS_ARE_NOT_GIVEN_RESULTS("internal.FrameStack", "left", "Ldev/yieldwise/woven/Frame;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.after(call(method, "value"), POP, ACONST_NULL);
        }
    },
    DELEGATES_THAT_RAN_AS_CALLS_ARE_LEFT_OUT("internal.Chain", "spread", "V") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.instead(call(method, "push"), POP2);
        }
    },
    WHAT_IS_SENT_IS_LOST("internal.FrameStack", "step", "Ljava/lang/Object;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.after(call(method, "value"), POP, ACONST_NULL);
        }
    },
    STREAMS_ARE_NOT_CLOSED("internal.Suspensions$ClosedStream", "closed", "Ldev/yieldwise/internal/Outcome;") {
        @Override
        void plant(Edited type, MethodNode method) {
            type.instead(call(method, "close"), POP);
        }
    };

    private final String type;
    private final String method;
    private final String result;

    WeaverFault(String type, String method, String result) {
        this.type = "dev.yieldwise." + type;
        this.method = method;
        this.result = result;
    }

    abstract void plant(Edited type, MethodNode method);

    /** The class of the library that it is planted in, and how. */
    Map<String, UnaryOperator<byte[]>> changes() {
        return Map.of(type, this::planted);
    }

    private byte[] planted(byte[] bytes) {
        Edited edited = Edited.of(bytes);
        plant(edited, edited.method(method, ")" + result));
        return edited.bytes();
    }
}
