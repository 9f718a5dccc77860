package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Type;

/**
 * A class of frames that the build writes as a class file: an ordinary class in the nest of the class whose code it has. What
 * a lambda has captured lies in fields of the class that {@link BodyFile} writes.
 */
final class WovenFile extends WovenClass {
    private final Stamp stamp;

    /** Null if the body is no lambda. */
    private final LambdaSite site;

    /** The internal name of the class of the body; null if it is no lambda. */
    private final String lambda;

    private WovenFile(BodyCode code, String name, Stamp stamp, LambdaSite site, String lambda) {
        super(code, name);
        this.stamp = stamp;
        this.site = site;
        this.lambda = lambda;
    }

    /** The bytes of the frames of a lambda. */
    static byte[] ofLambda(BodyCode code, String name, Stamp stamp, LambdaSite site, String lambda) {
        return new WovenFile(code, name, stamp, site, lambda).make();
    }

    /** The bytes of the frames of a named or anonymous class. */
    static byte[] ofNamed(BodyCode code, String name, Stamp stamp) {
        return new WovenFile(code, name, stamp, null, null).make();
    }

    /** Not synthetic, which coverage tools pass over. */
    @Override
    void begin(ClassVisitor out, int version, String superclass) {
        out.visit(version, ACC_FINAL | ACC_SUPER, name(), null, superclass, null);
        stamp.put(out);
    }

    /** For whoever reads traces and profiles; a method may be woven more than once, and is no method of a frame. */
    @Override
    String nameOf(Weaving method) {
        return method.code().name() + "$" + method.index();
    }

    @Override
    BodyLines lines(MethodVisitor code, Weaving method, String source) {
        String place = BodyTrace.code(name().replace('/', '.'), nameOf(method), source);
        return new FileLines(code, name(), place, method.code().locals() + 1);
    }

    @Override
    void loadCaptured(MethodVisitor code, int local, int index, Type type) {
        code.visitVarInsn(ALOAD, local);
        code.visitTypeInsn(CHECKCAST, lambda);
        code.visitFieldInsn(GETFIELD, lambda, BodyFile.field(index), site.captured()[index].getDescriptor());
    }
}
