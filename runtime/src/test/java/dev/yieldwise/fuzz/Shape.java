package dev.yieldwise.fuzz;

/** How a body is given to the library. */
enum Shape {
    LAMBDA,
    CAPTURING_LAMBDA,
    LAMBDA_WITH_THIS,
    STATIC_REFERENCE,
    BOUND_REFERENCE,
    ANONYMOUS_CLASS,
    NAMED_CLASS,
    INNER_CLASS;

    boolean hasThis() {
        return this != LAMBDA && this != CAPTURING_LAMBDA && this != STATIC_REFERENCE;
    }

    boolean captures() {
        return this == CAPTURING_LAMBDA || this == LAMBDA_WITH_THIS || this == ANONYMOUS_CLASS;
    }
}
