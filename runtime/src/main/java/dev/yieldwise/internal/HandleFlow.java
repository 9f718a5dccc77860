package dev.yieldwise.internal;

import static dev.yieldwise.internal.Opcodes.*;

import dev.yieldwise.internal.ClassFile.Method;
import dev.yieldwise.internal.ClassFile.Reference;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Set;

/**
 * Where a body's code uses its handle, told from its instructions: a dataflow of one bit, "this may be the handle", over
 * the words of stack and local variables, to its least fixpoint. A use other than calling a method of it is an escape:
 * then code that is not seen here may yield.
 */
final class HandleFlow {
    /** The types of handles of generators' bodies. */
    static final Set<String> HANDLES = Set.of(
            "dev/yieldwise/Yielder",
            "dev/yieldwise/IntYielder",
            "dev/yieldwise/LongYielder",
            "dev/yieldwise/DoubleYielder");

    /** What may be the handle before an instruction. */
    private record Frame(BitSet locals, BitSet stack, int depth) {
        Frame copy() {
            return new Frame((BitSet) locals.clone(), (BitSet) stack.clone(), depth);
        }
    }

    private final ClassFile file;
    private final Method method;
    private final byte[] code;
    private final Frame[] frames;
    private final Deque<Integer> work = new ArrayDeque<>();

    /** Instructions that yield one value: GeneratorExit alone is raised there. */
    private final BitSet yields = new BitSet();

    /** Instructions that delegate: the failure of a delegate's clean-up, of any kind, may be raised there. */
    private final BitSet delegations = new BitSet();

    private int escape = -1;

    private HandleFlow(ClassFile file, Method method) {
        this.file = file;
        this.method = method;
        code = method.code();
        frames = new Frame[code.length];
    }

    /** Follows the handle from the local variable that it is passed in. */
    static HandleFlow of(ClassFile file, Method method, int handle) {
        HandleFlow flow = new HandleFlow(file, method);
        Frame entry = new Frame(new BitSet(), new BitSet(), 0);
        entry.locals.set(handle);
        flow.reach(0, entry);
        while (!flow.work.isEmpty()) {
            flow.visit(flow.work.remove());
        }
        return flow;
    }

    BitSet yields() {
        return yields;
    }

    BitSet delegations() {
        return delegations;
    }

    /** The instruction by which the handle escapes; -1 if it does not. */
    int escape() {
        return escape;
    }

    /** The instructions that control may go to from this one, exceptions left out. */
    static int[] successors(byte[] code, int pc) {
        int opcode = code[pc] & 0xFF;
        int next = pc + length(code, pc);
        if (opcode == GOTO_W) {
            return new int[] {pc + int4(code, pc + 1)};
        } else if (isBranch(opcode)) {
            int target = pc + int2(code, pc + 1);
            return opcode == GOTO ? new int[] {target} : new int[] {target, next};
        } else if (opcode == TABLESWITCH || opcode == LOOKUPSWITCH) {
            int step = opcode == TABLESWITCH ? 4 : 8;
            int first = aligned(pc) + 12; // past default and bounds, or past default, count and the first key
            int count = (next - first + step - 1) / step;
            int[] targets = new int[count + 1];
            targets[count] = pc + int4(code, aligned(pc));
            for (int i = 0; i < count; i++) {
                targets[i] = pc + int4(code, first + i * step);
            }
            return targets;
        }
        return isEnd(opcode) ? new int[0] : new int[] {next};
    }

    private void reach(int pc, Frame frame) {
        Frame known = frames[pc];
        if (known == null) {
            frames[pc] = frame.copy();
            work.add(pc);
            return;
        }
        if (known.depth != frame.depth) {
            throw new IllegalArgumentException("two stacks at instruction " + pc);
        }
        int before = known.locals.cardinality() + known.stack.cardinality();
        known.locals.or(frame.locals);
        known.stack.or(frame.stack);
        if (known.locals.cardinality() + known.stack.cardinality() > before) {
            work.add(pc);
        }
    }

    private void visit(int pc) {
        Frame frame = frames[pc];
        for (ClassFile.Handler handler : method.handlers()) {
            if (handler.covers(pc)) {
                reach(handler.at(), new Frame(frame.locals, new BitSet(), 1));
            }
        }
        Frame after = step(pc, frame.copy());
        for (int next : successors(code, pc)) {
            reach(next, after);
        }
    }

    /** What one instruction does to the frame. */
    private Frame step(int pc, Frame frame) {
        int opcode = code[pc] & 0xFF;
        if (opcode == JSR || opcode == JSR_W || opcode == RET) {
            throw new IllegalArgumentException("subroutines of old class files");
        }
        if (opcode == WIDE) {
            return wide(pc, frame);
        } else if (opcode == ALOAD) {
            return push(frame, 1, frame.locals.get(code[pc + 1] & 0xFF));
        } else if (opcode >= ALOAD_0 && opcode <= ALOAD_3) {
            return push(frame, 1, frame.locals.get(opcode - ALOAD_0));
        } else if (opcode == ASTORE) {
            return store(frame, code[pc + 1] & 0xFF);
        } else if (opcode >= ASTORE_0 && opcode <= ASTORE_3) {
            return store(frame, opcode - ASTORE_0);
        } else if (opcode >= DUP && opcode <= SWAP) {
            return shuffle(opcode, frame);
        } else if (opcode == CHECKCAST) {
            return frame;
        } else if (opcode >= GETSTATIC && opcode <= PUTFIELD) {
            return access(pc, opcode, frame);
        } else if (opcode >= INVOKEVIRTUAL && opcode <= INVOKEDYNAMIC) {
            return call(pc, opcode, frame);
        } else if (opcode == MULTIANEWARRAY) {
            return push(take(frame, code[pc + 3] & 0xFF), 1, false);
        }
        boolean escapes = anyHandle(frame, taken(opcode)) && !onlyLooks(opcode);
        if (escapes) {
            escape = pc;
        }
        return push(take(frame, taken(opcode)), put(opcode), false);
    }

    /** Instructions that take the handle and give it to nobody. */
    private static boolean onlyLooks(int opcode) {
        return opcode == POP
                || opcode == POP2
                || opcode == IFNULL
                || opcode == IFNONNULL
                || opcode == IF_ACMPEQ
                || opcode == IF_ACMPNE
                || opcode == INSTANCEOF;
    }

    private Frame wide(int pc, Frame frame) {
        int opcode = code[pc + 1] & 0xFF;
        int local = index2(code, pc + 2);
        if (opcode == ALOAD) {
            return push(frame, 1, frame.locals.get(local));
        } else if (opcode == ASTORE) {
            return store(frame, local);
        } else if (opcode == RET) {
            throw new IllegalArgumentException("subroutines of old class files");
        }
        return opcode == IINC ? frame : push(take(frame, taken(opcode)), put(opcode), false);
    }

    private Frame access(int pc, int opcode, Frame frame) {
        int words = words(file.reference(index2(code, pc + 1)).type(), 0);
        return switch (opcode) {
            case GETSTATIC -> push(frame, words, false);
            case GETFIELD -> push(given(pc, frame, 1), words, false);
            case PUTSTATIC -> given(pc, frame, words);
            default -> given(pc, frame, words + 1);
        };
    }

    private Frame call(int pc, int opcode, Frame frame) {
        Reference called = file.reference(index2(code, pc + 1));
        int arguments = argumentWords(called.type());
        boolean hasReceiver = opcode != INVOKESTATIC && opcode != INVOKEDYNAMIC;
        Frame rest = given(pc, frame, arguments);
        if (hasReceiver) {
            if (rest.stack.get(rest.depth - 1) && !HANDLES.contains(called.owner())) {
                escape = pc;
            } else if (rest.stack.get(rest.depth - 1)) {
                (called.name().equals("yield") ? yields : delegations).set(pc);
            }
            rest = take(rest, 1);
        }
        return push(rest, words(called.type(), called.type().indexOf(')') + 1), false);
    }

    /** Takes words that go to code or places not seen here. */
    private Frame given(int pc, Frame frame, int words) {
        if (anyHandle(frame, words)) {
            escape = pc;
        }
        return take(frame, words);
    }

    private static boolean anyHandle(Frame frame, int words) {
        int first = frame.stack.nextSetBit(Math.max(0, frame.depth - words));
        return words > 0 && first >= 0 && first < frame.depth;
    }

    private static Frame take(Frame frame, int words) {
        frame.stack.clear(frame.depth - words, frame.depth);
        return new Frame(frame.locals, frame.stack, frame.depth - words);
    }

    private static Frame push(Frame frame, int words, boolean handle) {
        frame.stack.set(frame.depth, frame.depth + words, handle);
        return new Frame(frame.locals, frame.stack, frame.depth + words);
    }

    /** Other stores leave the bit of a variable as it was: too many bits are safe, too few are not. */
    private static Frame store(Frame frame, int local) {
        frame.locals.set(local, frame.stack.get(frame.depth - 1));
        return take(frame, 1);
    }

    private static Frame shuffle(int opcode, Frame frame) {
        // How the top words lie after it, from the bottom; 1 is the top word before it.
        int[] after = switch (opcode) {
            case DUP -> new int[] {1, 1};
            case DUP + 1 -> new int[] {1, 2, 1};
            case DUP + 2 -> new int[] {1, 3, 2, 1};
            case DUP + 3 -> new int[] {2, 1, 2, 1};
            case DUP + 4 -> new int[] {2, 1, 3, 2, 1};
            case DUP + 5 -> new int[] {2, 1, 4, 3, 2, 1};
            default -> new int[] {1, 2};
        };
        int taken = Arrays.stream(after).max().orElseThrow();
        boolean[] words = new boolean[taken + 1];
        for (int i = 1; i <= taken; i++) {
            words[i] = frame.stack.get(frame.depth - i);
        }
        Frame result = take(frame, taken);
        for (int word : after) {
            result = push(result, 1, words[word]);
        }
        return result;
    }

    private static int argumentWords(String type) {
        int words = 0;
        for (int at = 1; type.charAt(at) != ')'; at = afterType(type, at)) {
            words += words(type, at);
        }
        return words;
    }

    /** The words of the type that begins there. */
    static int words(String type, int at) {
        return switch (type.charAt(at)) {
            case 'V' -> 0;
            case 'J', 'D' -> 2;
            default -> 1;
        };
    }

    /** Where the next type of a descriptor begins. */
    static int afterType(String type, int at) {
        int end = at;
        while (type.charAt(end) == '[') {
            end++;
        }
        return type.charAt(end) == 'L' ? type.indexOf(';', end) + 1 : end + 1;
    }
}
