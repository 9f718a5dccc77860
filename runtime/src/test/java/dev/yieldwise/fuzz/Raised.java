package dev.yieldwise.fuzz;

import java.io.IOException;
import java.util.NoSuchElementException;

/** The exceptions of bodies and scripts. */
final class Raised {
    private Raised() {}

    static final class Checked extends IOException {
        private static final long serialVersionUID = 1L;

        Checked(String message) {
            super(message);
        }
    }

    static final class Unchecked extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Unchecked(String message) {
            super(message);
        }
    }

    static final class Fault extends Error {
        private static final long serialVersionUID = 1L;

        Fault(String message) {
            super(message);
        }
    }

    static void any(int kind) throws IOException {
        switch (Math.floorMod(kind, 6)) {
            case 0, 1 -> throw new Unchecked("risk");
            case 2, 3 -> throw new Checked("risk");
            case 4 -> throw new ArithmeticException("risk");
            default -> throw new NoSuchElementException("risk");
        }
    }
}
