package dev.yieldwise.conformance;

/**
 * How a body is given to the library.
 *
 * @param form the way in which it is written
 * @param sendless whether it is a generator's body: nothing is sent to it, and it returns nothing
 * @param prefix what the names of its methods begin with
 */
record Shape(Form form, boolean sendless, String prefix) {
    enum Form {
        /** A lambda that captures {@code this}. */
        LAMBDA,
        /** A lambda in a static method. */
        STATIC_LAMBDA,
        ANONYMOUS_CLASS,
        NAMED_CLASS,
        /** {@code this::run}, or {@code Type::run} where the body needs nothing but its handle. */
        METHOD_REFERENCE
    }

    String handle() {
        return sendless ? "out" : "self";
    }

    String handleType() {
        return sendless ? "Yielder<Object>" : "Exchange<Object, Object>";
    }

    String bodyType() {
        return sendless ? "GeneratorBody<Object>" : "CoroutineBody<Object, Object, Object>";
    }

    String resultType() {
        return sendless ? "void" : "Object";
    }

    /** Whether what the body's methods need is passed to them: else they have it from their object. */
    boolean helpersAreStatic() {
        return form == Form.STATIC_LAMBDA || prefix.hashCode() % 2 == 0 && form != Form.ANONYMOUS_CLASS;
    }

    boolean isLambda() {
        return form == Form.LAMBDA || form == Form.STATIC_LAMBDA;
    }

    /** How deep the methods of the class stand that the body is in. */
    int depth() {
        return switch (form) {
            case ANONYMOUS_CLASS -> 3;
            case NAMED_CLASS -> 2;
            default -> 1;
        };
    }
}
