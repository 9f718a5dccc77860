package dev.yieldwise.internal;

/** Types as class files write them (JVMS 4.3). */
final class Descriptors {
    private Descriptors() {}

    /** The words of all parameters of a method. */
    static int argumentWords(String type) {
        int words = 0;
        for (int at = 1; type.charAt(at) != ')'; at = afterType(type, at)) {
            words += words(type, at);
        }
        return words;
    }

    /** The words of the type that begins there. */
    static int words(String type, int at) {
        return switch (type.charAt(at)) {
            case 'V' -> 0;
            case 'J', 'D' -> 2;
            default -> 1;
        };
    }

    /** Where the next type of a descriptor begins. */
    static int afterType(String type, int at) {
        int end = at;
        while (type.charAt(end) == '[') {
            end++;
        }
        return type.charAt(end) == 'L' ? type.indexOf(';', end) + 1 : end + 1;
    }
}
