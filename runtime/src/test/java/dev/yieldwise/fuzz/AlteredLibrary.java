package dev.yieldwise.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The library and these tests once more, in a loader of their own. The library's classes pass what they define through
 * {@link Plant}, and any class can be changed on its way, so that no fault needs a hook in the library.
 */
final class AlteredLibrary extends ClassLoader {
    private static final String OURS = "dev.yieldwise.";
    private static final String LIBRARY = "dev.yieldwise.internal.";
    private static final String LOOKUP = "java/lang/invoke/MethodHandles$Lookup";

    private final Map<String, UnaryOperator<byte[]>> changes;

    /** Changes of classes by name. */
    AlteredLibrary(Map<String, UnaryOperator<byte[]>> changes) {
        super(AlteredLibrary.class.getClassLoader());
        this.changes = changes;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            if (!name.startsWith(OURS)) {
                return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            byte[] rerouted = name.startsWith(LIBRARY) ? rerouted(bytes) : bytes;
            byte[] changed =
                    changes.getOrDefault(name, UnaryOperator.identity()).apply(rerouted);
            return defineClass(name, changed, 0, changed.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A call of Lookup becomes a static one with the same operands, so frames stay right. */
    private static byte[] rerouted(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String type, String signature, String[] exceptions) {
                        return new Rerouting(super.visitMethod(access, name, type, signature, exceptions));
                    }
                },
                0);
        return writer.toByteArray();
    }

    private static final class Rerouting extends MethodVisitor {
        Rerouting(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean ofInterface) {
            if (owner.equals(LOOKUP) && name.startsWith("define")) {
                super.visitMethodInsn(
                        Opcodes.INVOKESTATIC,
                        Plant.class.getName().replace('.', '/'),
                        name,
                        "(L" + LOOKUP + ";" + type.substring(1),
                        false);
            } else {
                super.visitMethodInsn(opcode, owner, name, type, ofInterface);
            }
        }
    }
}
