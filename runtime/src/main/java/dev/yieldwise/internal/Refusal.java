package dev.yieldwise.internal;

/** A body cannot be woven, for a reason that is no defect of the weaver; told in words for people. */
class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refusal(String reason) {
        super(reason, null, false, false);
    }
}
