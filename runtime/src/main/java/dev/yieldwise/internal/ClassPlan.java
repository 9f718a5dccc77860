package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.ClassReader;
import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.ClassWriter;
import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Opcodes;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What becomes of one class file: which of its lambdas are made otherwise, and what it says of itself. */
final class ClassPlan {
    /** A lambda that is woven: its classes, and the handle that it is given. */
    record Lambda(String type, String frames, String handle, String whyNotCalled) {}

    private final String name;
    private final Stamp stamp;
    private final int version;
    private final Map<LambdaSite, Lambda> lambdas = new LinkedHashMap<>();

    /** For each handle that the class itself is given as a body, the class of its frames. */
    private final Map<String, String> frames = new TreeMap<>();

    private String whyNotCalled = "";

    /**
     * Begins.
     *
     * @param name the class
     * @param stamp what is said of the classes that are made for it
     * @param version the format of its file
     */
    ClassPlan(String name, Stamp stamp, int version) {
        this.name = name;
        this.stamp = stamp;
        this.version = version;
    }

    String name() {
        return name;
    }

    Stamp stamp() {
        return stamp;
    }

    boolean isEmpty() {
        return lambdas.isEmpty() && frames.isEmpty();
    }

    void add(LambdaSite site, Lambda lambda) {
        lambdas.put(site, lambda);
    }

    void addNamed(String handle, String woven, String notCalled) {
        frames.put(handle, woven);
        whyNotCalled = notCalled;
    }

    /** How many bodies it is about. */
    int bodies() {
        return lambdas.size() + frames.size();
    }

    /** The names of all classes that are made for it. */
    Set<String> made() {
        Set<String> made = new TreeSet<>(frames.values());
        lambdas.values().forEach(lambda -> made.addAll(Set.of(lambda.type(), lambda.frames())));
        return made;
    }

    /** The classes that are made for a lambda. */
    Map<String, byte[]> files(LambdaSite site, Lambda lambda, NestFile in) {
        NestFile owner = in.neighbour(site.code().getOwner());
        if (owner == null) {
            throw new Refusal("its code is that of another class, "
                    + site.code().getOwner().replace('/', '.') + "."
                    + site.code().getName());
        }
        BodyCode code = site.code(owner, lambda.handle());
        Map<String, byte[]> files = new TreeMap<>();
        files.put(lambda.frames(), WovenFile.ofLambda(code, lambda.frames(), stamp, site, lambda.type()));
        files.put(
                lambda.type(),
                BodyFile.of(site, name, lambda.type(), version, stamp, lambda.frames(), lambda.whyNotCalled()));
        return files;
    }

    /** The class that is made for the class itself, as a body that is given this handle. */
    Map<String, byte[]> files(String handle, String woven, NestFile in) {
        BodyCode code = BodyCode.named(in.type(), handle);
        if (in.neighbour(code.in().name()) == null) {
            throw new Refusal("it inherits its code from another class, "
                    + code.in().type().getName());
        }
        return Map.of(woven, WovenFile.ofNamed(code, woven, stamp));
    }

    /** All of them. */
    Map<String, byte[]> files(NestFile in) {
        Map<String, byte[]> files = new TreeMap<>();
        lambdas.forEach((site, lambda) -> files.putAll(files(site, lambda, in)));
        frames.forEach((handle, woven) -> files.putAll(files(handle, woven, in)));
        return files;
    }

    /** The class as it will be. Nothing of it moves but what makes a lambda. */
    byte[] rewritten(byte[] bytes) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter out = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, out) {
                    @Override
                    public void visit(
                            int format, int access, String type, String signature, String superclass, String[] given) {
                        String[] interfaces = given;
                        if (!frames.isEmpty()) {
                            interfaces = Arrays.copyOf(given, given.length + 1);
                            interfaces[given.length] = BodyMethods.INTERFACE;
                        }
                        super.visit(format, access, type, signature, superclass, interfaces);
                    }

                    @Override
                    public MethodVisitor visitMethod(
                            int access, String method, String type, String signature, String[] exceptions) {
                        MethodVisitor code = super.visitMethod(access, method, type, signature, exceptions);
                        return lambdas.isEmpty() ? code : new Made(code);
                    }

                    @Override
                    public void visitEnd() {
                        if (!frames.isEmpty()) {
                            BodyMethods.ofNamed(cv, name, frames, whyNotCalled);
                        }
                        super.visitEnd();
                    }
                },
                0);
        return out.toByteArray();
    }

    /** Asks a class for each lambda that is woven. */
    private final class Made extends MethodVisitor {
        Made(MethodVisitor next) {
            super(Opcodes.ASM9, next);
        }

        @Override
        public void visitInvokeDynamicInsn(String method, String type, Handle bootstrap, Object... arguments) {
            Lambda lambda = lambdas.get(LambdaSite.of(method, type, bootstrap, arguments));
            if (lambda == null) {
                super.visitInvokeDynamicInsn(method, type, bootstrap, arguments);
            } else {
                super.visitMethodInsn(Opcodes.INVOKESTATIC, lambda.type(), BodyFile.FACTORY, type, false);
            }
        }
    }

    /** A class, as the host of more classes. */
    static byte[] withMembers(byte[] bytes, Set<String> members) {
        ClassReader reader = new ClassReader(bytes);
        ClassWriter out = new ClassWriter(reader, 0);
        reader.accept(
                new ClassVisitor(Opcodes.ASM9, out) {
                    @Override
                    public void visitEnd() {
                        members.forEach(super::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        return out.toByteArray();
    }
}
