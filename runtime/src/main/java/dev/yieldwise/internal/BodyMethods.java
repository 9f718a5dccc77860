package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Type;
import java.util.Iterator;
import java.util.Map;

/** The methods by which the class of a body tells what it was woven to: {@link dev.yieldwise.woven.WovenBody}. */
final class BodyMethods {
    static final String INTERFACE = "dev/yieldwise/woven/WovenBody";

    private static final String STRING = "java/lang/String";
    private static final int ACCESS = ACC_PUBLIC | ACC_SYNTHETIC;

    private BodyMethods() {}

    /** Of a class that has no subclasses, and one kind of handle. */
    static void ofLambda(ClassVisitor out, String frames, String whyNotCalled) {
        MethodVisitor frame = frame(out);
        made(frame, frames);
        end(frame, 2, 2);
        MethodVisitor why = why(out);
        why.visitLdcInsn(whyNotCalled);
        why.visitInsn(ARETURN);
        end(why, 1, 1);
    }

    /**
     * Of a class that users wrote. A subclass may run something else.
     *
     * @param frames for each type of a handle, the class of its frames
     */
    static void ofNamed(ClassVisitor out, String type, Map<String, String> frames, String whyNotCalled) {
        MethodVisitor frame = frame(out);
        Label unknown = ofClass(frame, type);
        for (Iterator<Map.Entry<String, String>> each = frames.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<String, String> kind = each.next();
            Label next = each.hasNext() ? new Label() : unknown;
            frame.visitVarInsn(ALOAD, 1);
            frame.visitLdcInsn(kind.getKey());
            frame.visitMethodInsn(INVOKEVIRTUAL, STRING, "equals", "(Ljava/lang/Object;)Z", false);
            frame.visitJumpInsn(IFEQ, next);
            made(frame, kind.getValue());
            if (next != unknown) {
                frame.visitLabel(next);
                frame.visitFrame(F_SAME, 0, null, 0, null);
            }
        }
        nothing(frame, unknown);
        end(frame, 2, 2);
        MethodVisitor why = why(out);
        unknown = ofClass(why, type);
        why.visitLdcInsn(whyNotCalled);
        why.visitInsn(ARETURN);
        nothing(why, unknown);
        end(why, 2, 1);
    }

    private static MethodVisitor frame(ClassVisitor out) {
        String type = "(L" + STRING + ";)L" + MethodWeaver.FRAME + ";";
        MethodVisitor code = out.visitMethod(ACCESS, "wovenFrame", type, null, null);
        code.visitCode();
        return code;
    }

    private static MethodVisitor why(ClassVisitor out) {
        MethodVisitor code = out.visitMethod(ACCESS, "whyNotCalled", "()L" + STRING + ";", null, null);
        code.visitCode();
        return code;
    }

    /** Asks for the very class; answers where to go on if it is another one. */
    private static Label ofClass(MethodVisitor code, String type) {
        Label another = new Label();
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Object", "getClass", "()Ljava/lang/Class;", false);
        code.visitLdcInsn(Type.getObjectType(type));
        code.visitJumpInsn(IF_ACMPNE, another);
        return another;
    }

    private static void made(MethodVisitor code, String frames) {
        code.visitTypeInsn(NEW, frames);
        code.visitInsn(DUP);
        code.visitMethodInsn(INVOKESPECIAL, frames, "<init>", "()V", false);
        code.visitInsn(ARETURN);
    }

    private static void nothing(MethodVisitor code, Label from) {
        code.visitLabel(from);
        code.visitFrame(F_SAME, 0, null, 0, null);
        code.visitInsn(ACONST_NULL);
        code.visitInsn(ARETURN);
    }

    private static void end(MethodVisitor code, int stack, int locals) {
        code.visitMaxs(stack, locals);
        code.visitEnd();
    }
}
