package dev.yieldwise.internal;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The methods of a class file with their code (JVMS 4), as far as {@link HandleFlow} needs them. Anything it does not
 * know, such as a constant of a later format, is an IOException.
 */
final class ClassFile {
    private static final int INTERFACE_METHOD_REF = 11;
    private static final int NAME_AND_TYPE = 12;

    /** A handler of a method; {@code type} is null for a finally. */
    record Handler(int from, int to, int at, String type) {
        boolean covers(int pc) {
            return from <= pc && pc < to;
        }
    }

    /** A method with code. {@code lines} are pairs: the first instruction, the line. */
    record Method(
            int access,
            String name,
            String type,
            int stack,
            int locals,
            byte[] code,
            List<Handler> handlers,
            int[] lines) {
        boolean is(int flag) {
            return (access & flag) != 0;
        }

        int line(int pc) {
            int line = 0;
            for (int i = 0; i < lines.length && lines[i] <= pc; i += 2) {
                line = lines[i + 1];
            }
            return line;
        }
    }

    /** What a method call, a dynamic call or a field access refers to; a dynamic call has no owner. */
    record Reference(String owner, String name, String type) {}

    private final DataInputStream in;
    private final int[] tags;
    private final Object[] constants; // a String, or the indexes that make up the constant
    private final int access;
    private final List<Method> methods = new ArrayList<>();

    private ClassFile(InputStream bytes) throws IOException {
        in = new DataInputStream(bytes);
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("no class file");
        }
        in.readInt(); // the version: what matters of it shows in the constants
        int size = in.readUnsignedShort();
        tags = new int[size];
        constants = new Object[size];
        for (int i = 1; i < size; i++) {
            readConstant(i);
            if (tags[i] == 5 || tags[i] == 6) {
                i++; // long and double take two places
            }
        }
        access = in.readUnsignedShort();
        in.readInt(); // this class and its superclass
        in.skipNBytes(2L * in.readUnsignedShort());
        for (int i = in.readUnsignedShort(); i > 0; i--) { // fields
            in.skipNBytes(6);
            skipAttributes();
        }
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            readMethod();
        }
        skipAttributes(); // a file that is cut off fails here at the latest
    }

    static ClassFile read(InputStream bytes) throws IOException {
        try {
            return new ClassFile(bytes);
        } catch (RuntimeException malformed) {
            throw new IOException("malformed class file", malformed);
        }
    }

    int access() {
        return access;
    }

    List<Method> methods() {
        return methods;
    }

    /** Null if there is no such method, or none with code. */
    Method method(String name, String type) {
        for (Method method : methods) {
            if (method.name().equals(name) && method.type().equals(type)) {
                return method;
            }
        }
        return null;
    }

    Reference reference(int index) {
        int[] parts = (int[]) constants[index];
        int[] nameAndType = (int[]) constants[parts[1]];
        String owner = tags[index] <= INTERFACE_METHOD_REF ? className(parts[0]) : null;
        return new Reference(owner, (String) constants[nameAndType[0]], (String) constants[nameAndType[1]]);
    }

    private String className(int index) {
        return (String) constants[((int[]) constants[index])[0]];
    }

    private void readConstant(int index) throws IOException {
        int tag = in.readUnsignedByte();
        tags[index] = tag;
        switch (tag) {
            case 1 -> constants[index] = in.readUTF();
            case 3, 4 -> in.skipNBytes(4);
            case 5, 6 -> in.skipNBytes(8);
            case 7, 8, 16, 19, 20 -> constants[index] = new int[] {in.readUnsignedShort()};
            case 9, 10, INTERFACE_METHOD_REF, NAME_AND_TYPE, 17, 18 ->
                constants[index] = new int[] {in.readUnsignedShort(), in.readUnsignedShort()};
            case 15 -> in.skipNBytes(3);
            default -> throw new IOException("constant of unknown kind " + tag);
        }
    }

    private void skipAttributes() throws IOException {
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            in.skipNBytes(2);
            in.skipNBytes(in.readInt());
        }
    }

    private void readMethod() throws IOException {
        int flags = in.readUnsignedShort();
        String name = (String) constants[in.readUnsignedShort()];
        String type = (String) constants[in.readUnsignedShort()];
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            String attribute = (String) constants[in.readUnsignedShort()];
            int length = in.readInt();
            if (attribute.equals("Code")) {
                methods.add(readCode(flags, name, type));
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private Method readCode(int flags, String name, String type) throws IOException {
        int stack = in.readUnsignedShort();
        int locals = in.readUnsignedShort();
        byte[] code = new byte[in.readInt()];
        in.readFully(code);
        List<Handler> handlers = new ArrayList<>();
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            int from = in.readUnsignedShort();
            int to = in.readUnsignedShort();
            int at = in.readUnsignedShort();
            int caught = in.readUnsignedShort();
            handlers.add(new Handler(from, to, at, caught == 0 ? null : className(caught)));
        }
        int[] lines = {};
        for (int i = in.readUnsignedShort(); i > 0; i--) {
            String attribute = (String) constants[in.readUnsignedShort()];
            int length = in.readInt();
            if (attribute.equals("LineNumberTable")) {
                lines = new int[2 * in.readUnsignedShort()];
                for (int j = 0; j < lines.length; j++) {
                    lines[j] = in.readUnsignedShort();
                }
            } else {
                in.skipNBytes(length);
            }
        }
        return new Method(flags, name, type, stack, locals, code, handlers, lines);
    }
}
