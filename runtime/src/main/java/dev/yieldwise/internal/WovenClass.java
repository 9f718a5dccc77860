package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.*;

import dev.yieldwise.internal.ClassFile.Method;
import dev.yieldwise.internal.ClassFile.Reference;
import dev.yieldwise.internal.Weaving.Entry;
import dev.yieldwise.internal.asm.ClassReader;
import dev.yieldwise.internal.asm.ClassVisitor;
import dev.yieldwise.internal.asm.ClassWriter;
import dev.yieldwise.internal.asm.ConstantDynamic;
import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.MethodVisitor;
import dev.yieldwise.internal.asm.Type;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Makes the class of the frames of one body: of the body's own method and of the methods that are woven with it, since
 * they are given its handle.
 */
class WovenClass {
    private static final String LOOKUP = "Ljava/lang/invoke/MethodHandles$Lookup;";

    private final BodyCode body;
    private final Map<String, NestFile> nest = new HashMap<>();
    private final String name;
    private final String superclass;
    private final Predicate<Reference> helpers = new Predicate<>() { // no lambda: the first of a JVM is dear
                @Override
                public boolean test(Reference called) {
                    return helperOf(called) != null;
                }
            };
    private final Spills spills = new Spills();
    private final List<Weaving> methods = new ArrayList<>();
    private final Deque<Weaving> work = new ArrayDeque<>();
    private final ClassWriter out = new ClassWriter(0);

    /**
     * Begins.
     *
     * @param body the code
     * @param name the internal name of the class
     */
    WovenClass(BodyCode body, String name) {
        this.body = body;
        this.name = name;
        superclass = switch (body.handleType()) {
            case "dev/yieldwise/IntYielder" -> "dev/yieldwise/woven/IntFrame";
            case "dev/yieldwise/LongYielder" -> "dev/yieldwise/woven/LongFrame";
            case "dev/yieldwise/DoubleYielder" -> "dev/yieldwise/woven/DoubleFrame";
            default -> MethodWeaver.FRAME;
        };
    }

    /** The bytes of a hidden class. */
    static byte[] of(BodyCode body) {
        return new WovenClass(body, body.in().name() + "$$Woven").make();
    }

    /** The bytes of the class. */
    final byte[] make() {
        add(body.in(), body.method(), body.handle(), body.captured() < 0 ? Entry.OBJECT : Entry.CAPTURED);
        int version = Math.max(new ClassReader(body.in().bytes()).readUnsignedShort(6), V17);
        begin(out, version, superclass);
        while (!work.isEmpty()) {
            weave(work.remove());
        }
        constructor();
        fresh();
        advance();
        spills.clear(out, name);
        spills.declare(out);
        out.visitEnd();
        return out.toByteArray();
    }

    /** Its head. */
    void begin(ClassVisitor out, int version, String superclass) {
        out.visit(version, ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC, name, null, superclass, null);
    }

    /** The name of one of its methods. */
    String nameOf(Weaving method) {
        return method.name();
    }

    /** What writes one of its methods, with the lines of the code. */
    BodyLines lines(MethodVisitor code, Weaving method, String source) {
        return new BodyLines(
                code, name, BodyTrace.code(method, source), method.code().locals() + 1);
    }

    private void weave(Weaving method) {
        new ClassReader(method.in().bytes())
                .accept(
                        new ClassVisitor(ASM9) {
                            private String source;

                            @Override
                            public void visitSource(String file, String debug) {
                                source = file;
                                if (method.index() == 0) {
                                    out.visitSource(file, debug);
                                }
                            }

                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String found, String type, String signature, String[] exceptions) {
                                if (!found.equals(method.code().name())
                                        || !type.equals(method.code().type())) {
                                    return null;
                                }
                                int kept = ACC_PRIVATE | ACC_FINAL;
                                String woven = nameOf(method);
                                return new MethodWeaver(
                                        WovenClass.this,
                                        method,
                                        source,
                                        out.visitMethod(kept, woven, "()Ljava/lang/Object;", null, null));
                            }
                        },
                        ClassReader.EXPAND_FRAMES);
    }

    private Weaving add(NestFile in, Method code, int handle, Entry entry) {
        HandleFlow flow = HandleFlow.of(in.file(), code, handle, helpers);
        if (flow.escape() >= 0) {
            throw new Refusal("its handle is passed on or kept, in line " + code.line(flow.escape()));
        }
        if (!flow.notWoven().isEmpty()) {
            throw new Refusal(flow.notWoven());
        }
        Weaving method = new Weaving(methods.size(), in, code, handle, flow, entry);
        methods.add(method);
        work.add(method);
        return method;
    }

    /** The method that a call surely runs, if its code is in the nest of the body; null else. */
    private Method helperOf(Reference called) {
        NestFile in = neighbour(called.owner());
        Method code = in == null ? null : in.file().method(called.name(), called.type());
        boolean fixed = code != null
                && (code.is(ACC_PRIVATE)
                        || code.is(ACC_STATIC)
                        || code.is(ACC_FINAL)
                        || (in.file().access() & ACC_FINAL) != 0);
        return fixed && !code.is(ACC_SYNCHRONIZED) && !code.name().equals("<init>") ? code : null;
    }

    private NestFile neighbour(String owner) {
        if (!nest.containsKey(owner)) {
            nest.put(owner, body.in().neighbour(owner));
        }
        return nest.get(owner);
    }

    /** The woven method that a call of it leads to. */
    Weaving helper(Called called, int handle) {
        Method code = helperOf(called.method());
        for (Weaving known : methods) {
            if (known.index() > 0 && known.code() == code && known.handle() == handle) {
                return known;
            }
        }
        return add(neighbour(called.method().owner()), code, handle, Entry.FIELDS);
    }

    // ---- what the code of the body may do, and the woven class may not

    void requireCallable(Weaving by, int opcode, String owner, String called, String type) {
        if (opcode == INVOKESPECIAL && !called.equals("<init>")) {
            Method own = owner.equals(by.in().name()) ? by.in().file().method(called, type) : null;
            if (own == null || !own.is(ACC_PRIVATE)) {
                throw new Refusal("it calls a method of its superclass by super, in "
                        + by.code().name());
            }
        }
        if (isLookup(new Reference(owner, called, type)) && !areForUs(by.flow().calls())) {
            throw new Refusal("it asks for a lookup of its own class and does not only make generators by it, in "
                    + by.code().name());
        }
        requireAccessible(by, owner, called, type);
    }

    static boolean isLookup(Reference called) {
        return called.owner().equals("java/lang/invoke/MethodHandles")
                && called.name().equals("lookup");
    }

    /**
     * Whether the lookups that a method asks for are all for generators that it makes: for those the ones that can be had
     * in a woven class are as good. What else users do by a lookup may need the original one.
     */
    private static boolean areForUs(List<Called> calls) {
        int lookups = 0;
        int generators = 0;
        for (Called call : calls) {
            lookups += isLookup(call.method()) ? 1 : 0;
            boolean ours = call.method().owner().startsWith("dev/yieldwise/")
                    && call.method().type().startsWith("(" + LOOKUP);
            generators += ours ? 1 : 0;
        }
        return lookups <= generators;
    }

    void requireAccessible(Weaving by, String owner, String member, String type) {
        if (by.in().inheritsFromElsewhere(new Reference(owner, member, type))) {
            throw new Refusal("it uses a protected member of a class in another package, " + member + ", in "
                    + by.code().name());
        }
    }

    /** Of private methods that lambdas run, older compilers say that they are called specially: only the class itself may. */
    Handle callable(Weaving by, Handle handle) {
        if (handle.getTag() != H_INVOKESPECIAL) {
            return handle;
        }
        requireCallable(by, INVOKESPECIAL, handle.getOwner(), handle.getName(), handle.getDesc());
        return new Handle(
                handle.isInterface() ? H_INVOKEINTERFACE : H_INVOKEVIRTUAL,
                handle.getOwner(),
                handle.getName(),
                handle.getDesc(),
                handle.isInterface());
    }

    // ---- the rest of the class

    private void constructor() {
        MethodVisitor code = out.visitMethod(ACC_SYNTHETIC, "<init>", "()V", null, null);
        code.visitCode();
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKESPECIAL, superclass, "<init>", "()V", false);
        code.visitInsn(RETURN);
        code.visitMaxs(1, 1);
        code.visitEnd();
    }

    private void fresh() {
        MethodVisitor code =
                out.visitMethod(ACC_PUBLIC | ACC_SYNTHETIC, "fresh", "()L" + MethodWeaver.FRAME + ";", null, null);
        code.visitCode();
        code.visitTypeInsn(NEW, name);
        code.visitInsn(DUP);
        code.visitMethodInsn(INVOKESPECIAL, name, "<init>", "()V", false);
        code.visitInsn(ARETURN);
        code.visitMaxs(2, 1);
        code.visitEnd();
    }

    private void advance() {
        MethodVisitor code = out.visitMethod(ACC_PUBLIC | ACC_SYNTHETIC, "advance", "()Ljava/lang/Object;", null, null);
        code.visitCode();
        if (methods.size() > 1) {
            code.visitVarInsn(ALOAD, 0);
            code.visitFieldInsn(GETFIELD, MethodWeaver.FRAME, "label", "I");
            code.visitIntInsn(BIPUSH, 16);
            code.visitInsn(ISHR);
            Label[] labels = new Label[methods.size()];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = new Label();
            }
            code.visitTableSwitchInsn(0, labels.length - 1, labels[0], labels);
            for (int i = 0; i < labels.length; i++) {
                code.visitLabel(labels[i]);
                code.visitFrame(F_NEW, 1, new Object[] {name}, 0, new Object[0]);
                call(code, methods.get(i));
            }
        } else {
            call(code, methods.get(0));
        }
        code.visitMaxs(2, 1);
        code.visitEnd();
    }

    private void call(MethodVisitor code, Weaving method) {
        code.visitVarInsn(ALOAD, 0);
        code.visitMethodInsn(INVOKEVIRTUAL, name, nameOf(method), "()Ljava/lang/Object;", false);
        code.visitInsn(ARETURN);
    }

    /**
     * Loads what a lambda has captured.
     *
     * @param lambda the local variable that has it
     * @param index which of the captured values
     */
    void loadCaptured(MethodVisitor code, int lambda, int index, Type type) {
        loadGetter(code, index);
        code.visitVarInsn(ALOAD, lambda);
        String getter = "(Ljava/lang/Object;)" + type.getDescriptor();
        code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/invoke/MethodHandle", "invokeExact", getter, false);
    }

    /** Loads the handle by which a captured value is read from the lambda: part of the data of the hidden class. */
    private void loadGetter(MethodVisitor code, int index) {
        code.visitLdcInsn(new ConstantDynamic(
                "_",
                "Ljava/lang/invoke/MethodHandle;",
                new Handle(
                        H_INVOKESTATIC,
                        "java/lang/invoke/MethodHandles",
                        "classDataAt",
                        "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;I)Ljava/lang/Object;",
                        false),
                index));
    }

    /** Makes the lookup of the woven class one of the class whose code it is. */
    void loadLookup(Weaving by, MethodVisitor code) {
        code.visitLdcInsn(Type.getObjectType(by.in().name()));
        String type = "(" + LOOKUP + "Ljava/lang/Class;)" + LOOKUP;
        code.visitMethodInsn(INVOKESTATIC, "dev/yieldwise/woven/Linkage", "lookup", type, false);
    }

    final String name() {
        return name;
    }

    Spills spills() {
        return spills;
    }
}
