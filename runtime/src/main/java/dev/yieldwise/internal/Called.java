package dev.yieldwise.internal;

import dev.yieldwise.internal.ClassFile.Reference;

/**
 * A call in the code of a body, and where the handle is before it; null where that does not matter.
 *
 * @param kind what it is to the body
 * @param method what is called
 * @param handleLocals whether a local variable is the handle
 * @param handleStack whether a word of the stack is the handle
 */
record Called(Kind kind, Reference method, boolean[] handleLocals, boolean[] handleStack) {
    /** What a call is to the body. */
    enum Kind {
        /** One that has nothing to do with the handle. */
        OTHER,
        /** One of a handle, which is another body's. */
        FOREIGN,
        /** A method of the handle, by which the body gives control away. */
        SUSPENDING,
        /** The handle is among its arguments, and it is a method that may be woven with the body. */
        HELPER
    }

    /** Which of the arguments, in words, is the handle, if they lie on the stack from there on. */
    int handleFrom(int depth) {
        int found = -1;
        for (int i = depth; i < handleStack.length; i++) {
            if (handleStack[i] && found >= 0) {
                throw new Refusal("its handle is passed on twice");
            }
            found = handleStack[i] ? i - depth : found;
        }
        return found;
    }
}
