package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Type;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Methods of a class that make its serializable lambdas. Woven code calls them: a lambda has a serial form only if its own
 * class makes it, and to link one in the name of another class takes what a native image does not have.
 */
final class LambdaMakers {
    private static final String NAME = "woven$";

    /** What makes a lambda, and the line where that stood; 0 if that is not known. */
    private record Maker(String name, Handle bootstrap, Object[] arguments, int line) {}

    private final Map<LambdaSite, Maker> makers = new LinkedHashMap<>();

    /** Whether a method is one of these, of an earlier run: then all of the class are there. */
    static boolean isMaker(String method) {
        return method.startsWith(NAME);
    }

    /** Whether the instruction makes a lambda that only its own class can make. */
    static boolean isFor(Handle bootstrap) {
        return bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")
                && bootstrap.getName().equals("altMetafactory");
    }

    /** The name of the method that makes the lambda. */
    String maker(LambdaSite site, Handle bootstrap, Object[] arguments, int line) {
        return makers.computeIfAbsent(site, key -> new Maker(NAME + makers.size(), bootstrap, arguments, line))
                .name();
    }

    void write(ClassVisitor out) {
        makers.forEach((site, maker) -> {
            MethodVisitor code =
                    out.visitMethod(ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, maker.name(), site.type(), null, null);
            code.visitCode();
            if (maker.line() > 0) {
                Label here = new Label();
                code.visitLabel(here);
                code.visitLineNumber(maker.line(), here);
            }
            int local = 0;
            for (Type type : site.captured()) {
                code.visitVarInsn(type.getOpcode(ILOAD), local);
                local += type.getSize();
            }
            code.visitInvokeDynamicInsn(site.method(), site.type(), maker.bootstrap(), maker.arguments());
            code.visitInsn(ARETURN);
            code.visitMaxs(Math.max(local, 1), local);
            code.visitEnd();
        });
    }
}
