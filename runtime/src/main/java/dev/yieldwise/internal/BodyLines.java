package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.MethodVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a woven method so that an exception which comes out of one of its lines, or to a handler of it, is told the
 * line: see {@link BodyTrace}. All it takes is in the exception table and behind the code:
 *
 * <pre>
 * handler of a line: says which one it is, and goes to the common part
 * common part: tells the exception, whether or not that fails, and goes to the user's handler or throws it again
 * </pre>
 *
 * <p>A handler that users wrote is led to by such handlers, one for each line of its range, with their local variables as
 * they are. What no handler of theirs catches comes to the last group.
 */
final class BodyLines extends MethodVisitor {
    private static final String THROWABLE = "java/lang/Throwable";

    /** A method has to stay below 64 KB, also if some of its jumps become wide ones. */
    private static final int ROOM = 60_000;

    /** Instructions of one line that lie together. */
    private static final class Run {
        private final Label from;
        private final int place;
        private boolean mayThrow;

        Run(Label from, int place) {
            this.from = from;
            this.place = place;
        }
    }

    /** An entry of the exception table. */
    private record Range(Label from, Label to, Label handler, String type) {}

    /** What the compiler says that is live at a place. */
    private record Shape(Label at, Object[] locals, Object caught) {}

    /** The place of instructions that are not of the method. */
    private static final int NONE = Integer.MIN_VALUE;

    private final String woven;
    private final String code;
    private final int free;
    private final List<Run> runs = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private final List<Shape> shapes = new ArrayList<>();
    private int line = -1;

    /**
     * Writes to another visitor.
     *
     * @param out a writer: it resolves labels when they are visited
     * @param woven the class that is written
     * @param code what {@link BodyTrace#code} says of the method
     * @param free a local variable that is not in use where an exception is caught
     */
    BodyLines(MethodVisitor out, String woven, String code, int free) {
        super(ASM9, out);
        this.woven = woven;
        this.code = code;
        this.free = free;
    }

    // ---- which instructions are of which line

    /** From here on it is the method's own code. */
    void ownCode() {
        begin(BodyTrace.own(line));
    }

    /** The next instructions throw what comes out of a method or a delegate that this one has called. */
    void comingBack() {
        begin(BodyTrace.comingBack(line));
    }

    /** From here on it is no more the method's code. */
    void end() {
        begin(NONE);
    }

    private void begin(int place) {
        if (runs.isEmpty() || runs.get(runs.size() - 1).place != place) {
            Label here = new Label();
            super.visitLabel(here);
            runs.add(new Run(here, place));
        }
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        super.visitLineNumber(number, start);
        line = number;
        ownCode();
    }

    @Override
    public void visitFrame(int kind, int localCount, Object[] locals, int stackCount, Object[] stack) {
        super.visitFrame(kind, localCount, locals, stackCount, stack);
        if (stackCount == 1 && !ranges.isEmpty()) {
            Label here = new Label();
            super.visitLabel(here);
            shapes.add(new Shape(here, Arrays.copyOf(locals, localCount), stack[0]));
        }
    }

    @Override
    public void visitTryCatchBlock(Label from, Label to, Label handler, String type) {
        ranges.add(new Range(from, to, handler, type));
    }

    // ---- what may throw

    @Override
    public void visitInsn(int opcode) {
        super.visitInsn(opcode);
        boolean division = opcode == IDIV || opcode == LDIV || opcode == IREM || opcode == LREM;
        boolean array = opcode >= IALOAD && opcode <= SALOAD || opcode >= IASTORE && opcode <= SASTORE;
        if (division || array || opcode >= ARRAYLENGTH && opcode <= MONITOREXIT) {
            mayThrow();
        }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
        super.visitIntInsn(opcode, operand);
        if (opcode == NEWARRAY) {
            mayThrow();
        }
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        super.visitTypeInsn(opcode, type);
        mayThrow();
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String type) {
        super.visitFieldInsn(opcode, owner, name, type);
        mayThrow();
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String type, boolean isInterface) {
        super.visitMethodInsn(opcode, owner, name, type, isInterface);
        mayThrow();
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
        super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
        mayThrow();
    }

    @Override
    public void visitLdcInsn(Object value) {
        super.visitLdcInsn(value);
        if (!(value instanceof Number)) {
            mayThrow();
        }
    }

    @Override
    public void visitMultiANewArrayInsn(String type, int dimensions) {
        super.visitMultiANewArrayInsn(type, dimensions);
        mayThrow();
    }

    private void mayThrow() {
        if (!runs.isEmpty()) {
            runs.get(runs.size() - 1).mayThrow = true;
        }
    }

    // ---- the handlers

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        Label end = new Label();
        super.visitLabel(end);
        List<Group> groups = new ArrayList<>();
        List<Range> led = new ArrayList<>();
        for (Range range : ranges) {
            Shape shape = shapeAt(range.handler());
            if (shape == null) {
                led.add(range); // to code that nothing leads to
            } else {
                lead(range, group(groups, range.handler(), shape), led);
            }
        }
        Label left = new Label();
        Range whole = new Range(runs.get(0).from, runs.get(runs.size() - 1).from, left, null);
        Group rest = new Group(left, new Shape(null, new Object[] {woven}, THROWABLE));
        groups.add(rest);
        lead(whole, rest, led);
        ranges.add(whole);
        led.add(whole);
        int size = end.getOffset();
        for (Group group : groups) {
            size += group.size();
        }
        for (Range range : size <= ROOM ? led : ranges) {
            super.visitTryCatchBlock(range.from(), range.to(), range.handler(), range.type());
        }
        if (size <= ROOM) {
            for (Group group : groups) {
                group.write();
            }
        }
        leave(left);
        super.visitMaxs(maxStack, maxLocals);
    }

    /** What is thrown out of the method's own code: it has been entered, and is not to be entered again. */
    private void leave(Label left) {
        mv.visitLabel(left);
        mv.visitFrame(F_NEW, 1, new Object[] {woven}, 1, new Object[] {THROWABLE});
        mv.visitVarInsn(ALOAD, 0);
        push(Frame.RUNNING);
        mv.visitFieldInsn(PUTFIELD, MethodWeaver.FRAME, "label", "I");
        mv.visitInsn(ATHROW);
    }

    private Shape shapeAt(Label handler) {
        for (Shape shape : shapes) {
            if (shape.at().getOffset() == handler.getOffset()) {
                return shape;
            }
        }
        return null;
    }

    private Group group(List<Group> groups, Label handler, Shape shape) {
        for (Group known : groups) {
            if (known.handler == handler) {
                return known;
            }
        }
        Group made = new Group(handler, shape);
        groups.add(made);
        return made;
    }

    /** Leads what the range catches to the group, line by line. */
    private void lead(Range range, Group group, List<Range> led) {
        for (int i = 0; i + 1 < runs.size(); i++) {
            Label from = later(runs.get(i).from, range.from());
            Label to = earlier(runs.get(i + 1).from, range.to());
            if (runs.get(i).mayThrow && from.getOffset() < to.getOffset()) {
                led.add(new Range(from, to, group.ofPlace(runs.get(i).place), range.type()));
            }
        }
    }

    private static Label later(Label one, Label other) {
        return one.getOffset() > other.getOffset() ? one : other;
    }

    private static Label earlier(Label one, Label other) {
        return one.getOffset() < other.getOffset() ? one : other;
    }

    /** The handlers that lead to one of the user's, or out of the method. */
    private final class Group {
        /** The user's, or that by which the method is left. */
        private final Label handler;

        private final Object[] locals;
        private final Object caught;
        private final Map<Integer, Label> places = new LinkedHashMap<>();

        Group(Label handler, Shape shape) {
            this.handler = handler;
            locals = shape.locals();
            caught = shape.caught();
        }

        Label ofPlace(int place) {
            Label known = places.get(place);
            if (known == null) {
                known = new Label();
                places.put(place, known);
            }
            return known;
        }

        /** In bytes, at most. */
        int size() {
            return 24 + 6 * places.size();
        }

        void write() {
            if (!places.isEmpty()) {
                Label common = new Label();
                for (Map.Entry<Integer, Label> place : places.entrySet()) {
                    mv.visitLabel(place.getValue());
                    mv.visitFrame(F_NEW, locals.length, locals, 1, new Object[] {caught});
                    push(place.getKey());
                    mv.visitJumpInsn(GOTO, common);
                }
                write(common);
            }
        }

        private void write(Label common) {
            mv.visitLabel(common);
            mv.visitFrame(F_NEW, locals.length, locals, 2, new Object[] {caught, INTEGER});
            mv.visitInsn(SWAP);
            mv.visitVarInsn(ASTORE, free);
            Label told = new Label();
            Label after = new Label();
            mv.visitLabel(told);
            mv.visitVarInsn(ALOAD, free);
            mv.visitVarInsn(ALOAD, 0);
            mv.visitLdcInsn(code);
            mv.visitMethodInsn(
                    INVOKESTATIC,
                    MethodWeaver.FRAME,
                    "passes",
                    "(IL" + THROWABLE + ";L" + MethodWeaver.FRAME + ";Ljava/lang/String;)L" + THROWABLE + ";",
                    false);
            mv.visitLabel(after); // either with what is answered, or with what has gone wrong
            mv.visitTryCatchBlock(told, after, after, null);
            Object[] kept = withCaught();
            mv.visitFrame(F_NEW, kept.length, kept, 1, new Object[] {THROWABLE});
            mv.visitInsn(POP);
            mv.visitVarInsn(ALOAD, free);
            mv.visitJumpInsn(GOTO, handler);
        }

        private Object[] withCaught() {
            List<Object> kept = new ArrayList<>(Arrays.asList(locals));
            int words = 0;
            for (Object type : locals) {
                words += type == LONG || type == DOUBLE ? 2 : 1;
            }
            kept.addAll(Collections.nCopies(free - words, TOP));
            kept.add(caught);
            return kept.toArray();
        }
    }

    private void push(int value) {
        if (value == (byte) value) {
            mv.visitIntInsn(BIPUSH, value);
        } else if (value == (short) value) {
            mv.visitIntInsn(SIPUSH, value);
        } else {
            mv.visitLdcInsn(value);
        }
    }
}
