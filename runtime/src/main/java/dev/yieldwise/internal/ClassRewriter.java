package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.asm.ClassReader;
import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.ClassWriter;
import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.MethodVisitor;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * Writes a class as its plan says. Nothing of it moves but what makes a lambda: that instruction becomes another one that
 * takes and leaves the same.
 */
final class ClassRewriter extends ClassVisitor {
    private final Map<LambdaSite, String> bodies;
    private final Map<String, String> frames;
    private final String whyNotCalled;
    private final LambdaMakers makers = new LambdaMakers();
    private String name;
    private boolean isInterface;

    private ClassRewriter(ClassWriter out, Map<LambdaSite, String> bodies, Map<String, String> frames, String why) {
        super(ASM9, out);
        this.bodies = bodies;
        this.frames = frames;
        this.whyNotCalled = why;
    }

    /**
     * The class as it will be.
     *
     * @param bodies for each lambda that is woven, its class
     * @param frames for each handle that the class itself is given as a body, the class of its frames
     * @param whyNotCalled what {@link PushCheck} says of such a body
     */
    static byte[] rewritten(
            byte[] bytes, Map<LambdaSite, String> bodies, Map<String, String> frames, String whyNotCalled) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter out = new ClassWriter(reader, 0);
        reader.accept(new ClassRewriter(out, bodies, frames, whyNotCalled), 0);
        return out.toByteArray();
    }

    /** A class, as the host of more classes. */
    static byte[] withMembers(byte[] bytes, Set<String> members) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter out = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(ASM9, out) {
                    @Override
                    public void visitEnd() {
                        members.forEach(super::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        return out.toByteArray();
    }

    @Override
    public void visit(int format, int access, String type, String signature, String superclass, String[] interfaces) {
        name = type;
        isInterface = (access & ACC_INTERFACE) != 0;
        String[] all = interfaces;
        if (!frames.isEmpty()) {
            all = Arrays.copyOf(interfaces, interfaces.length + 1);
            all[interfaces.length] = BodyMethods.INTERFACE;
        }
        super.visit(format, access, type, signature, superclass, all);
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String type, String signature, String[] exceptions) {
        return new Code(super.visitMethod(access, method, type, signature, exceptions), LambdaMakers.isMaker(method));
    }

    @Override
    public void visitEnd() {
        if (!frames.isEmpty()) {
            BodyMethods.ofNamed(cv, name, frames, whyNotCalled);
        }
        makers.write(cv);
        super.visitEnd();
    }

    private final class Code extends MethodVisitor {
        private final boolean isMaker;
        private int line;

        Code(MethodVisitor next, boolean isMaker) {
            super(ASM9, next);
            this.isMaker = isMaker;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
            super.visitLineNumber(number, start);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
            LambdaSite site = LambdaSite.of(method, type, bootstrap, arguments);
            if (bodies.containsKey(site)) {
                super.visitMethodInsn(INVOKESTATIC, bodies.get(site), BodyFile.FACTORY, type, false);
            } else if (!isMaker && LambdaMakers.isFor(bootstrap)) {
                String maker = makers.maker(site, bootstrap, arguments, line);
                super.visitMethodInsn(INVOKESTATIC, name, maker, type, isInterface);
            } else {
                super.visitInvokeDynamicInsn(method, type, bootstrap, arguments);
            }
        }
    }
}
