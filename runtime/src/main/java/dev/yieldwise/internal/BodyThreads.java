package dev.yieldwise.internal;

import dev.yieldwise.EngineChoice.Kind;
import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads of bodies: virtual ones from JDK 24 on, platform ones before, where a body suspended in a
 * synchronized block would hold on to the carrier that all virtual threads share.
 */
final class BodyThreads {
    private static final int FIRST_WITHOUT_PINNING = 24;

    /** Null where bodies get platform threads. */
    private static final ThreadFactory VIRTUAL = virtual();

    private BodyThreads() {}

    static Kind kind() {
        return VIRTUAL == null ? Kind.PLATFORM_THREAD : Kind.VIRTUAL_THREAD;
    }

    /** A daemon thread, not started, without the inheritable thread-locals of its maker. */
    static Thread make(String name, Runnable code) {
        Thread thread = VIRTUAL == null ? new Thread(null, code, name, 0, false) : VIRTUAL.newThread(code);
        if (VIRTUAL == null) {
            thread.setDaemon(true); // virtual ones always are
        } else {
            thread.setName(name);
        }
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        return thread;
    }

    /** By reflection, since the library is compiled for JDK 17. */
    private static ThreadFactory virtual() {
        if (Runtime.version().feature() < FIRST_WITHOUT_PINNING) {
            return null;
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
            Method bare = type.getMethod("inheritInheritableThreadLocals", boolean.class);
            return (ThreadFactory) type.getMethod("factory").invoke(bare.invoke(builder, false));
        } catch (ReflectiveOperationException noSuchThreads) {
            return null;
        }
    }
}
