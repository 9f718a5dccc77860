package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.Label;
import dev.yieldwise.internal.asm.MethodVisitor;

/**
 * Writes a woven method of a class file. The virtual machine shows its lines, and debuggers and coverage tools read them; told
 * are only those at which an exception comes back, for their frames are not on the stack when it is thrown.
 */
final class FileLines extends BodyLines {
    private int first = -1;

    /**
     * Writes to another visitor.
     *
     * @param out a writer: it resolves labels when they are visited
     * @param woven the class that is written
     * @param code class, method and file of what is written
     * @param free a local variable that is not in use where an exception is caught
     */
    FileLines(MethodVisitor out, String woven, String code, int free) {
        super(out, woven, code, free);
    }

    @Override
    void ownCode() {
        begin(SHOWN);
    }

    @Override
    public void visitLineNumber(int number, Label start) {
        first = first < 0 ? number : first;
        super.visitLineNumber(number, start);
    }

    @Override
    void end() {
        super.end();
        goingOn(first);
    }

    /** Code without a line of its own would count as of the line before it: that of the end, to which it may never have come. */
    @Override
    void goingOn(int number) {
        int known = number < 0 ? first : number;
        if (known >= 0) {
            Label here = new Label();
            mv.visitLabel(here);
            mv.visitLineNumber(known, here);
        }
    }

    @Override
    public void visitLocalVariable(String name, String type, String signature, Label start, Label end, int local) {
        // debuggers have a `this` of their own, the frame
        mv.visitLocalVariable(name.equals("this") ? "self" : name, type, signature, start, end, local);
    }
}
