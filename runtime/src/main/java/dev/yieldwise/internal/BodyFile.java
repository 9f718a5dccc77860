package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.asm.ClassWriter;
import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes, as a class file, what the JVM makes of a lambda when it runs: a class that has what was captured, and calls the
 * method. This one knows the frames of its code, too. Its serial form is that of the lambda.
 */
final class BodyFile {
    /** The name of the method that takes what is captured, and makes a body. */
    static final String FACTORY = "of";

    private static final String SERIAL = "java/lang/invoke/SerializedLambda";
    private static final String OBJECT = "java/lang/Object";

    private final LambdaSite site;
    private final String in;
    private final String name;
    private final Type[] captured;
    private final ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);

    private BodyFile(LambdaSite site, String in, String name) {
        this.site = site;
        this.in = in;
        this.name = name;
        this.captured = site.captured();
    }

    /** The field of a captured value. */
    static String field(int index) {
        return "captured" + index;
    }

    /**
     * The bytes of the class.
     *
     * @param site the lambda
     * @param in the class that makes it
     * @param name the name of the class
     * @param whyNotCalled what {@link PushCheck} says of the code
     */
    static byte[] of(
            LambdaSite site, String in, String name, int version, Stamp stamp, String frames, String whyNotCalled) {
        BodyFile file = new BodyFile(site, in, name);
        List<String> interfaces = new ArrayList<>(List.of(site.body(), BodyMethods.INTERFACE));
        site.markers().forEach(marker -> interfaces.add(marker.getInternalName()));
        if (site.isSerializable()) {
            interfaces.add("java/io/Serializable");
        }
        file.out.visit(
                version,
                ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC,
                name,
                null,
                OBJECT,
                interfaces.stream().distinct().toArray(String[]::new));
        stamp.put(file.out);
        file.captured();
        file.run(site.erased());
        site.bridges().stream().filter(bridge -> !bridge.equals(site.erased())).forEach(file::run);
        BodyMethods.ofLambda(file.out, frames, whyNotCalled);
        if (site.isSerializable()) {
            file.serialForm();
        }
        file.out.visitEnd();
        return file.out.toByteArray();
    }

    private void captured() {
        String types = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
        MethodVisitor make = out.visitMethod(ACC_STATIC, FACTORY, site.type(), null, null);
        make.visitCode();
        make.visitTypeInsn(NEW, name);
        make.visitInsn(DUP);
        MethodVisitor keep = out.visitMethod(ACC_PRIVATE, "<init>", types, null, null);
        keep.visitCode();
        keep.visitVarInsn(ALOAD, 0);
        keep.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
        int local = 0;
        for (int i = 0; i < captured.length; i++) {
            Type type = captured[i];
            out.visitField(ACC_FINAL, field(i), type.getDescriptor(), null, null)
                    .visitEnd();
            make.visitVarInsn(type.getOpcode(ILOAD), local);
            keep.visitVarInsn(ALOAD, 0);
            keep.visitVarInsn(type.getOpcode(ILOAD), local + 1);
            keep.visitFieldInsn(PUTFIELD, name, field(i), type.getDescriptor());
            local += type.getSize();
        }
        make.visitMethodInsn(INVOKESPECIAL, name, "<init>", types, false);
        end(make, ARETURN);
        end(keep, RETURN);
    }

    private void load(MethodVisitor code, int index) {
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, name, field(index), captured[index].getDescriptor());
    }

    /** The method of the interface: calls the code as it was compiled. */
    private void run(Type type) {
        MethodVisitor code = out.visitMethod(ACC_PUBLIC, site.method(), type.getDescriptor(), null, null);
        code.visitCode();
        for (int i = 0; i < captured.length; i++) {
            load(code, i);
        }
        code.visitVarInsn(ALOAD, 1);
        Type handle = site.actual().getArgumentTypes()[0];
        if (!handle.equals(type.getArgumentTypes()[0])) {
            code.visitTypeInsn(CHECKCAST, handle.getInternalName());
        }
        Handle method = site.code();
        code.visitMethodInsn(
                opcode(method), method.getOwner(), method.getName(), method.getDesc(), method.isInterface());
        Type result = Type.getReturnType(method.getDesc());
        Type wanted = type.getReturnType();
        if (wanted.getSort() == Type.VOID) {
            if (result.getSize() > 0) {
                code.visitInsn(result.getSize() == 2 ? POP2 : POP);
            }
            end(code, RETURN);
            return;
        }
        Values.box(code, result);
        if (!wanted.equals(result) && !wanted.getInternalName().equals(OBJECT)) {
            code.visitTypeInsn(CHECKCAST, wanted.getInternalName());
        }
        end(code, ARETURN);
    }

    /** Another class of the nest may not call a private method specially, as older compilers do. */
    private static int opcode(Handle method) {
        if (method.getTag() == H_INVOKESTATIC) {
            return INVOKESTATIC;
        }
        return method.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
    }

    private void serialForm() {
        MethodVisitor code = out.visitMethod(ACC_PRIVATE, "writeReplace", "()Ljava/lang/Object;", null, null);
        code.visitCode();
        code.visitTypeInsn(NEW, SERIAL);
        code.visitInsn(DUP);
        code.visitLdcInsn(Type.getObjectType(in));
        code.visitLdcInsn(site.body());
        code.visitLdcInsn(site.method());
        code.visitLdcInsn(site.erased().getDescriptor());
        code.visitIntInsn(BIPUSH, site.code().getTag());
        code.visitLdcInsn(site.code().getOwner());
        code.visitLdcInsn(site.code().getName());
        code.visitLdcInsn(site.code().getDesc());
        code.visitLdcInsn(site.actual().getDescriptor());
        code.visitIntInsn(SIPUSH, captured.length);
        code.visitTypeInsn(ANEWARRAY, OBJECT);
        for (int i = 0; i < captured.length; i++) {
            code.visitInsn(DUP);
            code.visitIntInsn(SIPUSH, i);
            load(code, i);
            Values.box(code, captured[i]);
            code.visitInsn(AASTORE);
        }
        String text = "Ljava/lang/String;";
        code.visitMethodInsn(
                INVOKESPECIAL,
                SERIAL,
                "<init>",
                "(Ljava/lang/Class;" + text.repeat(3) + "I" + text.repeat(4) + "[Ljava/lang/Object;)V",
                false);
        end(code, ARETURN);
    }

    private static void end(MethodVisitor code, int opcode) {
        code.visitInsn(opcode);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
