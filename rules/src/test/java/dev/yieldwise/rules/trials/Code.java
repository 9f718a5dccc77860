package dev.yieldwise.rules.trials;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A method that a person wrote into a fixture.
 *
 * @param lastLine the last one with code, also in its lambdas
 * @param strings what its class mentions, and so may compare with
 */
record Code(
        String className,
        String method,
        String descriptor,
        int firstLine,
        int lastLine,
        Set<String> strings,
        Set<Integer> ints) {

    private static final int LONGEST = 7;

    /** The methods of a source file, of all its classes, by their place. */
    static List<Code> in(Path classes, String source) {
        Reading reading = new Reading(source);
        try (Stream<Path> files = Files.list(classes)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .forEach(file -> new ClassReader(ProbedClasses.bytes(file)).accept(reading.ofClass(), 0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading.found();
    }

    /** What was read so far. */
    private static final class Reading {
        private final String source;
        private final TreeMap<Integer, Code> methods = new TreeMap<>();
        private final TreeMap<Integer, Integer> lambdas = new TreeMap<>();

        Reading(String source) {
            this.source = source;
        }

        List<Code> found() {
            lambdas.forEach((first, last) -> {
                Map.Entry<Integer, Code> around = methods.floorEntry(first);
                if (around != null && around.getValue().lastLine() < last) {
                    Code code = around.getValue();
                    methods.put(
                            around.getKey(),
                            new Code(
                                    code.className(),
                                    code.method(),
                                    code.descriptor(),
                                    code.firstLine(),
                                    last,
                                    code.strings(),
                                    code.ints()));
                }
            });
            return List.copyOf(methods.values());
        }

        ClassVisitor ofClass() {
            return new OfClass();
        }

        private final class OfClass extends ClassVisitor {
            private final Set<String> strings = new LinkedHashSet<>();
            private final Set<Integer> ints = new LinkedHashSet<>();
            private String className;
            private boolean ours;
            private boolean inMethod;

            OfClass() {
                super(Opcodes.ASM9);
            }

            @Override
            public void visit(int v, int access, String name, String signature, String parent, String[] interfaces) {
                className = name.replace('/', '.');
            }

            @Override
            public void visitSource(String name, String debug) {
                ours = source.equals(name);
            }

            /** A class inside a method is part of that method. */
            @Override
            public void visitOuterClass(String owner, String name, String descriptor) {
                inMethod = true;
            }

            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return ours && !inMethod && !name.startsWith("<") ? new OfMethod(access, name, descriptor) : null;
            }

            private final class OfMethod extends MethodVisitor {
                private final int access;
                private final String name;
                private final String descriptor;
                private int first = Integer.MAX_VALUE;
                private int last;

                OfMethod(int access, String name, String descriptor) {
                    super(Opcodes.ASM9);
                    this.access = access;
                    this.name = name;
                    this.descriptor = descriptor;
                }

                @Override
                public void visitLineNumber(int line, Label start) {
                    first = Math.min(first, line);
                    last = Math.max(last, line);
                }

                @Override
                public void visitLdcInsn(Object value) {
                    if (value instanceof String text && text.length() <= LONGEST && !text.contains(" ")) {
                        strings.add(text);
                    }
                }

                @Override
                public void visitIntInsn(int opcode, int value) {
                    ints.add(value);
                }

                @Override
                public void visitEnd() {
                    if (name.startsWith("lambda$")) {
                        lambdas.merge(first, last, Math::max);
                    } else if ((access & Opcodes.ACC_SYNTHETIC) == 0 && last > 0) {
                        methods.put(first, new Code(className, name, descriptor, first, last, strings, ints));
                    }
                }
            }
        }
    }
}
