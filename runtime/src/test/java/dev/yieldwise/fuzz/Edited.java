package dev.yieldwise.fuzz;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** A class while it is changed. Frames stay as they are: nothing here changes types. */
record Edited(ClassNode node) {
    static Edited of(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, 0);
        return new Edited(node);
    }

    byte[] bytes() {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        node.accept(writer);
        return writer.toByteArray();
    }

    // ---- what is there

    Stream<MethodNode> code() {
        return node.methods.stream().filter(method -> !method.name.startsWith("<"));
    }

    /** The method whose name begins like that, and whose descriptor ends like that. */
    MethodNode method(String name, String end) {
        return code().filter(method -> method.name.startsWith(name) && method.desc.endsWith(end))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + name + " in " + node.name));
    }

    static <I extends AbstractInsnNode> Stream<I> all(MethodNode method, Class<I> type) {
        return StreamSupport.stream(method.instructions.spliterator(), false)
                .filter(type::isInstance)
                .map(type::cast);
    }

    <I extends AbstractInsnNode> List<I> all(Class<I> type) {
        return code().flatMap(method -> all(method, type)).toList();
    }

    /** The first call of a method of that name. */
    static AbstractInsnNode call(MethodNode method, String name) {
        return first(method, all(method, MethodInsnNode.class).filter(call -> call.name.equals(name)));
    }

    /** The first access to a field of that name. */
    static AbstractInsnNode access(MethodNode method, int opcode, String name) {
        return first(
                method,
                all(method, FieldInsnNode.class)
                        .filter(access -> access.getOpcode() == opcode && access.name.equals(name)));
    }

    /** The instruction with that opcode that comes after so many others with it. */
    static AbstractInsnNode instruction(MethodNode method, int opcode, int others) {
        return first(
                method,
                all(method, AbstractInsnNode.class)
                        .filter(instruction -> instruction.getOpcode() == opcode)
                        .skip(others));
    }

    private static AbstractInsnNode first(MethodNode method, Stream<? extends AbstractInsnNode> found) {
        return found.findFirst().orElseThrow(() -> new IllegalStateException("not in " + method.name + " any more"));
    }

    /** The instruction before, labels and frames left out; null if there is none. */
    static AbstractInsnNode before(AbstractInsnNode instruction) {
        AbstractInsnNode before = instruction.getPrevious();
        while (before != null && before.getOpcode() < 0) {
            before = before.getPrevious();
        }
        return before;
    }

    // ---- changes

    LabelNode labelAfter(AbstractInsnNode instruction) {
        LabelNode label = new LabelNode();
        owner(instruction).instructions.insert(instruction, label);
        return label;
    }

    LabelNode labelBefore(AbstractInsnNode instruction) {
        LabelNode label = new LabelNode();
        owner(instruction).instructions.insertBefore(instruction, label);
        return label;
    }

    void after(AbstractInsnNode instruction, int... opcodes) {
        MethodNode method = owner(instruction);
        for (int i = opcodes.length - 1; i >= 0; i--) {
            method.instructions.insert(instruction, new InsnNode(opcodes[i]));
        }
    }

    void before(AbstractInsnNode instruction, int... opcodes) {
        MethodNode method = owner(instruction);
        for (int opcode : opcodes) {
            method.instructions.insertBefore(instruction, new InsnNode(opcode));
        }
    }

    void instead(AbstractInsnNode instruction, int... opcodes) {
        before(instruction, opcodes);
        owner(instruction).instructions.remove(instruction);
    }

    private MethodNode owner(AbstractInsnNode instruction) {
        return code().filter(method -> method.instructions.contains(instruction))
                .findFirst()
                .orElseThrow();
    }
}
