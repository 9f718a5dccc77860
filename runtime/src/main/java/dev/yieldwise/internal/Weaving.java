package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.ClassFile.Method;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Type;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A method that is woven.
 *
 * @param index its number in the woven class: the upper half of its labels
 * @param in the class that has it
 * @param code the method, as its class file has it
 * @param handle the local variable in which it gets the handle
 * @param flow what becomes of the handle
 * @param entry where its arguments come from
 */
record Weaving(int index, NestFile in, Method code, int handle, HandleFlow flow, Entry entry) {
    /** How the arguments of a woven method come into its local variables. */
    enum Entry {
        /** They are what a lambda has captured. */
        CAPTURED,
        /** The one is the body's object. */
        OBJECT,
        /** Its caller has put them into fields. */
        FIELDS
    }

    /** The label of its beginning; those of its points of suspension follow. */
    int firstLabel() {
        return index << 16;
    }

    /** The name of the woven method. */
    String name() {
        return "advance" + index;
    }

    /** Its arguments that have fields, by their local variables: those it never changes keep them as long as it runs. */
    Map<Integer, Argument> arguments(Spills spills) {
        BitSet changed = dev.yieldwise.internal.Opcodes.changed(code.code());
        Spills.Group atBegin = spills.point();
        Spills.Group always = spills.arguments();
        Map<Integer, Argument> arguments = new HashMap<>();
        for (Parameter parameter : parameters()) {
            boolean keeps = !changed.get(parameter.local());
            if (parameter.local() != handle && (keeps || entry == Entry.FIELDS)) {
                String type = Values.descriptor(parameter.type());
                String field = (keeps ? always : atBegin).field(type);
                arguments.put(parameter.local(), new Argument(field, type, keeps));
            }
        }
        return arguments;
    }

    /** The field of an argument, and whether the argument is there for good. */
    record Argument(String field, String type, boolean keeps) {}

    /** Its parameters in their order, the object itself first if there is one, and where each begins. */
    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        int local = 0;
        if (!code.is(ACC_STATIC)) {
            parameters.add(new Parameter(Type.getObjectType(in.name()), local++));
        }
        for (Type type : Type.getArgumentTypes(code.type())) {
            parameters.add(new Parameter(type, local));
            local += type.getSize();
        }
        return parameters;
    }

    /** A parameter and its local variable. */
    record Parameter(Type type, int local) {}

    /** Brings the arguments into their local variables, which are moved by one. */
    void enter(WovenClass woven, MethodVisitor out) {
        Map<Integer, Argument> arguments = arguments(woven.spills());
        int captured = 0;
        int body = code.locals() + 1;
        // what is thrown from here on is thrown by one that was entered
        out.visitVarInsn(ALOAD, 0);
        out.visitInsn(ICONST_M1);
        out.visitFieldInsn(PUTFIELD, MethodWeaver.FRAME, "label", "I");
        if (entry != Entry.FIELDS) {
            out.visitVarInsn(ALOAD, 0);
            out.visitFieldInsn(GETFIELD, MethodWeaver.FRAME, "slot", "Ljava/lang/Object;");
            out.visitVarInsn(ASTORE, body);
            out.visitVarInsn(ALOAD, 0);
            out.visitInsn(ACONST_NULL);
            out.visitFieldInsn(PUTFIELD, MethodWeaver.FRAME, "slot", "Ljava/lang/Object;");
        }
        for (Parameter parameter : parameters()) {
            Argument argument = arguments.get(parameter.local());
            if (parameter.local() == handle) {
                out.visitInsn(ACONST_NULL);
            } else if (entry == Entry.FIELDS) {
                out.visitVarInsn(ALOAD, 0);
                out.visitFieldInsn(GETFIELD, woven.name(), argument.field(), argument.type());
            } else if (entry == Entry.OBJECT) {
                out.visitVarInsn(ALOAD, body);
                out.visitTypeInsn(CHECKCAST, in.name());
            } else {
                woven.loadGetter(out, captured++);
                out.visitVarInsn(ALOAD, body);
                String type = "(Ljava/lang/Object;)" + parameter.type().getDescriptor();
                out.visitMethodInsn(INVOKEVIRTUAL, "java/lang/invoke/MethodHandle", "invokeExact", type, false);
            }
            out.visitVarInsn(parameter.type().getOpcode(ISTORE), parameter.local() + 1);
            if (argument != null && entry != Entry.FIELDS) {
                out.visitVarInsn(ALOAD, 0);
                out.visitVarInsn(parameter.type().getOpcode(ILOAD), parameter.local() + 1);
                out.visitFieldInsn(PUTFIELD, woven.name(), argument.field(), argument.type());
            }
        }
    }
}
