package dev.yieldwise.internal;

import static dev.yieldwise.internal.asm.Opcodes.ACC_STATIC;

import dev.yieldwise.internal.asm.Handle;
import dev.yieldwise.internal.asm.Type;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class file says of a lambda where it is made. Equal ones are one body: {@code $deserializeLambda$} makes each once more.
 *
 * @param method the name of the method of the interface
 * @param type the types of what is captured, and the interface
 * @param erased the type of the method of the interface
 * @param code the method that is run
 * @param actual the type of the method of the interface as it is used here
 * @param isSerializable whether it has a serial form
 * @param markers more interfaces
 * @param bridges more types of the method of the interface
 */
record LambdaSite(
        String method,
        String type,
        Type erased,
        Handle code,
        Type actual,
        boolean isSerializable,
        List<Type> markers,
        List<Type> bridges) {

    /** Null if the instruction makes no lambda. */
    static LambdaSite of(String method, String type, Handle bootstrap, Object... arguments) {
        if (!bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
            return null;
        }
        int at = 3;
        int flags = arguments.length > at ? (Integer) arguments[at++] : 0;
        List<Type> markers = new ArrayList<>();
        if ((flags & LambdaMetafactory.FLAG_MARKERS) != 0) {
            at = types(arguments, at, markers);
        }
        List<Type> bridges = new ArrayList<>();
        if ((flags & LambdaMetafactory.FLAG_BRIDGES) != 0) {
            types(arguments, at, bridges);
        }
        return new LambdaSite(
                method,
                type,
                (Type) arguments[0],
                (Handle) arguments[1],
                (Type) arguments[2],
                (flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0,
                markers,
                bridges);
    }

    /** Reads a number and as many types. */
    private static int types(Object[] arguments, int from, List<Type> types) {
        int end = from + 1 + (Integer) arguments[from];
        for (int i = from + 1; i < end; i++) {
            types.add((Type) arguments[i]);
        }
        return end;
    }

    /** The internal name of the interface. */
    String body() {
        return Type.getReturnType(type).getInternalName();
    }

    Type[] captured() {
        return Type.getArgumentTypes(type);
    }

    /** The code, as the class file has it that the names lead to. */
    BodyCode code(NestFile owner, String handleType) {
        ClassFile.Method found = owner.file().method(code.getName(), code.getDesc());
        BodyCode body = BodyCode.lambda(owner, found, code.getTag(), handleType, captured().length);
        int arguments = Type.getArgumentTypes(code.getDesc()).length + (found.is(ACC_STATIC) ? 0 : 1);
        if (arguments != captured().length + 1) {
            throw new Refusal("what it has captured cannot be read");
        }
        return body;
    }
}
