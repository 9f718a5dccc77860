package dev.yieldwise.internal;

/**
 * Makes a stack that is nearly used up overflow here, where nothing has happened yet, and not in the middle of a
 * hand-over.
 */
final class StackReserve {
    /** Far more frames than a hand-over has, the JDK's part of it included. */
    private static final int FRAMES = 100;

    private StackReserve() {}

    /** Throws StackOverflowError unless there is enough left. */
    static void require() {
        if (fill(FRAMES, 1, 2, 3) < 0) {
            throw new AssertionError("a sum of positive numbers");
        }
    }

    private static long fill(int frames, long a, long b, long c) {
        return frames == 0 ? a + b + c : 1 + fill(frames - 1, b, c, a);
    }
}
