package dev.yieldwise.internal;

import static dev.yieldwise.internal.Opcodes.*;

import dev.yieldwise.internal.ClassFile.Method;
import dev.yieldwise.internal.ClassFile.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Where a body's code uses its handle, told from its instructions: a dataflow of "this is the handle", "it is not", "it
 * may be", over the words of stack and local variables, to its least fixpoint. A use other than calling a method of it is an escape:
 * then code that is not seen here may yield.
 */
final class HandleFlow {
    /** The types of handles of generators' bodies. */
    static final Set<String> HANDLES = Set.of(
            "dev/yieldwise/Yielder",
            "dev/yieldwise/IntYielder",
            "dev/yieldwise/LongYielder",
            "dev/yieldwise/DoubleYielder");

    /** What is known of a word of the stack or of a local variable. */
    private static final byte OTHER = 0;

    private static final byte HANDLE = 1;
    private static final byte MAYBE = 2;

    /** Code that held more would be malformed, and would be followed for ever. */
    private static final int MAX_MONITORS = 100;

    /** What is known before an instruction, and how many monitors may be held. */
    private record Frame(byte[] locals, byte[] stack, int depth, int monitors) {
        Frame copy() {
            return new Frame(locals.clone(), stack.clone(), depth, monitors);
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

    private final Predicate<Reference> helpers;
    private final BitSet helperCalls = new BitSet();
    private int escape = -1;
    private String notWoven = "";

    private HandleFlow(ClassFile file, Method method, Predicate<Reference> helpers) {
        this.file = file;
        this.method = method;
        this.helpers = helpers;
        code = method.code();
        frames = new Frame[code.length];
    }

    /** Follows the handle from the local variable that it is passed in. */
    static HandleFlow of(ClassFile file, Method method, int handle) {
        return of(file, method, handle, reference -> false);
    }

    /** The same; methods that the predicate accepts may be given the handle. */
    static HandleFlow of(ClassFile file, Method method, int handle, Predicate<Reference> helpers) {
        HandleFlow flow = new HandleFlow(file, method, helpers);
        Frame entry = new Frame(new byte[method.locals() + 1], new byte[method.stack() + 1], 0, 0);
        if (handle < method.locals()) {
            entry.locals[handle] = HANDLE;
        }
        flow.reach(0, entry);
        while (!flow.work.isEmpty()) {
            flow.visit(flow.work.remove());
        }
        return flow;
    }

    private static boolean isHandle(String type) {
        return HANDLES.contains(type) || type.equals("dev/yieldwise/Exchange");
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

    /**
     * Why this method cannot be suspended in the middle by what it does with its handle, although that does not escape;
     * empty if it can.
     */
    String notWoven() {
        return notWoven;
    }

    /** All calls of methods, but not dynamic ones, in the order of the code. */
    List<Called> calls() {
        List<Called> calls = new ArrayList<>();
        for (int pc = 0; pc < code.length; pc += length(code, pc)) {
            int opcode = code[pc] & 0xFF;
            if (opcode >= INVOKEVIRTUAL && opcode <= INVOKEINTERFACE) {
                boolean suspends = yields.get(pc) || delegations.get(pc);
                Frame before = frames[pc];
                Reference called = file.reference(index2(code, pc + 1));
                calls.add(
                        suspends || helperCalls.get(pc)
                                ? new Called(
                                        suspends ? Called.Kind.SUSPENDING : Called.Kind.HELPER,
                                        called,
                                        handles(before.locals, before.locals.length),
                                        handles(before.stack, before.depth))
                                : new Called(
                                        isForeign(called, before) ? Called.Kind.FOREIGN : Called.Kind.OTHER,
                                        called,
                                        null,
                                        null));
            }
        }
        return calls;
    }

    /** Code that is never come to, which compilers leave behind, may do what it likes. */
    private static boolean isForeign(Reference called, Frame before) {
        return before != null && isHandle(called.owner());
    }

    private static boolean[] handles(byte[] words, int count) {
        boolean[] result = new boolean[count];
        for (int i = 0; i < count; i++) {
            result[i] = words[i] == HANDLE;
        }
        return result;
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
        boolean changed = known.monitors < frame.monitors;
        if (changed) {
            frames[pc] = new Frame(known.locals, known.stack, known.depth, frame.monitors);
        }
        changed |= join(known.locals, frame.locals, frame.locals.length);
        changed |= join(known.stack, frame.stack, frame.depth);
        if (changed) {
            work.add(pc);
        }
    }

    private static boolean join(byte[] known, byte[] other, int count) {
        boolean changed = false;
        for (int i = 0; i < count; i++) {
            if (known[i] != other[i] && known[i] != MAYBE) {
                known[i] = MAYBE;
                changed = true;
            }
        }
        return changed;
    }

    private void doubt(int pc, String reason) {
        if (notWoven.isEmpty()) {
            notWoven = reason + ", in line " + method.line(pc);
        }
    }

    private void visit(int pc) {
        Frame frame = frames[pc];
        for (ClassFile.Handler handler : method.handlers()) {
            if (handler.covers(pc)) {
                reach(handler.at(), new Frame(frame.locals, new byte[frame.stack.length], 1, frame.monitors));
                if (handler.type() == null) {
                    break; // nothing is left for those further out
                }
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
            return push(frame, 1, frame.locals[code[pc + 1] & 0xFF]);
        } else if (opcode >= ALOAD_0 && opcode <= ALOAD_3) {
            return push(frame, 1, frame.locals[opcode - ALOAD_0]);
        } else if (opcode == ASTORE) {
            return store(frame, code[pc + 1] & 0xFF);
        } else if (opcode >= ASTORE_0 && opcode <= ASTORE_3) {
            return store(frame, opcode - ASTORE_0);
        } else if (opcode >= ISTORE && opcode < ASTORE) {
            return storeOther(frame, code[pc + 1] & 0xFF, taken(opcode));
        } else if (opcode >= ISTORE_0 && opcode < ASTORE_0) {
            return storeOther(frame, (opcode - ISTORE_0) % 4, taken(opcode));
        } else if (opcode == MONITORENTER || opcode == MONITOREXIT) {
            return monitor(pc, opcode, frame);
        } else if (opcode >= DUP && opcode <= SWAP) {
            return shuffle(opcode, frame);
        } else if (opcode == CHECKCAST) {
            return frame;
        } else if (opcode >= GETSTATIC && opcode <= PUTFIELD) {
            return access(pc, opcode, frame);
        } else if (opcode >= INVOKEVIRTUAL && opcode <= INVOKEDYNAMIC) {
            return call(pc, opcode, frame);
        } else if (opcode == MULTIANEWARRAY) {
            return push(take(frame, code[pc + 3] & 0xFF), 1, OTHER);
        }
        if (anyHandle(frame, taken(opcode)) && opcode != POP && opcode != POP2) {
            doubt(pc, "its handle is looked at");
            if (!onlyLooks(opcode)) {
                escape = pc;
            }
        }
        return push(take(frame, taken(opcode)), put(opcode), OTHER);
    }

    private Frame monitor(int pc, int opcode, Frame frame) {
        if (anyHandle(frame, 1)) {
            escape = pc;
        }
        Frame rest = take(frame, 1);
        int held = rest.monitors + (opcode == MONITORENTER ? 1 : -1);
        return new Frame(rest.locals, rest.stack, rest.depth, Math.min(MAX_MONITORS, Math.max(0, held)));
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
            return push(frame, 1, frame.locals[local]);
        } else if (opcode == ASTORE) {
            return store(frame, local);
        } else if (opcode >= ISTORE && opcode < ASTORE) {
            return storeOther(frame, local, taken(opcode));
        } else if (opcode == RET) {
            throw new IllegalArgumentException("subroutines of old class files");
        }
        return opcode == IINC ? frame : push(take(frame, taken(opcode)), put(opcode), OTHER);
    }

    private Frame access(int pc, int opcode, Frame frame) {
        int words = Descriptors.words(file.reference(index2(code, pc + 1)).type(), 0);
        return switch (opcode) {
            case GETSTATIC -> push(frame, words, OTHER);
            case GETFIELD -> push(given(pc, frame, 1), words, OTHER);
            case PUTSTATIC -> given(pc, frame, words);
            default -> given(pc, frame, words + 1);
        };
    }

    private Frame call(int pc, int opcode, Frame frame) {
        Reference called = file.reference(index2(code, pc + 1));
        int arguments = Descriptors.argumentWords(called.type());
        boolean hasReceiver = opcode != INVOKESTATIC && opcode != INVOKEDYNAMIC;
        boolean given = anyHandle(frame, arguments);
        if (given && opcode != INVOKEDYNAMIC && helpers.test(called)) {
            helperCalls.set(pc);
            held(pc, frame);
        } else if (given) {
            escape = pc;
        }
        Frame rest = take(frame, arguments);
        if (hasReceiver) {
            receiver(pc, called, rest);
            rest = take(rest, 1);
        }
        return push(rest, Descriptors.words(called.type(), called.type().indexOf(')') + 1), OTHER);
    }

    private void receiver(int pc, Reference called, Frame frame) {
        byte receiver = frame.stack[frame.depth - 1];
        if (receiver == OTHER) {
            return;
        }
        if (!isHandle(called.owner())) {
            escape = pc;
        } else if (called.name().startsWith("yieldFrom")) {
            delegations.set(pc);
            held(pc, frame);
        } else {
            yields.set(pc);
            held(pc, frame);
        }
    }

    /** The method is left in the middle here, and must be able to go on. */
    private void held(int pc, Frame frame) {
        if (frame.monitors > 0) {
            doubt(pc, "a monitor is held at a yield");
        }
        for (int i = 0; i < frame.locals.length + frame.depth; i++) {
            if ((i < frame.locals.length ? frame.locals[i] : frame.stack[i - frame.locals.length]) == MAYBE) {
                doubt(pc, "what yields may be another body's handle");
            }
        }
    }

    /** Takes words that go to places not seen here. */
    private Frame given(int pc, Frame frame, int words) {
        if (anyHandle(frame, words)) {
            escape = pc;
        }
        return take(frame, words);
    }

    private static boolean anyHandle(Frame frame, int words) {
        for (int i = Math.max(0, frame.depth - words); i < frame.depth; i++) {
            if (frame.stack[i] != OTHER) {
                return true;
            }
        }
        return false;
    }

    private static Frame take(Frame frame, int words) {
        Arrays.fill(frame.stack, frame.depth - words, frame.depth, OTHER);
        return new Frame(frame.locals, frame.stack, frame.depth - words, frame.monitors);
    }

    private static Frame push(Frame frame, int words, byte handle) {
        Arrays.fill(frame.stack, frame.depth, frame.depth + words, handle);
        return new Frame(frame.locals, frame.stack, frame.depth + words, frame.monitors);
    }

    private static Frame store(Frame frame, int local) {
        frame.locals[local] = frame.stack[frame.depth - 1];
        return take(frame, 1);
    }

    private static Frame storeOther(Frame frame, int local, int words) {
        Arrays.fill(frame.locals, local, local + words, OTHER);
        return take(frame, words);
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
        byte[] words = new byte[taken + 1];
        for (int i = 1; i <= taken; i++) {
            words[i] = frame.stack[frame.depth - i];
        }
        Frame result = take(frame, taken);
        for (int word : after) {
            result = push(result, 1, words[word]);
        }
        return result;
    }
}
