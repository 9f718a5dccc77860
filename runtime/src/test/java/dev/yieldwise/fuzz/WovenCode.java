package dev.yieldwise.fuzz;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/** A class that the weaver has made: what is live at a yield lies in fields of its own, and a label says where to go on. */
record WovenCode(Edited edited) {
    private static final String FRAME = "dev/yieldwise/internal/Frame";
    private static final Set<String> FRAMES = Set.of(
            FRAME,
            "dev/yieldwise/internal/IntFrame",
            "dev/yieldwise/internal/LongFrame",
            "dev/yieldwise/internal/DoubleFrame");

    /** What a primitive is yielded by. */
    private static final String VALUE = "value";

    static WovenCode of(byte[] bytes) {
        return new WovenCode(Edited.of(bytes));
    }

    /** Whether the weaver has made it: the library defines other classes, too. */
    boolean isWoven() {
        return FRAMES.contains(edited.node().superName);
    }

    static <I> Optional<I> last(List<I> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    // ---- what is kept

    List<FieldInsnNode> reads(String type) {
        return accesses(GETFIELD, type);
    }

    /** Those that keep something: others clear what is not needed any more. */
    List<FieldInsnNode> writes(String type) {
        return accesses(PUTFIELD, type).stream()
                .filter(write -> Edited.before(write).getOpcode() != ACONST_NULL)
                .toList();
    }

    /** Those of the operand stack. The instruction before says how wide: it brings the frame below the value. */
    List<FieldInsnNode> writesOfOperands(int before) {
        return accesses(PUTFIELD, "").stream()
                .filter(write -> Edited.before(write).getOpcode() == before)
                .toList();
    }

    /** Of fields of a type; L is for those of all references, and nothing for all. */
    private List<FieldInsnNode> accesses(int opcode, String type) {
        return edited.all(FieldInsnNode.class).stream()
                .filter(access -> access.getOpcode() == opcode
                        && access.owner.equals(edited.node().name)
                        && !access.name.equals(VALUE))
                .filter(access ->
                        type.equals("L") ? access.desc.length() > 1 : type.isEmpty() || access.desc.equals(type))
                .toList();
    }

    /** Those by which primitives of a type are yielded. */
    List<FieldInsnNode> yields(String type) {
        return edited.all(FieldInsnNode.class).stream()
                .filter(access -> access.name.equals(VALUE) && access.desc.equals(type))
                .toList();
    }

    /** Each of them reads what the next one of another name should. */
    void rotate(List<FieldInsnNode> accesses) {
        List<String> names =
                accesses.stream().map(access -> access.name).distinct().toList();
        for (FieldInsnNode access : accesses) {
            access.name = names.get((names.indexOf(access.name) + 1) % names.size());
        }
    }

    // ---- where it goes on

    /** The places in the body's own method where it goes on: first its beginning. */
    List<LabelNode> resumption() {
        return edited.code()
                .flatMap(method -> Edited.all(method, TableSwitchInsnNode.class))
                .filter(WovenCode::isDispatch)
                .findFirst()
                .orElseThrow()
                .labels;
    }

    private static boolean isDispatch(TableSwitchInsnNode table) {
        return Edited.before(table) instanceof FieldInsnNode position && isLabel(position, GETFIELD);
    }

    private static boolean isLabel(FieldInsnNode access, int opcode) {
        return access.getOpcode() == opcode && access.owner.equals(FRAME) && access.name.equals("label");
    }

    /** Those of methods that go on where they were, but for those that guard themselves. */
    List<TryCatchBlockNode> handlers() {
        return edited.code()
                .filter(method -> Edited.all(method, TableSwitchInsnNode.class).anyMatch(WovenCode::isDispatch))
                .flatMap(method -> method.tryCatchBlocks.stream())
                .filter(handler -> handler.start != handler.handler && handler.end != handler.handler)
                .filter(handler -> !isWayOut(aim(handler)))
                .toList();
    }

    /**
     * What a handler is for: the weaver leads lines to the user's handler, or out of the method, through code of its own
     * that tells an exception its line.
     */
    private static AbstractInsnNode aim(TryCatchBlockNode handler) {
        AbstractInsnNode at = handler.handler;
        boolean told = false;
        for (int steps = 0; at != null && steps < 30; steps++) {
            told |= at instanceof MethodInsnNode call && call.name.equals("passes");
            boolean jumps = at instanceof JumpInsnNode && at.getOpcode() == Opcodes.GOTO;
            if (told && (jumps || at.getOpcode() == Opcodes.ATHROW)) {
                return jumps ? ((JumpInsnNode) at).label : at;
            }
            at = jumps ? ((JumpInsnNode) at).label : at.getNext();
        }
        return handler.handler;
    }

    /** Whether this is where the method is left by an exception: it notes so. */
    private static boolean isWayOut(AbstractInsnNode aim) {
        for (AbstractInsnNode at = aim; at != null && at.getOpcode() != Opcodes.ATHROW; at = at.getNext()) {
            if (at instanceof FieldInsnNode access && isLabel(access, PUTFIELD)) {
                return true;
            }
        }
        return false;
    }

    /** Drops all entries of the exception table that have the same aim. */
    void drop(TryCatchBlockNode handler) {
        AbstractInsnNode aim = aim(handler);
        for (MethodNode method : edited.node().methods) {
            method.tryCatchBlocks.removeIf(other -> aim(other) == aim);
        }
    }

    /** The calls in the range of a handler, but for one at its end. */
    List<MethodInsnNode> calls(TryCatchBlockNode handler) {
        List<MethodInsnNode> found = new ArrayList<>();
        for (AbstractInsnNode at = handler.start; at != null && at != handler.end; at = at.getNext()) {
            if (at instanceof MethodInsnNode call && doesSomething(at.getNext(), handler.end)) {
                found.add(call);
            }
        }
        return found;
    }

    /** Those by which it goes on after a yield: they raise what is thrown in. */
    List<MethodInsnNode> answers(TryCatchBlockNode handler) {
        return calls(handler).stream()
                .filter(call -> call.owner.equals(FRAME) && (call.name.equals("answer") || call.name.equals("resumed")))
                .toList();
    }

    /** Ends a handler before an instruction, unless nothing would be left of its range. */
    void endBefore(TryCatchBlockNode handler, AbstractInsnNode end) {
        if (doesSomething(handler.start, end)) {
            handler.end = edited.labelBefore(end);
        }
    }

    /** Whether there is an instruction from here to there. */
    private static boolean doesSomething(AbstractInsnNode from, AbstractInsnNode end) {
        for (AbstractInsnNode at = from; at != null && at != end; at = at.getNext()) {
            if (at.getOpcode() >= 0) {
                return true;
            }
        }
        return false;
    }
}
