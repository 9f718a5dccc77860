package dev.yieldwise.fuzz;

import java.util.ArrayList;
import java.util.List;

/** What a driver does with a body. */
record Script(List<Step> steps) {
    enum Operation {
        NEXT,
        SEND,
        RESUME,
        THROW,
        CLOSE,
        HAS_NEXT,
        STATE,
        LIST,
        FAILING_ACTION,
        REDUCE,
        STAGES,
        SHORT_STREAM;

        /** Whether it takes a generator's whole sequence. */
        boolean isWhole() {
            return this == LIST || this == FAILING_ACTION || this == REDUCE || this == STAGES;
        }
    }

    /** An operation, with what chooses among its variants. */
    record Step(Operation operation, Object with) {
        @Override
        public String toString() {
            return operation + " " + with;
        }
    }

    Script without(int step) {
        List<Step> others = new ArrayList<>(steps);
        others.remove(step);
        return new Script(others);
    }
}
