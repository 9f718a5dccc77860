package dev.yieldwise.fuzz;

import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodHandles.Lookup.ClassOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Where {@link AlteredLibrary} sends the library instead of {@link Lookup}: classes are changed before they are defined.
 * There is one of these in each such library.
 */
public final class Plant {
    private static final AtomicReference<UnaryOperator<byte[]>> CHANGE =
            new AtomicReference<>(UnaryOperator.identity());
    private static final AtomicInteger WOVEN = new AtomicInteger();

    private Plant() {}

    static void change(UnaryOperator<byte[]> change) {
        CHANGE.set(change);
    }

    /** How many classes the weaver has made. */
    static int woven() {
        return WOVEN.get();
    }

    public static Lookup defineHiddenClass(Lookup lookup, byte[] bytes, boolean initialize, ClassOption... options)
            throws IllegalAccessException {
        return lookup.defineHiddenClass(changed(bytes), initialize, options);
    }

    public static Lookup defineHiddenClassWithClassData(
            Lookup lookup, byte[] bytes, Object data, boolean initialize, ClassOption... options)
            throws IllegalAccessException {
        return lookup.defineHiddenClassWithClassData(changed(bytes), data, initialize, options);
    }

    public static Class<?> defineClass(Lookup lookup, byte[] bytes) throws IllegalAccessException {
        return lookup.defineClass(changed(bytes));
    }

    private static byte[] changed(byte[] bytes) {
        if (!WovenCode.of(bytes).isWoven()) {
            return bytes;
        }
        WOVEN.incrementAndGet();
        return CHANGE.get().apply(bytes);
    }
}
