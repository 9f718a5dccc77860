package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.Weaving.Argument;
import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Type;
import dev.yieldwise.woven.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Rewrites one method, in one pass, as a method of a woven class that answers as {@link Frame#advance} does. The types of
 * what is live come from the frames that the compiler has left in the class file (JVMS 4.7.4).
 *
 * <pre>
 *       goto dispatch
 * begin: the code; each point at which it gives control away stores what is live in fields, and returns;
 *       behind that is the label to go on at, within the same handlers as before
 * dispatch: goes to the restoring code of the point that the frame's label says
 * restore: loads what was live, and goes on
 * </pre>
 *
 * <p>Local variables move up by one, for the first is the frame. Where the method had its handle there is null.
 */
final class MethodWeaver extends CodeCopier {
    static final String FRAME = "dev/yieldwise/woven/Frame";
    private static final String YIELD_FROM = "dev/yieldwise/woven/YieldFrom";

    /** What a woven method takes beyond the stack of the method: this, a value of two words and a label. */
    private static final int MORE_STACK = 6;

    private final List<Called> calls;
    private final List<Restore> restores = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final Label dispatch = new Label();
    private final Map<Integer, Argument> arguments;
    private final int firstTemporary;
    private int temporaries;
    private int call;

    MethodWeaver(WovenClass woven, Weaving method, String source, MethodVisitor out) {
        super(woven, method, woven.lines(out, method, source));
        this.calls = method.flow().calls();
        this.arguments = method.arguments(woven.spills());
        this.firstTemporary = method.code().locals() + 1;
    }

    // ---- the beginning

    @Override
    public void visitCode() {
        out.visitCode();
        out.visitJumpInsn(GOTO, dispatch);
        Label begin = new Label();
        out.visitLabel(begin);
        frame(locals, List.of());
        out.ownCode();
        out.visitInsn(NOP); // the code may begin with a frame of its own, and no two may be at one place
        restores.add(new Entry(begin));
    }

    // ---- points of suspension

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
        Called called = calls.get(call++);
        // no switch: of an enum it would be one more class that the first body waits for
        if (called.kind() == Called.Kind.SUSPENDING) {
            suspend(called, name, type);
        } else if (called.kind() == Called.Kind.HELPER) {
            callHelper(called, opcode, type);
        } else if (called.kind() == Called.Kind.FOREIGN) {
            throw new Refusal("it uses another body's handle");
        } else {
            woven.requireCallable(method, opcode, owner, name, type);
            boolean ofOwnClass = opcode == INVOKESPECIAL && !name.equals("<init>");
            int allowed = !ofOwnClass ? opcode : isInterface ? INVOKEINTERFACE : INVOKEVIRTUAL;
            out.visitMethodInsn(allowed, owner, name, type, isInterface);
            if (WovenClass.isLookup(called.method())) {
                woven.loadLookup(method, out);
            }
        }
        super.visitMethodInsn(opcode, owner, name, type, isInterface);
    }

    private void suspend(Called called, String name, String type) {
        Type[] arguments = Type.getArgumentTypes(type);
        int words = arguments.length == 0 ? 0 : arguments[0].getSize();
        boolean primitive = words > 0 && arguments[0].getSort() < Type.ARRAY;
        int going = temporary(1);
        if (name.equals("yieldFrom")) {
            out.visitMethodInsn(
                    INVOKESTATIC,
                    YIELD_FROM,
                    "source",
                    "(" + arguments[0].getDescriptor() + ")Ljava/lang/Object;",
                    false);
        } else if (primitive) {
            keep(arguments[0].getSize() == 2, "value", arguments[0].getDescriptor());
            out.visitInsn(ACONST_NULL);
        } else if (words == 0) {
            out.visitInsn(ACONST_NULL);
        }
        out.visitVarInsn(ASTORE, going);
        out.visitInsn(POP); // the handle
        Point point = new Point(called, stack.size() - words - 1);
        point.store();
        if (name.equals("yieldFrom")) {
            out.visitVarInsn(ALOAD, 0);
            out.visitVarInsn(ALOAD, going);
            out.visitMethodInsn(INVOKEVIRTUAL, FRAME, "delegate", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        } else {
            out.visitVarInsn(ALOAD, going);
        }
        out.visitInsn(ARETURN);
        point.goOn();
        if (name.equals("yieldFrom")) {
            out.comingBack();
        }
        answer(Type.getReturnType(type));
        out.ownCode();
    }

    /** Takes a value from the stack into a field. */
    private void keep(boolean isWide, String field, String type) {
        out.visitVarInsn(ALOAD, 0);
        if (isWide) {
            out.visitInsn(DUP_X2);
            out.visitInsn(POP);
        } else {
            out.visitInsn(SWAP);
        }
        out.visitFieldInsn(PUTFIELD, woven.name(), field, type);
    }

    private void callHelper(Called called, int opcode, String type) {
        List<Type> given = new ArrayList<>(Arrays.asList(Type.getArgumentTypes(type)));
        if (opcode != INVOKESTATIC) {
            given.add(0, Type.getObjectType(called.method().owner()));
        }
        int words = 0;
        for (Type each : given) {
            words += each.getSize();
        }
        int depth = stack.size() - words;
        Weaving helper = woven.helper(called, called.handleFrom(depth));
        int[] kept = new int[given.size()];
        for (int i = kept.length - 1; i >= 0; i--) {
            kept[i] = temporary(given.get(i).getSize());
            out.visitVarInsn(given.get(i).getOpcode(ISTORE), kept[i]);
        }
        Point point = new Point(called, depth);
        point.store();
        out.visitVarInsn(ALOAD, 0);
        out.visitTypeInsn(NEW, woven.name());
        out.visitInsn(DUP);
        out.visitMethodInsn(INVOKESPECIAL, woven.name(), "<init>", "()V", false);
        Map<Integer, Argument> passed = helper.arguments(woven.spills());
        int local = 0;
        for (int i = 0; i < kept.length; i++) {
            if (local != helper.handle()) {
                Argument argument = passed.get(local);
                out.visitInsn(DUP);
                out.visitVarInsn(given.get(i).getOpcode(ILOAD), kept[i]);
                out.visitFieldInsn(PUTFIELD, woven.name(), argument.field(), argument.type());
            }
            local += given.get(i).getSize();
        }
        out.visitInsn(DUP);
        push(helper.firstLabel());
        out.visitFieldInsn(PUTFIELD, FRAME, "label", "I");
        out.visitMethodInsn(INVOKEVIRTUAL, FRAME, "call", "(L" + FRAME + ";)Ljava/lang/Object;", false);
        out.visitInsn(ARETURN);
        point.goOn();
        Type result = Type.getReturnType(type);
        out.comingBack();
        answer(result);
        out.ownCode();
        if (result.getSort() >= Type.ARRAY) {
            out.visitTypeInsn(CHECKCAST, result.getInternalName());
        }
    }

    private void answer(Type result) {
        out.visitVarInsn(ALOAD, 0);
        if (result.getSort() == Type.VOID) {
            out.visitMethodInsn(INVOKEVIRTUAL, FRAME, "resumed", "()V", false);
        } else {
            out.visitMethodInsn(INVOKEVIRTUAL, FRAME, "answer", "()Ljava/lang/Object;", false);
            Values.unbox(out, result);
        }
    }

    /** Code that brings back what is live at a label, and goes on there. */
    private abstract class Restore {
        final int line = out.line();
        final Label begin = new Label();
        final Label next;

        Restore(Label next) {
            this.next = next;
        }

        abstract void load();
    }

    /** The beginning of the method, where its arguments are live. */
    private final class Entry extends Restore {
        Entry(Label next) {
            super(next);
        }

        @Override
        void load() {
            method.enter(woven, out);
        }
    }

    /** One place at which the method gives control away. */
    private final class Point extends Restore {
        private final int label = method.firstLabel() + restores.size();
        private final Spills.Group fields = woven.spills().point();
        private final List<Object> liveLocals;
        private final List<Object> liveStack;
        private final boolean[] handleLocals;
        private final boolean[] handleStack;

        private String[] localFields;
        private String[] stackFields;

        Point(Called called, int depth) {
            super(new Label());
            liveLocals = new ArrayList<>(locals);
            liveStack = new ArrayList<>(stack.subList(0, depth));
            handleLocals = called.handleLocals();
            handleStack = called.handleStack();
        }

        /** The operand stack holds what is live there, and nothing else. */
        void store() {
            stackFields = new String[liveStack.size()];
            for (int i = liveStack.size() - 1; i >= 0; i--) {
                Object type = liveStack.get(i);
                if (type == TOP) {
                    continue; // the second word of the value below it
                }
                if (handleStack[i] || type == NULL) {
                    out.visitInsn(POP);
                    continue;
                }
                String field = Values.descriptor(type);
                stackFields[i] = fields.field(field);
                keep(Values.isWide(type), stackFields[i], field);
            }
            localFields = new String[liveLocals.size()];
            for (int i = 0; i < liveLocals.size(); i++) {
                Object type = liveLocals.get(i);
                if (type != TOP && type != NULL && !handleLocals[i]) {
                    String field = Values.descriptor(type);
                    Argument argument = arguments.get(i);
                    if (argument != null && argument.keeps() && argument.type().equals(field)) {
                        localFields[i] = argument.field();
                        continue;
                    }
                    localFields[i] = fields.field(field);
                    out.visitVarInsn(ALOAD, 0);
                    out.visitVarInsn(Values.opcode(type, ILOAD), i + 1);
                    out.visitFieldInsn(PUTFIELD, woven.name(), localFields[i], field);
                }
            }
            points.add(this);
            out.visitVarInsn(ALOAD, 0);
            push(label);
            out.visitMethodInsn(INVOKEVIRTUAL, FRAME, "suspendAt", "(I)V", false);
            restores.add(this);
        }

        @Override
        void load() {
            for (int i = 0; i < liveLocals.size(); i++) {
                Object type = liveLocals.get(i);
                if (type != TOP) {
                    load(type, localFields[i]);
                    out.visitVarInsn(Values.opcode(type, ISTORE), i + 1);
                }
            }
            for (int i = 0; i < liveStack.size(); i++) {
                if (liveStack.get(i) != TOP) {
                    load(liveStack.get(i), stackFields[i]);
                }
            }
        }

        private void load(Object type, String field) {
            if (field == null) {
                out.visitInsn(ACONST_NULL);
                return;
            }
            String descriptor = Values.descriptor(type);
            out.visitVarInsn(ALOAD, 0);
            out.visitFieldInsn(GETFIELD, woven.name(), field, descriptor);
            if (descriptor.length() > 1 && !field.startsWith("a") && !isKeptByAll(descriptor, field)) {
                // Not every other point overwrites it: it would be kept alive for longer than the variable.
                out.visitVarInsn(ALOAD, 0);
                out.visitInsn(ACONST_NULL);
                out.visitFieldInsn(PUTFIELD, woven.name(), field, descriptor);
            }
        }

        private boolean isKeptByAll(String descriptor, String field) {
            for (Point point : points) {
                if (!point.fields.has(descriptor, field)) {
                    return false;
                }
            }
            return true;
        }

        void goOn() {
            out.visitLabel(next);
            frame(liveLocals, liveStack);
        }
    }

    // ---- the end

    @Override
    public void visitInsn(int opcode) {
        if (opcode == RETURN) {
            out.visitVarInsn(ALOAD, 0);
            out.visitInsn(ACONST_NULL);
            end();
        } else if (opcode >= IRETURN && opcode <= ARETURN) {
            Values.box(out, Type.getReturnType(method.code().type()));
            out.visitVarInsn(ALOAD, 0);
            out.visitInsn(SWAP);
            end();
        } else {
            out.visitInsn(opcode);
        }
        super.visitInsn(opcode);
    }

    private void end() {
        out.visitMethodInsn(INVOKEVIRTUAL, FRAME, "ended", "(Ljava/lang/Object;)Ljava/lang/Object;", false);
        out.visitInsn(ARETURN);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        out.end();
        out.visitLabel(dispatch);
        frame(List.of(), List.of());
        out.visitVarInsn(ALOAD, 0);
        out.visitFieldInsn(GETFIELD, FRAME, "label", "I");
        int first = method.firstLabel();
        Label lost = new Label();
        Label[] begins = new Label[restores.size()];
        for (int i = 0; i < begins.length; i++) {
            begins[i] = restores.get(i).begin;
        }
        out.visitTableSwitchInsn(first, first + begins.length - 1, lost, begins);
        out.visitLabel(lost);
        frame(List.of(), List.of());
        out.visitMethodInsn(INVOKESTATIC, FRAME, "lost", "()Ljava/lang/StackOverflowError;", false);
        out.visitInsn(ATHROW);
        for (Restore restore : restores) {
            out.visitLabel(restore.begin);
            out.goingOn(restore.line);
            frame(List.of(), List.of());
            restore.load();
            out.visitJumpInsn(GOTO, restore.next);
        }
        out.visitMaxs(maxStack + MORE_STACK, firstTemporary + temporaries + 2);
    }

    private int temporary(int words) {
        temporaries += words;
        return firstTemporary + temporaries - words;
    }
}
