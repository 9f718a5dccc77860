package dev.yieldwise.analyzer.engine;

/** How a run ends, with the status that a process returns. */
public enum ExitStatus {
    /** Nothing at or above the level that fails. */
    CLEAN(0),
    /** Findings at or above the level that fails. */
    FINDINGS(1),
    /** Wrong usage or configuration: nothing was checked. */
    MISUSED(2),
    /** A file unread or unparsed, a rule that crashed, a budget hit; findings or not. */
    INCOMPLETE(3),
    /** A defect of the checker itself. */
    INTERNAL(70);

    private final int code;

    ExitStatus(int code) {
        this.code = code;
    }

    public int code() {
        return code;
    }
}
