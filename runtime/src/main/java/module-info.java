/**
 * Python's generator protocol for Java. The library is {@link dev.yieldwise}; {@link dev.yieldwise.testing} helps to test
 * what is built on it. Everything behind them may change without notice.
 */
module dev.yieldwise {
    requires java.base;

    exports dev.yieldwise;
    exports dev.yieldwise.testing;
}
