package dev.yieldwise.internal;

import dev.yieldwise.internal.ClassFile.Reference;
import dev.yieldwise.internal.asm.Opcodes;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;

/**
 * A class with code of a body, as it was loaded, and its class file.
 *
 * @param type the class
 * @param bytes its class file
 * @param file the same, read
 */
record NestFile(Class<?> type, byte[] bytes, ClassFile file) {
    /** The newest format that ASM reads. */
    static final int NEWEST = Opcodes.V27;

    /** The magic number and the version. */
    private static final int HEAD = 8;

    static NestFile of(Class<?> type) {
        String path = type.getName().replace('.', '/') + ".class";
        byte[] bytes = bytes(type.getClassLoader(), path);
        if (bytes == null) {
            throw new Refusal("its class loader does not give the class file " + path);
        }
        if (bytes.length >= HEAD && version(bytes) > NEWEST) {
            throw new Refusal("the class file " + path + " is of version " + version(bytes)
                    + ", and this release of the library knows none above " + NEWEST);
        }
        return new NestFile(type, bytes, read(path, bytes));
    }

    private static byte[] bytes(ClassLoader loader, String path) {
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException | RuntimeException unreadable) { // class loaders are users' code
            throw new Refusal("the class file " + path + " cannot be read: " + unreadable);
        }
    }

    private static ClassFile read(String path, byte[] bytes) {
        try {
            return ClassFile.read(new ByteArrayInputStream(bytes));
        } catch (IOException malformed) {
            throw new Refusal("the class file " + path + ", as its class loader gives it, is malformed");
        }
    }

    /** The version of the format of a class file: 61 is that of Java 17. */
    static int version(byte[] bytes) {
        return (bytes[6] & 0xff) << 8 | bytes[7] & 0xff;
    }

    /** The internal name of the class. */
    String name() {
        return type.getName().replace('.', '/');
    }

    /** Another class of its nest: one whose private members it may use. Null if it is none. */
    NestFile neighbour(String other) {
        if (other.equals(name())) {
            return this;
        }
        if (other.startsWith("[") || !outermost(other).equals(outermost(name()))) {
            return null;
        }
        try {
            Class<?> found = Class.forName(other.replace('/', '.'), false, type.getClassLoader());
            return found.isNestmateOf(type) ? of(found) : null;
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }

    private static String outermost(String name) {
        int nested = name.indexOf('$', name.lastIndexOf('/') + 2);
        return nested < 0 ? name : name.substring(0, nested);
    }

    /** Whether the class has a member from another package, for its heirs alone (JVMS 5.4.4). */
    boolean inheritsFromElsewhere(Reference member) {
        String holder = member.owner().replace('/', '.');
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            if (at.getName().equals(holder)) {
                return isDeclaredElsewhere(at, member);
            }
        }
        return false;
    }

    private boolean isDeclaredElsewhere(Class<?> from, Reference member) {
        for (Class<?> at = from; at != null; at = at.getSuperclass()) {
            int modifiers = modifiers(at, member);
            if (modifiers >= 0) {
                return Modifier.isProtected(modifiers) && !at.getPackageName().equals(type.getPackageName());
            }
        }
        return false;
    }

    /** Of the member that a class declares; -1 if it does not. */
    private static int modifiers(Class<?> type, Reference member) {
        try {
            if (!member.type().startsWith("(")) {
                return type.getDeclaredField(member.name()).getModifiers();
            } else if (member.name().equals("<init>")) {
                return -1;
            }
            MethodType wanted = MethodType.fromMethodDescriptorString(member.type(), type.getClassLoader());
            return type.getDeclaredMethod(member.name(), wanted.parameterArray())
                    .getModifiers();
        } catch (NoSuchFieldException | NoSuchMethodException | TypeNotPresentException notHere) {
            return -1; // a class declares nothing with types that its loader does not know
        }
    }
}
