package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.ClassTooLargeException;
import dev.yieldwise.internal.asm.MethodTooLargeException;
import dev.yieldwise.woven.Frame;
import dev.yieldwise.woven.WovenBody;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** The way from a body to its woven code. What it has come to on its way is what a report of a defect tells. */
final class Attempt {
    /** Native images say that they are one by this (org.graalvm.nativeimage.ImageInfo). */
    private static final String NATIVE_IMAGE = "org.graalvm.nativeimage.imagecode";

    private final Object body;
    private final String handleType;
    private final Lookup given;
    private BodyCode code;
    private byte[] woven;
    private Defect defect;

    /**
     * Begins.
     *
     * @param body a body that users wrote
     * @param handleType the internal name of the handle it is given
     * @param given a lookup in the class that has the code; null if the user gave none
     */
    Attempt(Object body, String handleType, Lookup given) {
        this.body = body;
        this.handleType = handleType;
        this.given = given;
    }

    /** What comes of it, whatever happens: without woven code the body has another engine to run on. */
    Weave made() {
        try {
            return new Weave(handleType, start(), "", null);
        } catch (Privilege.Missing missing) {
            return new Weave(handleType, null, missing.getMessage(), Weave.Asker.of(given));
        } catch (Refusal refusal) {
            return refused(refusal.getMessage());
        } catch (MethodTooLargeException | ClassTooLargeException large) {
            return refused("its code is too large: what is made of it is more than the JVM allows");
        } catch (NoClassDefFoundError absent) {
            return refused("a class that it names is not there: " + absent.getMessage());
        } catch (StackOverflowError | OutOfMemoryError full) {
            throw full; // tells nothing of the body
        } catch (Throwable failed) {
            defect = new Defect(body, code, woven, failed);
            return refused(defect.reason());
        }
    }

    private Weave refused(String reason) {
        return new Weave(handleType, null, reason, null);
    }

    /** What is wrong with the weaver, if anything is; null else. */
    Defect defect() {
        return defect;
    }

    private Frame start() throws Throwable {
        Frame built = body instanceof WovenBody woven ? woven.wovenFrame(handleType) : null;
        if (built != null) {
            return built;
        }
        if (System.getProperty(NATIVE_IMAGE) != null) {
            throw new Refusal("a native image makes no classes at run time");
        }
        code = BodyCode.of(body, handleType);
        woven = WovenClass.of(code);
        Lookup inside = Privilege.in(code.in().type(), given);
        List<MethodHandle> getters = code.captured() > 0 ? getters(body.getClass(), inside) : List.of();
        Lookup made = inside.defineHiddenClassWithClassData(woven, getters, true, ClassOption.NESTMATE);
        return (Frame) made.findConstructor(made.lookupClass(), MethodType.methodType(void.class))
                .invoke();
    }

    /** Reads what a lambda has captured: its fields, in the order of the arguments. */
    private List<MethodHandle> getters(Class<?> lambda, Lookup inside) throws IllegalAccessException {
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
