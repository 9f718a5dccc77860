package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Type;

/** What is to be known of a value by the type that the verifier has for it. */
final class Values {
    private Values() {}

    static boolean isWide(Object type) {
        return type == LONG || type == DOUBLE;
    }

    static int opcode(Object type, int ofInt) {
        return Type.getType(descriptor(type)).getOpcode(ofInt);
    }

    /** The type of a field for a value that the verifier knows by this one. */
    static String descriptor(Object type) {
        if (type instanceof String name) {
            return name.startsWith("[") ? name : "L" + name + ";";
        }
        if (type instanceof Type known) {
            return known.getSort() < Type.INT ? "I" : known.getDescriptor();
        }
        if (!(type instanceof Integer)) {
            throw new Refusal("an object is being made at a yield, which is among its constructor's arguments");
        }
        return type == INTEGER
                ? "I"
                : type == FLOAT ? "F" : type == LONG ? "J" : type == DOUBLE ? "D" : "Ljava/lang/Object;";
    }

    /** Makes an object of the value on the stack, unless it is one. */
    static void box(MethodVisitor out, Type type) {
        if (type.getSort() < Type.ARRAY) {
            String box = boxOf(type);
            out.visitMethodInsn(INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false);
        }
    }

    /** Makes a value of the object on the stack, unless an object is wanted. */
    static void unbox(MethodVisitor out, Type type) {
        if (type.getSort() < Type.ARRAY) {
            String box = boxOf(type);
            out.visitTypeInsn(CHECKCAST, box);
            out.visitMethodInsn(INVOKEVIRTUAL, box, type.getClassName() + "Value", "()" + type.getDescriptor(), false);
        }
    }

    private static String boxOf(Type type) {
        return switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.FLOAT -> "java/lang/Float";
            case Type.LONG -> "java/lang/Long";
            default -> "java/lang/Double";
        };
    }
}
