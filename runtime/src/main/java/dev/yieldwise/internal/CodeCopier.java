package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.Type;
import dev.yieldwise.internal.asm.commons.AnalyzerAdapter;
import java.util.ArrayList;
import java.util.List;

/**
 * Copies the code of a method into one of a woven class: local variables move up by one, for the first is the frame. It knows
 * all the way what is on the stack and in the variables, as {@link AnalyzerAdapter} does.
 */
abstract class CodeCopier extends AnalyzerAdapter {
    private static final Handle LAMBDA = new Handle(
            H_INVOKESTATIC,
            "dev/yieldwise/woven/Linkage",
            "lambda",
            "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;[Ljava/lang/Object;)"
                    + "Ljava/lang/invoke/CallSite;",
            false);

    final WovenClass woven;
    final Weaving method;
    final BodyLines out;

    CodeCopier(WovenClass woven, Weaving method, BodyLines out) {
        super(
                ASM9,
                method.in().name(),
                method.code().access(),
                method.code().name(),
                method.code().type(),
                null);
        this.woven = woven;
        this.method = method;
        this.out = out;
    }

    @Override
    public void visitFrame(int kind, int localCount, Object[] frameLocals, int stackCount, Object[] frameStack) {
        Object[] moved = new Object[localCount + 1];
        moved[0] = woven.name();
        System.arraycopy(frameLocals, 0, moved, 1, localCount);
        out.visitFrame(F_NEW, moved.length, moved, stackCount, frameStack);
        super.visitFrame(kind, localCount, frameLocals, stackCount, frameStack);
    }

    @Override
    public void visitVarInsn(int opcode, int local) {
        out.visitVarInsn(opcode, local + 1);
        super.visitVarInsn(opcode, local);
    }

    @Override
    public void visitIincInsn(int local, int increment) {
        out.visitIincInsn(local + 1, increment);
        super.visitIincInsn(local, increment);
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        out.visitIntInsn(opcode, operand);
        super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        out.visitTypeInsn(opcode, type);
        super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
        woven.requireAccessible(method, owner, name, type);
        out.visitFieldInsn(opcode, owner, name, type);
        super.visitFieldInsn(opcode, owner, name, type);
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
        List<Object> moved = new ArrayList<>();
        for (Object argument : arguments) {
            moved.add(argument instanceof Handle handle ? woven.callable(method, handle) : argument);
        }
        if (bootstrap.getName().equals("altMetafactory")) {
            moved.add(0, Type.getObjectType(method.in().name()));
            out.visitInvokeDynamicInsn(name, type, LAMBDA, moved.toArray());
        } else {
            out.visitInvokeDynamicInsn(name, type, bootstrap, moved.toArray());
        }
        super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        out.visitJumpInsn(opcode, label);
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitLabel(Label label) {
        out.visitLabel(label);
        super.visitLabel(label);
    }

    @Override
    public void visitLdcInsn(Object value) {
        out.visitLdcInsn(value);
        super.visitLdcInsn(value);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
        out.visitTableSwitchInsn(min, max, otherwise, labels);
        super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
        out.visitLookupSwitchInsn(otherwise, keys, labels);
        super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        out.visitMultiANewArrayInsn(type, dimensions);
        super.visitMultiANewArrayInsn(type, dimensions);
    }

    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, String type) {
        out.visitTryCatchBlock(start, end, handler, type);
        super.visitTryCatchBlock(start, end, handler, type);
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        out.visitLineNumber(line, start);
    }

    @Override
    public void visitLocalVariable(String name, String type, String signature, Label start, Label end, int local) {
        out.visitLocalVariable(name, type, signature, start, end, local + 1);
    }

    @Override
    public void visitEnd() {
        out.visitEnd();
    }

    final void frame(List<Object> frameLocals, List<Object> frameStack) {
        List<Object> entries = new ArrayList<>();
        entries.add(woven.name());
        entries.addAll(entries(frameLocals));
        Object[] onStack = entries(frameStack).toArray();
        out.visitFrame(F_NEW, entries.size(), entries.toArray(), onStack.length, onStack);
    }

    /** As frames have them: a long or double is one entry. */
    private static List<Object> entries(List<Object> words) {
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            entries.add(words.get(i));
            if (Values.isWide(words.get(i))) {
                i++;
            }
        }
        return entries;
    }

    final void push(int value) {
        if (value >= -1 && value <= 5) {
            out.visitInsn(ICONST_0 + value);
        } else if (value == (byte) value) {
            out.visitIntInsn(BIPUSH, value);
        } else {
            out.visitLdcInsn(value);
        }
    }
}
