package dev.yieldwise.internal;

import dev.yieldwise.GeneratorBody;
import dev.yieldwise.internal.ClassFile.Handler;
import dev.yieldwise.internal.ClassFile.Method;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Modifier;

/**
 * Whether a body may be called by its consumer instead of running on a stack of its own: only if nothing can be observed
 * of it (D25). That is read from the bytes of the body's class, once for each class. Whatever is not known for sure
 * means no.
 */
final class PushCheck {
    /** What was found of a class: the same each time, so it is found once. */
    private static final class Memo {
        volatile String whyNot;
    }

    /** A memo of facts that cannot change, kept with the class they are about. */
    private static final ClassValue<Memo> MEMOS = new ClassValue<>() {
        @Override
        protected Memo computeValue(Class<?> type) {
            return new Memo();
        }
    };

    private PushCheck() {}

    /** Why this body is not called, in words; empty if it may be. */
    static String whyNot(GeneratorBody<?> given) {
        Object body = Bodies.original(given);
        Memo memo = MEMOS.get(body.getClass());
        String known = memo.whyNot;
        if (known == null) {
            known = find(body);
            memo.whyNot = known;
        }
        return known;
    }

    private static String find(Object body) {
        try {
            return body.getClass().isHidden() ? lambda(body) : named(body.getClass());
        } catch (IOException | RuntimeException | LinkageError unreadable) {
            return "its class file cannot be read: " + unreadable.getMessage();
        }
    }

    /** Judges each body that the class is, of objects or of primitives: which of them is run is not known here. */
    private static String named(Class<?> type) throws IOException {
        String whyNot = "its class does not declare run";
        for (String handle : HandleFlow.HANDLES) {
            String found = declared(type, "(L" + handle + ";)V");
            if (found != null && !found.isEmpty()) {
                return found;
            }
            whyNot = found == null ? whyNot : found;
        }
        return whyNot;
    }

    private static String declared(Class<?> type, String run) throws IOException {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            ClassFile file = read(at.getClassLoader(), at.getName());
            Method method = file.method("run", run);
            if (method != null) {
                return judge(file, method, 1);
            }
        }
        return null;
    }

    private static String lambda(Object body) throws IOException {
        SerializedLambda form = Unmasking.of(body);
        if (form == null) {
            return "it is a lambda that does not tell where its code is";
        }
        ClassFile file =
                read(body.getClass().getClassLoader(), form.getImplClass().replace('/', '.'));
        Method code = file.method(form.getImplMethodName(), form.getImplMethodSignature());
        if (code == null || code.type().startsWith("()") || !isExact(form, file, code)) {
            return "it is a reference to a method that may be another one at run time";
        }
        return judge(file, code, lastParameter(code));
    }

    /** Whether the method found is the one that will be run, not one that a subclass overrides. */
    private static boolean isExact(SerializedLambda form, ClassFile file, Method code) {
        int kind = form.getImplMethodKind();
        boolean selected = kind == MethodHandleInfo.REF_invokeVirtual || kind == MethodHandleInfo.REF_invokeInterface;
        return !selected
                || code.is(Modifier.PRIVATE)
                || code.is(Modifier.FINAL)
                || (file.access() & Modifier.FINAL) != 0
                || form.getCapturedArgCount() > 0
                        && form.getCapturedArg(0)
                                .getClass()
                                .getName()
                                .equals(form.getImplClass().replace('/', '.'));
    }

    /** The local variable of the last parameter: what was captured stands before it. */
    private static int lastParameter(Method code) {
        int local = code.is(Modifier.STATIC) ? 0 : 1;
        for (int at = 1; ; ) {
            int next = HandleFlow.afterType(code.type(), at);
            if (code.type().charAt(next) == ')') {
                return local;
            }
            local += HandleFlow.words(code.type(), at);
            at = next;
        }
    }

    private static String judge(ClassFile file, Method code, int handle) {
        HandleFlow flow = HandleFlow.of(file, code, handle);
        if (flow.escape() >= 0) {
            return "its handle is passed on or kept, in line " + code.line(flow.escape());
        }
        Handler goesOn = ExitPaths.thatMayGoOn(code, flow);
        return goesOn == null
                ? ""
                : "what is raised at a yield or by clean-up may be caught, in line " + code.line(goesOn.at());
    }

    private static ClassFile read(ClassLoader loader, String name) throws IOException {
        String path = name.replace('.', '/') + ".class";
        try (InputStream bytes =
                loader == null ? ClassLoader.getSystemResourceAsStream(path) : loader.getResourceAsStream(path)) {
            if (bytes == null) {
                throw new IOException("no " + path);
            }
            return ClassFile.read(bytes);
        }
    }

    /**
     * Asks a lambda for its serial form, which names its method. Serialization is the one caller that may always ask:
     * reflection would need the lambda's package to be open. Nothing is written, nothing captured is looked at.
     */
    private static final class Unmasking extends ObjectOutputStream {
        private SerializedLambda form;

        private Unmasking() throws IOException {
            super(OutputStream.nullOutputStream());
            enableReplaceObject(true);
        }

        static SerializedLambda of(Object lambda) throws IOException {
            try (Unmasking out = new Unmasking()) {
                out.writeObject(lambda);
                return out.form;
            }
        }

        @Override
        protected Object replaceObject(Object object) {
            if (object instanceof SerializedLambda lambda) {
                form = lambda;
            }
            return null;
        }
    }
}
