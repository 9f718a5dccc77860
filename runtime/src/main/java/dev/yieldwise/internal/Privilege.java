package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.ClassWriter;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Opcodes;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;

/**
 * Gets the privilege to define a class beside a user's. On the class path the library may do that; of a named module it
 * has to be open to the library, or the user gives a lookup.
 */
final class Privilege {
    /** There is none; who gives another lookup may have it. */
    static final class Missing extends Refusal {
        private static final long serialVersionUID = 1L;

        private Missing(String reason) {
            super(reason);
        }
    }

    private Privilege() {}

    /** A lookup with full privilege in a class. */
    static Lookup in(Class<?> owner, Lookup given) throws Throwable {
        Module its = owner.getModule();
        Module ours = Privilege.class.getModule();
        ours.addReads(its); // the class path, too, is nothing that a named module reads
        Lookup found = teleported(owner, given);
        if (found == null) {
            found = teleported(owner, MethodHandles.lookup());
        }
        if (found == null) {
            String lookup = given == null
                    ? "no lookup was given"
                    : "the lookup that was given, " + given + ", does not suffice";
            throw new Missing("the module " + its.getName() + " does not open the package " + owner.getPackageName()
                    + " to " + (ours.isNamed() ? ours.getName() : "this library") + ", and " + lookup);
        }
        return found.hasFullPrivilegeAccess() ? found : throughBridge(found);
    }

    /** Null if that is not allowed. */
    private static Lookup teleported(Class<?> owner, Lookup from) {
        try {
            return from == null ? null : MethodHandles.privateLookupIn(owner, from);
        } catch (IllegalAccessException closed) {
            return null;
        }
    }

    /**
     * Across modules a lookup may define ordinary classes in a package, but no nestmates. A class in that package may ask
     * for a lookup of its own.
     */
    private static Lookup throughBridge(Lookup found) throws Throwable {
        Class<?> owner = found.lookupClass();
        String folder =
                owner.getPackageName().isEmpty() ? "" : owner.getPackageName().replace('.', '/') + "/";
        String name = folder + "$YieldwiseBridge";
        Class<?> bridge;
        try {
            bridge = found.defineClass(bridge(name));
        } catch (LinkageError defined) {
            bridge = Class.forName(name.replace('/', '.'), true, owner.getClassLoader());
        }
        Lookup inside = (Lookup) found.findStatic(bridge, "lookup", MethodType.methodType(Lookup.class))
                .invoke();
        return MethodHandles.privateLookupIn(owner, inside);
    }

    private static byte[] bridge(String name) {
        ClassWriter out = new ClassWriter(0);
        int hidden = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        out.visit(Opcodes.V17, hidden, name, null, "java/lang/Object", null);
        String lookup = "()Ljava/lang/invoke/MethodHandles$Lookup;";
        MethodVisitor code = out.visitMethod(Opcodes.ACC_STATIC, "lookup", lookup, null, null);
        code.visitCode();
        code.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/invoke/MethodHandles", "lookup", lookup, false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(1, 0);
        code.visitEnd();
        out.visitEnd();
        return out.toByteArray();
    }
}
