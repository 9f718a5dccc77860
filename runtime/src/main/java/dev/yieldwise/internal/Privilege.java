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
    private Privilege() {}

    /** A lookup with full privilege in a class. */
    static Lookup in(Class<?> owner, Lookup given) throws Throwable {
        Module its = owner.getModule();
        Module ours = Privilege.class.getModule();
        if (its != ours && ours.isNamed()) {
            ours.addExports(Privilege.class.getPackageName(), its); // woven classes extend ours
        }
        ours.addReads(its); // also what is on the class path, which no named module reads by itself
        try {
            if (given != null) {
                return MethodHandles.privateLookupIn(owner, given);
            }
            Lookup found = MethodHandles.privateLookupIn(owner, MethodHandles.lookup());
            return found.hasFullPrivilegeAccess() ? found : throughBridge(found);
        } catch (IllegalAccessException closed) {
            throw new Refusal("the module " + its.getName() + " does not open " + owner.getPackageName()
                    + " to this library, and no lookup was given");
        }
    }

    /**
     * Across modules a lookup may define ordinary classes in a package, but no nestmates. A class in that package may ask
     * for a lookup of its own.
     */
    private static Lookup throughBridge(Lookup found) throws Throwable {
        Class<?> owner = found.lookupClass();
        String within = owner.getPackageName().replace('.', '/');
        String name = (within.isEmpty() ? "" : within + "/") + "$YieldwiseBridge";
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
