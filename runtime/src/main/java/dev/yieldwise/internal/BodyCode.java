package dev.yieldwise.internal;

import dev.yieldwise.internal.ClassFile.Method;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Modifier;

/**
 * The method that is the code of a body, as its class file has it.
 *
 * @param in the class that has the code
 * @param method the code
 * @param handle the local variable in which it gets its handle
 * @param handleType the internal name of the type of the handle
 * @param captured how many arguments before the handle come from the lambda; -1 if the body is no lambda
 */
record BodyCode(NestFile in, Method method, int handle, String handleType, int captured) {
    private static final int BRIDGE = 0x1000;

    /**
     * Finds the code.
     *
     * @param body a body that users wrote
     * @param handleType the internal name of the handle it is to be given
     */
    static BodyCode of(Object body, String handleType) {
        return body.getClass().isHidden() ? lambda(body, handleType) : named(body.getClass(), handleType);
    }

    /** Finds the code of an object of a class, which it may inherit. */
    static BodyCode named(Class<?> type, String handleType) {
        for (Class<?> at = type; at != null; at = at.getSuperclass()) {
            NestFile file = NestFile.of(at);
            for (Method method : file.file().methods()) {
                boolean runs = method.name().equals("run") && method.type().startsWith("(L" + handleType + ";)");
                if (runs && !method.is(BRIDGE)) {
                    return new BodyCode(file, method, 1, handleType, -1);
                }
            }
        }
        throw new Refusal("its class does not declare run");
    }

    private static BodyCode lambda(Object body, String handleType) {
        SerializedLambda form = SerialForm.of(body);
        if (form == null) {
            throw new Refusal("it is a lambda that does not tell where its code is");
        }
        NestFile owner;
        try {
            ClassLoader loader = body.getClass().getClassLoader();
            owner = NestFile.of(Class.forName(form.getImplClass().replace('/', '.'), false, loader));
        } catch (ClassNotFoundException absent) {
            throw new Refusal("the class of its code is not found: " + absent.getMessage());
        }
        Method code = owner.file().method(form.getImplMethodName(), form.getImplMethodSignature());
        return lambda(owner, code, form.getImplMethodKind(), handleType, form.getCapturedArgCount());
    }

    /** The same of a lambda, from the method that it names; null if that has no code. */
    static BodyCode lambda(NestFile owner, Method code, int kind, String handleType, int captured) {
        if (code == null || code.type().startsWith("()") || !isExact(kind, owner.file(), code)) {
            throw new Refusal("it is a reference to a method that may be another one at run time");
        }
        return new BodyCode(owner, code, lastParameter(code), handleType, captured);
    }

    /** Whether the method found is the one that will be run, not one that a subclass overrides. */
    private static boolean isExact(int kind, ClassFile file, Method code) {
        boolean selected = kind == MethodHandleInfo.REF_invokeVirtual || kind == MethodHandleInfo.REF_invokeInterface;
        return !selected
                || code.is(Modifier.PRIVATE)
                || code.is(Modifier.FINAL)
                || (file.access() & Modifier.FINAL) != 0;
    }

    /** The local variable of the last parameter: what was captured stands before it. */
    private static int lastParameter(Method code) {
        int local = code.is(Modifier.STATIC) ? 0 : 1;
        for (int at = 1; ; ) {
            int next = Descriptors.afterType(code.type(), at);
            if (code.type().charAt(next) == ')') {
                return local;
            }
            local += Descriptors.words(code.type(), at);
            at = next;
        }
    }
}
