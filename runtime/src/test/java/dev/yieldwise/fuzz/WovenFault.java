package dev.yieldwise.fuzz;

import static org.objectweb.asm.Opcodes.*;

import java.util.Collections;
import java.util.List;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * What a weaver may do wrong, planted in the classes that it makes. Each keeps the types of everything, so that the
 * virtual machine takes the class all the same.
 */
enum WovenFault {
    INT_NOT_RESTORED {
        @Override
        void plant(WovenCode woven) {
            woven.reads("I").forEach(read -> woven.edited().after(read, POP, ICONST_0));
        }
    },
    LONG_NOT_RESTORED {
        @Override
        void plant(WovenCode woven) {
            woven.reads("J").forEach(read -> woven.edited().after(read, POP2, LCONST_0));
        }
    },
    DOUBLE_NOT_RESTORED {
        @Override
        void plant(WovenCode woven) {
            woven.reads("D").forEach(read -> woven.edited().after(read, POP2, DCONST_0));
        }
    },
    FLOAT_NOT_RESTORED {
        @Override
        void plant(WovenCode woven) {
            woven.reads("F").forEach(read -> woven.edited().after(read, POP, FCONST_0));
        }
    },
    LAST_REFERENCE_NOT_RESTORED {
        @Override
        void plant(WovenCode woven) {
            WovenCode.last(woven.reads("L")).ifPresent(read -> woven.edited().after(read, POP, ACONST_NULL));
        }
    },
    INT_NOT_SAVED {
        @Override
        void plant(WovenCode woven) {
            woven.writes("I").forEach(write -> woven.edited().instead(write, POP2));
        }
    },
    LONG_NOT_SAVED {
        @Override
        void plant(WovenCode woven) {
            woven.writes("J").forEach(write -> woven.edited().instead(write, POP2, POP));
        }
    },
    DOUBLE_NOT_SAVED {
        @Override
        void plant(WovenCode woven) {
            woven.writes("D").forEach(write -> woven.edited().instead(write, POP2, POP));
        }
    },
    LAST_REFERENCE_NOT_SAVED {
        @Override
        void plant(WovenCode woven) {
            WovenCode.last(woven.writes("L")).ifPresent(write -> woven.edited().instead(write, POP2));
        }
    },
    OPERANDS_NOT_SAVED {
        @Override
        void plant(WovenCode woven) {
            woven.writesOfOperands(SWAP).forEach(write -> woven.edited().instead(write, POP2));
        }
    },
    WIDE_OPERANDS_NOT_SAVED {
        @Override
        void plant(WovenCode woven) {
            woven.writesOfOperands(POP).forEach(write -> woven.edited().instead(write, POP2, POP));
        }
    },
    PENDING_EXCEPTIONS_NOT_RESTORED {
        @Override
        void plant(WovenCode woven) {
            woven.reads("Ljava/lang/Throwable;").forEach(read -> woven.edited().after(read, POP, ACONST_NULL));
        }
    },
    ARRAYS_NOT_RESTORED {
        @Override
        void plant(WovenCode woven) {
            woven.reads("[I").forEach(read -> woven.edited().after(read, POP, ACONST_NULL));
        }
    },
    LONG_SAVED_AS_INT {
        @Override
        void plant(WovenCode woven) {
            woven.writes("J").forEach(write -> woven.edited().before(write, L2I, I2L));
        }
    },
    DOUBLE_SAVED_AS_FLOAT {
        @Override
        void plant(WovenCode woven) {
            woven.writes("D").forEach(write -> woven.edited().before(write, D2F, F2D));
        }
    },
    LONGS_YIELDED_AS_INTS {
        @Override
        void plant(WovenCode woven) {
            woven.yields("J").forEach(write -> woven.edited().before(write, L2I, I2L));
        }
    },
    INT_SAVED_AS_BYTE {
        @Override
        void plant(WovenCode woven) {
            woven.writes("I").forEach(write -> woven.edited().before(write, I2B));
        }
    },
    INTS_RESTORED_FROM_EACH_OTHER {
        @Override
        void plant(WovenCode woven) {
            woven.rotate(woven.reads("I"));
        }
    },
    LONGS_RESTORED_FROM_EACH_OTHER {
        @Override
        void plant(WovenCode woven) {
            woven.rotate(woven.reads("J"));
        }
    },
    OBJECTS_RESTORED_FROM_EACH_OTHER {
        @Override
        void plant(WovenCode woven) {
            woven.rotate(woven.reads("Ljava/lang/Object;"));
        }
    },
    LAST_HANDLER_DROPPED {
        @Override
        void plant(WovenCode woven) {
            woven.handlers().stream().reduce((a, b) -> b).ifPresent(woven::drop);
        }
    },
    FIRST_HANDLER_DROPPED {
        @Override
        void plant(WovenCode woven) {
            woven.handlers().stream().findFirst().ifPresent(woven::drop);
        }
    },
    HANDLERS_IN_REVERSE_ORDER {
        @Override
        void plant(WovenCode woven) {
            woven.edited().node().methods.forEach(method -> Collections.reverse(method.tryCatchBlocks));
        }
    },
    HANDLERS_BEGIN_AFTER_THEIR_LAST_CALL {
        @Override
        void plant(WovenCode woven) {
            for (TryCatchBlockNode handler : woven.handlers()) {
                WovenCode.last(woven.calls(handler))
                        .ifPresent(call -> handler.start = woven.edited().labelAfter(call));
            }
        }
    },
    HANDLERS_END_AT_THEIR_FIRST_CALL {
        @Override
        void plant(WovenCode woven) {
            for (TryCatchBlockNode handler : woven.handlers()) {
                woven.calls(handler).stream().findFirst().ifPresent(call -> woven.endBefore(handler, call));
            }
        }
    },
    HANDLERS_END_BEFORE_THEIR_LAST_ANSWER {
        @Override
        void plant(WovenCode woven) {
            for (TryCatchBlockNode handler : woven.handlers()) {
                WovenCode.last(woven.answers(handler)).ifPresent(call -> woven.endBefore(handler, call));
            }
        }
    },
    FINALLY_FOR_UNCHECKED_EXCEPTIONS_ALONE {
        @Override
        void plant(WovenCode woven) {
            woven.handlers().stream()
                    .filter(handler -> handler.type == null || handler.type.equals("java/lang/Throwable"))
                    .forEach(handler -> handler.type = "java/lang/RuntimeException");
        }
    },
    RESUMED_AT_ANOTHER_YIELD {
        @Override
        void plant(WovenCode woven) {
            List<LabelNode> targets = woven.resumption();
            Collections.rotate(targets.subList(1, targets.size()), 1);
        }
    },
    STARTED_ANEW_AT_THE_LAST_YIELD {
        @Override
        void plant(WovenCode woven) {
            List<LabelNode> targets = woven.resumption();
            targets.set(targets.size() - 1, targets.get(0));
        }
    },
    COUNTS_BY_TWO {
        @Override
        void plant(WovenCode woven) {
            woven.edited().all(IincInsnNode.class).stream()
                    .filter(count -> count.incr == 1)
                    .forEach(count -> count.incr = 2);
        }
    },
    COMPARES_LONGS_THE_OTHER_WAY {
        @Override
        void plant(WovenCode woven) {
            for (InsnNode compare : woven.edited().all(InsnNode.class)) {
                if (compare.getOpcode() == LCMP) {
                    woven.edited().after(compare, INEG);
                }
            }
        }
    };

    abstract void plant(WovenCode woven);

    /** The class, made wrong. */
    byte[] planted(byte[] bytes) {
        WovenCode woven = WovenCode.of(bytes);
        plant(woven);
        return woven.edited().bytes();
    }
}
