package dev.yieldwise.internal;

import dev.yieldwise.internal.asm.AnnotationVisitor;
import dev.yieldwise.internal.asm.ClassVisitor;

/**
 * What each class that the build weaves says of itself.
 *
 * @param host the internal name of the class whose nest it belongs to
 * @param version of the library that it is woven for
 */
record Stamp(String host, String version) {
    static final String TYPE = "Ldev/yieldwise/woven/WovenBy;";

    void put(ClassVisitor out) {
        out.visitNestHost(host);
        AnnotationVisitor annotation = out.visitAnnotation(TYPE, false);
        annotation.visit("value", version);
        annotation.visitEnd();
    }
}
