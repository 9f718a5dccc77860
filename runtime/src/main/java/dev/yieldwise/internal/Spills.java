package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Opcodes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fields of a woven class in which values lie while it is suspended: as many of each type as are live at once. A
 * field has the very type that the verifier knows the value by, so that reading it back needs no cast, which would load a
 * class or be refused for one that is not accessible.
 */
final class Spills {
    /** The fields by prefix and type: how many there are. */
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    /** Gives out fields for values that are live together, each once. */
    final class Group {
        private final String prefix;
        private final Map<String, Integer> used = new HashMap<>();

        private Group(String prefix) {
            this.prefix = prefix;
        }

        String field(String type) {
            int index = used.getOrDefault(type, 0);
            used.put(type, index + 1);
            counts.put(prefix + type, Math.max(counts.getOrDefault(prefix + type, 0), index + 1));
            return name(prefix + type, index);
        }

        boolean has(String type, String field) {
            return Integer.parseInt(field.substring(2)) < used.getOrDefault(type, 0);
        }
    }

    /** What is live at a point of suspension. */
    Group point() {
        return new Group("p");
    }

    /** The arguments of a method that it never changes: they are stored once. */
    Group arguments() {
        return new Group("a");
    }

    /** Names are told apart by their types, too: JVMS 4.5 wants only the pair to be unique. */
    private static String name(String kind, int index) {
        char type = kind.charAt(1);
        return kind.charAt(0) + (type == '[' ? "L" : String.valueOf(type)) + index;
    }

    private static String type(String kind) {
        return kind.substring(1);
    }

    /** The method that forgets all references. */
    void clear(ClassVisitor out, String owner) {
        MethodVisitor code = out.visitMethod(Opcodes.ACC_PUBLIC, "clear", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitFieldInsn(Opcodes.PUTFIELD, MethodWeaver.FRAME, "slot", "Ljava/lang/Object;");
        for (Map.Entry<String, Integer> fields : counts.entrySet()) {
            String type = type(fields.getKey());
            for (int i = 0; type.length() > 1 && i < fields.getValue(); i++) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitInsn(Opcodes.ACONST_NULL);
                code.visitFieldInsn(Opcodes.PUTFIELD, owner, name(fields.getKey(), i), type);
            }
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(2, 1);
        code.visitEnd();
    }

    void declare(ClassVisitor out) {
        for (Map.Entry<String, Integer> fields : counts.entrySet()) {
            for (int i = 0; i < fields.getValue(); i++) {
                out.visitField(Opcodes.ACC_PRIVATE, name(fields.getKey(), i), type(fields.getKey()), null, null)
                        .visitEnd();
            }
        }
    }
}
