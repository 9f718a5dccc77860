package dev.yieldwise.benchmarks.twins;

/** {@code while (true) x = yield x + 1} as a state machine. */
public final class Echo {
    private static final int CREATED = 0;
    private static final int AT_RECEIVE = 1;
    private static final int AT_YIELD = 2;

    private int state = CREATED;
    private Integer x;

    public Integer send(Integer value) {
        switch (state) {
            case CREATED:
                state = AT_RECEIVE;
                return null;
            case AT_RECEIVE:
            case AT_YIELD:
                x = value;
                state = AT_YIELD;
                return x + 1;
            default:
                throw new IllegalStateException();
        }
    }
}
