package dev.yieldwise.analyzer.report;

import java.io.IOException;
import java.io.Writer;

/** Turns a report into one format. Implementations are deterministic: no time, no machine, no hash order. */
public interface Reporter {
    /** Writes the whole report; the caller owns {@code out} and closes it. */
    void write(Report report, Writer out) throws IOException;
}
