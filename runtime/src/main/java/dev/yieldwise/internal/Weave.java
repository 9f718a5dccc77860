package dev.yieldwise.internal;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The woven code of a body, or why there is none: found at the first use of a body's class, and kept with it.
 *
 * @param start a frame from which others are made; null if the body is not woven
 * @param reason why it is not woven, in words; empty if it is
 */
record Weave(Frame start, String reason) {
    /** Kept with the class of a body: the answers that are known, by the handle's type. A class may be bodies of two kinds. */
    private static final class Memo {
        private volatile Map<String, Weave> known = Map.of();
    }

    /** A memo of facts that cannot change, kept with the class they are about. */
    private static final ClassValue<Memo> MEMOS = new ClassValue<>() {
        @Override
        protected Memo computeValue(Class<?> type) {
            return new Memo();
        }
    };

    /**
     * Finds out, and weaves if it has to be.
     *
     * @param body a body that users wrote
     * @param handleType the internal name of the handle it is given
     * @param given a lookup with full privilege in the class that has the code; null if the user gave none
     */
    static Weave of(Object body, String handleType, Lookup given) {
        Memo memo = MEMOS.get(body.getClass());
        Weave known = memo.known.get(handleType);
        if (known != null) {
            return known;
        }
        synchronized (memo) {
            known = memo.known.get(handleType);
            if (known == null) {
                known = find(body, handleType, given);
                Map<String, Weave> all = new HashMap<>(memo.known);
                all.put(handleType, known);
                memo.known = all;
            }
            return known;
        }
    }

    private static Weave find(Object body, String handleType, Lookup given) {
        try {
            return new Weave(woven(body, handleType, given), "");
        } catch (Refusal refusal) {
            return new Weave(null, refusal.getMessage());
        } catch (IOException unreadable) {
            return new Weave(null, "its class file cannot be read: " + unreadable.getMessage());
        } catch (Throwable defect) {
            // Whatever it is, the body has another engine to run on. On a native image, for one, this is an Error of
            // its own.
            return new Weave(null, "weaving it has failed: " + defect);
        }
    }

    private static Frame woven(Object body, String handleType, Lookup given) throws Throwable {
        BodyCode code = BodyCode.of(body, handleType);
        byte[] woven = WovenClass.of(code);
        Lookup inside = Privilege.in(code.in().type(), given);
        List<MethodHandle> getters = code.captured() > 0 ? getters(body.getClass(), code, inside) : List.of();
        Lookup made = inside.defineHiddenClassWithClassData(woven, getters, true, ClassOption.NESTMATE);
        return (Frame) made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                .invoke();
    }

    /** Reads what a lambda has captured: its fields, in the order of the arguments. */
    private static List<MethodHandle> getters(Class<?> lambda, BodyCode code, Lookup inside)
            throws IllegalAccessException {
        List<Field> fields = new ArrayList<>();
        for (Field field : lambda.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fields.add(field);
            }
        }
        List<Weaving.Parameter> parameters =
                new Weaving(0, code.in(), code.method(), code.handle(), null, null).parameters();
        if (fields.size() != code.captured() || parameters.size() != fields.size() + 1) {
            throw new Refusal("what it has captured cannot be read");
        }
        Lookup reader = MethodHandles.privateLookupIn(lambda, inside);
        List<MethodHandle> getters = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            MethodHandle getter = reader.unreflectGetter(fields.get(i));
            MethodType wanted = MethodType.fromMethodDescriptorString(
                    "(Ljava/lang/Object;)" + parameters.get(i).type().getDescriptor(), lambda.getClassLoader());
            getters.add(getter.asType(wanted));
        }
        return getters;
    }
}
