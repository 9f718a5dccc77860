package dev.yieldwise.rules.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Loads the compiled fixtures of one folder with {@link Probes} in them. */
final class ProbedClasses extends ClassLoader {
    private static final String PROBES = Type.getInternalName(Probes.class);

    private final Path root;
    private final String source;

    /** Tells who extends whom. */
    private final ClassLoader unprobed;

    /**
     * @param root of the compiled classes
     * @param source the file whose lines are probed
     */
    ProbedClasses(Path root, String source) {
        super(ProbedClasses.class.getClassLoader());
        this.root = root;
        this.source = source;
        this.unprobed = new URLClassLoader(new URL[] {url(root)}, ProbedClasses.class.getClassLoader());
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        Path file = root.resolve(name.replace('.', '/') + ".class");
        if (!Files.isRegularFile(file)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] probed = probed(bytes(file));
            return defineClass(name, probed, 0, probed.length);
        }
    }

    private byte[] probed(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        // Frames anew: a probe stands between a jump's target and the frame that was described there.
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
            @Override
            protected ClassLoader getClassLoader() {
                return unprobed;
            }
        };
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, writer) {
                    private boolean ours;

                    @Override
                    public void visitSource(String name, String debug) {
                        ours = source.equals(name);
                        super.visitSource(name, debug);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        return new Probing(super.visitMethod(access, name, descriptor, signature, exceptions), ours);
                    }
                },
                ClassReader.SKIP_FRAMES);
        return writer.toByteArray();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts the probes in. Each takes from the stack what the real thing takes. */
    private static final class Probing extends MethodVisitor {
        private final boolean lines;

        Probing(MethodVisitor target, boolean lines) {
            super(Opcodes.ASM9, target);
            this.lines = lines;
        }

        @Override
        public void visitLineNumber(int line, Label start) {
            super.visitLineNumber(line, start);
            if (lines) {
                visitIntInsn(Opcodes.SIPUSH, line);
                probe("line", "(I)V");
            }
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (opcode == Opcodes.INVOKESTATIC && owner.equals("java/lang/System") && name.equals("exit")) {
                probe("exit", descriptor);
            } else if (isIterable(opcode, owner) && (name + descriptor).equals("iterator()Ljava/util/Iterator;")) {
                probe("iterator", "(Ljava/lang/Iterable;)Ljava/util/Iterator;");
            } else if (isIterable(opcode, owner)
                    && (name + descriptor).equals("forEach(Ljava/util/function/Consumer;)V")) {
                probe("forEach", "(Ljava/lang/Iterable;Ljava/util/function/Consumer;)V");
            } else {
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }
        }

        private static boolean isIterable(int opcode, String owner) {
            return (opcode == Opcodes.INVOKEINTERFACE || opcode == Opcodes.INVOKEVIRTUAL)
                    && (owner.equals("java/lang/Iterable")
                            || owner.startsWith("com/google/common/collect/")
                            || owner.startsWith("java/util/") && !owner.startsWith("java/util/stream/"));
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (opcode == Opcodes.GETSTATIC && owner.equals("java/lang/System") && name.equals("out")) {
                probe("out", "()Ljava/io/PrintStream;");
            } else {
                super.visitFieldInsn(opcode, owner, name, descriptor);
            }
        }

        private void probe(String name, String descriptor) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, PROBES, name, descriptor, false);
        }
    }
}
