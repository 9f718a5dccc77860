package dev.yieldwise.fuzz;

import static org.objectweb.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;

/**
 * A state machine in bytes: it keeps its locals in fields of its own, and where it is in an int field that only constants
 * are written to.
 */
record WovenClass(ClassNode node) {
    static WovenClass of(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        return new WovenClass(node);
    }

    /** The frames stay as they are: nothing here changes types. */
    byte[] bytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    /** A class with methods that go on where they were. */
    boolean isMachine() {
        return resumption().isPresent();
    }

    <I extends AbstractInsnNode> List<I> all(Class<I> type) {
        return code().flatMap(method -> StreamSupport.stream(method.instructions.spliterator(), false))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    private Stream<MethodNode> code() {
        return node.methods.stream().filter(method -> !method.name.startsWith("<"));
    }

    // ---- what is kept

    List<FieldInsnNode> reads(String type) {
        return accesses(GETFIELD, type);
    }

    List<FieldInsnNode> writes(String type) {
        return accesses(PUTFIELD, type);
    }

    private List<FieldInsnNode> accesses(int opcode, String type) {
        return all(FieldInsnNode.class).stream()
                .filter(access -> access.getOpcode() == opcode && access.owner.equals(node.name))
                .filter(access -> type.equals("L") ? access.desc.length() > 1 : access.desc.equals(type))
                .filter(access -> !isPosition(access.name))
                .toList();
    }

    private boolean isPosition(String field) {
        List<FieldInsnNode> writes = all(FieldInsnNode.class).stream()
                .filter(access -> access.getOpcode() == PUTFIELD && access.name.equals(field))
                .toList();
        return !writes.isEmpty()
                && writes.stream().allMatch(write -> {
                    AbstractInsnNode before = realBefore(write);
                    return before != null
                            && write.desc.equals("I")
                            && (before.getOpcode() >= ICONST_M1 && before.getOpcode() <= LDC);
                });
    }

    <I> Optional<I> last(List<I> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
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

    /** The labels of the first switch: where it goes on. */
    Optional<List<LabelNode>> resumption() {
        List<LabelNode> found = null;
        for (AbstractInsnNode instruction : all(AbstractInsnNode.class)) {
            if (found == null && readsPosition(instruction)) {
                found = instruction instanceof TableSwitchInsnNode table
                        ? table.labels
                        : ((LookupSwitchInsnNode) instruction).labels;
            }
        }
        return Optional.ofNullable(found).filter(labels -> !labels.isEmpty());
    }

    private boolean readsPosition(AbstractInsnNode instruction) {
        return (instruction instanceof TableSwitchInsnNode || instruction instanceof LookupSwitchInsnNode)
                && realBefore(instruction) instanceof FieldInsnNode position
                && position.getOpcode() == GETFIELD;
    }

    /** Those of methods that go on where they were, but for those that guard themselves. */
    List<TryCatchBlockNode> handlers() {
        return code().filter(method -> StreamSupport.stream(method.instructions.spliterator(), false)
                        .anyMatch(this::readsPosition))
                .flatMap(method -> method.tryCatchBlocks.stream())
                .filter(handler -> handler.start != handler.handler && handler.end != handler.handler)
                .filter(handler -> aim(handler).getOpcode() != ATHROW)
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
            boolean jumps = at instanceof JumpInsnNode && at.getOpcode() == GOTO;
            if (told && (jumps || at.getOpcode() == ATHROW)) {
                return jumps ? ((JumpInsnNode) at).label : at;
            }
            at = jumps ? ((JumpInsnNode) at).label : at.getNext();
        }
        return handler.handler;
    }

    /** Drops all entries of the exception table that have the same aim. */
    void drop(TryCatchBlockNode handler) {
        AbstractInsnNode aim = aim(handler);
        node.methods.forEach(method -> method.tryCatchBlocks.removeIf(other -> aim(other) == aim));
    }

    /** The calls of a range that something else in it follows. */
    List<AbstractInsnNode> calls(LabelNode start, LabelNode end) {
        List<AbstractInsnNode> found = new ArrayList<>();
        for (AbstractInsnNode at = start; at != null && at != end; at = at.getNext()) {
            if (at instanceof MethodInsnNode && hasReal(at.getNext(), end)) {
                found.add(at);
            }
        }
        return found;
    }

    /** Whether there is an instruction between a place and one after it. */
    boolean realBefore(AbstractInsnNode end, LabelNode start) {
        return hasReal(start, end);
    }

    private static boolean hasReal(AbstractInsnNode from, AbstractInsnNode end) {
        for (AbstractInsnNode at = from; at != null && at != end; at = at.getNext()) {
            if (at.getOpcode() >= 0) {
                return true;
            }
        }
        return false;
    }

    private static AbstractInsnNode realBefore(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return before;
    }

    // ---- changes

    LabelNode labelAfter(AbstractInsnNode instruction) {
        LabelNode label = new LabelNode();
        method(instruction).instructions.insert(instruction, label);
        return label;
    }

    LabelNode labelBefore(AbstractInsnNode instruction) {
        LabelNode label = new LabelNode();
        method(instruction).instructions.insertBefore(instruction, label);
        return label;
    }

    void after(AbstractInsnNode instruction, int... opcodes) {
        MethodNode method = method(instruction);
        for (int i = opcodes.length - 1; i >= 0; i--) {
            method.instructions.insert(instruction, new InsnNode(opcodes[i]));
        }
    }

    void before(AbstractInsnNode instruction, int... opcodes) {
        MethodNode method = method(instruction);
        for (int opcode : opcodes) {
            method.instructions.insertBefore(instruction, new InsnNode(opcode));
        }
    }

    void instead(AbstractInsnNode instruction, int... opcodes) {
        MethodNode method = method(instruction);
        before(instruction, opcodes);
        method.instructions.remove(instruction);
    }

    private MethodNode method(AbstractInsnNode instruction) {
        List<MethodNode> found = new ArrayList<>(code().filter(method -> method.instructions.contains(instruction))
                .toList());
        return found.get(0);
    }
}
