package dev.yieldwise.analyzer.types;

import java.util.ArrayList;
import java.util.List;

/** From the names that sources use to those of class files (JLS 13.1). */
final class BinaryNames {
    private BinaryNames() {}

    /** What a qualified name may be called in class files, likeliest first: {@code a.B.C}, then {@code a.B$C}. */
    static List<String> of(String name) {
        List<String> names = new ArrayList<>(2);
        names.add(name);
        String binary = name;
        for (int dot = binary.lastIndexOf('.'); startsClass(binary, dot); dot = binary.lastIndexOf('.')) {
            binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
            names.add(binary);
        }
        return names;
    }

    /** Whether what stands before the dot is a class by convention, and not a package. */
    private static boolean startsClass(String name, int dot) {
        return dot > 0 && Character.isUpperCase(name.charAt(name.lastIndexOf('.', dot - 1) + 1));
    }
}
