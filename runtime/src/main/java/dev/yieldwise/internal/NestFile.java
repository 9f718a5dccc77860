package dev.yieldwise.internal;

import dev.yieldwise.internal.ClassFile.Reference;
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
    static NestFile of(Class<?> type) throws IOException {
        ClassLoader loader = type.getClassLoader();
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in =
                loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException("no " + path);
            }
            byte[] bytes = in.readAllBytes();
            return new NestFile(type, bytes, ClassFile.read(new ByteArrayInputStream(bytes)));
        }
    }

    /** The internal name of the class. */
    String name() {
        return type.getName().replace('.', '/');
    }

    /** Another class of its nest: one whose private members it may use. Null if it is none. */
    NestFile neighbour(String other) throws IOException {
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
        } catch (NoSuchFieldException | NoSuchMethodException notHere) {
            return -1;
        }
    }
}
