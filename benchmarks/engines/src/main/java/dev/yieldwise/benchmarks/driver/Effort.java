package dev.yieldwise.benchmarks.driver;

/**
 * How long is measured.
 *
 * @param rounds how often all rows are gone through, in turn, since the machine is shared
 * @param warmups of a row in a round, each as long as an iteration
 * @param iterations of a row in a round
 * @param millis how long an iteration is
 * @param jvms how many fresh JVMs there are of each kind
 */
record Effort(int rounds, int warmups, int iterations, int millis, int jvms) {
    static final Effort FULL = new Effort(3, 4, 5, 400, 21);
    static final Effort QUICK = new Effort(1, 2, 2, 200, 5);

    Effort rounds(int other) {
        return new Effort(other, warmups, iterations, millis, jvms);
    }
}
