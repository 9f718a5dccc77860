package dev.yieldwise.woven;

import java.lang.invoke.CallSite;
import java.lang.invoke.LambdaConversionException;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/** Links call sites of woven classes that would come to something else there than in the class of their code. */
public final class Linkage {
    private Linkage() {}

    /** The lookup that the class of the code would get, but for the ORIGINAL mode. */
    public static Lookup lookup(Lookup caller, Class<?> owner) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(owner, caller);
    }

    /**
     * As {@link LambdaMetafactory#altMetafactory}, in the name of the class whose code it is: a lambda that a hidden class
     * makes has no serial form, so a body in a body could not be found.
     *
     * @param arguments the class, then what altMetafactory takes
     */
    public static CallSite lambda(Lookup caller, String name, MethodType type, Object... arguments)
            throws LambdaConversionException, IllegalAccessException {
        Lookup owner = MethodHandles.privateLookupIn((Class<?>) arguments[0], caller);
        return LambdaMetafactory.altMetafactory(owner, name, type, Arrays.copyOfRange(arguments, 1, arguments.length));
    }
}
