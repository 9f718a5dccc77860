package dev.yieldwise.analyzer.engine;

/** Hears how far a run has come. Called from one thread at a time, not always the one that started the run. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (done, total) -> {};

    void checked(int done, int total);
}
