/**
 * Python's generator protocol for Java. The library is {@link dev.yieldwise}; {@link dev.yieldwise.testing} helps to test
 * what is built on it, and {@link dev.yieldwise.annotation} tells the checker of one's own types. {@link dev.yieldwise.woven} is for
 * what the build makes of bodies, not for users. Everything behind them may change without notice.
 */
module dev.yieldwise {
    requires java.base;

    exports dev.yieldwise;
    exports dev.yieldwise.annotation;
    exports dev.yieldwise.testing;
    exports dev.yieldwise.woven;
}
