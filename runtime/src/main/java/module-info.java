/**
 * Python's generator protocol for Java. The one exported package is {@link dev.yieldwise}; everything behind it may
 * change without notice.
 */
module dev.yieldwise {
    requires java.base;

    exports dev.yieldwise;
}
