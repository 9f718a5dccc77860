package dev.yieldwise.internal;

import dev.yieldwise.woven.Frame;
import java.lang.module.ModuleDescriptor;
import java.util.Arrays;

/**
 * Shows the lines of woven bodies in stack traces. The JVM leaves their frames out, for it takes hidden classes for
 * machinery; so an exception that passes through one of them is given the missing element, at the place where the JVM
 * would have put it.
 *
 * <p>That place is found by what stands below it: the stack as it is now. What does not fit was made elsewhere: on another
 * thread, earlier, or by the consumer, who has thrown it in. That stays as it is.
 */
public final class BodyTrace {
    /** As many as the JVM shows; where there are more, the lowest are not known. */
    private static final int MOST = 1024;

    private static final String OURS = BodyTrace.class.getPackageName() + ".";
    private static final String WOVEN = Frame.class.getPackageName() + ".";

    private static final String SEPARATOR = "\n";

    private BodyTrace() {}

    // ---- what woven code knows of itself

    /** The class, the method and perhaps the file of a woven method. */
    static String code(Weaving method, String source) {
        return code(method.in().type().getName(), method.code().name(), source);
    }

    static String code(String type, String method, String source) {
        String name = type + SEPARATOR + method;
        return source == null ? name : name + SEPARATOR + source;
    }

    /** The place of instructions of a line; -1 if it is not known. */
    static int own(int line) {
        return line << 1;
    }

    /** The place, in a line, where an exception comes back from what was called or delegated to. */
    static int comingBack(int line) {
        return own(line) | 1;
    }

    static int lineOf(int place) {
        return place >> 1;
    }

    // ---- what comes into a trace

    public static void show(int place, Throwable error, Frame by, String code) {
        if (error instanceof VirtualMachineError) {
            return; // there is no memory or no stack left to do more
        }
        StackTraceElement[] trace = error.getStackTrace();
        if (trace.length == 0 || trace.length >= MOST) {
            return;
        }
        StackTraceElement[] now = new Throwable().getStackTrace();
        int top = topmost(now);
        boolean isComingBack = (place & 1) != 0;
        while (isOf(now[top], by)) {
            if (by.getClass().isHidden() || !isComingBack) {
                return; // the JVM shows it: hidden frames, too, or it is an ordinary one
            }
            top++; // it was not there when the exception was made
        }
        StackTraceElement element = element(lineOf(place), by, code);
        int at = isComingBack ? placeOfCaller(trace, now, top) : placeOfThrower(trace, now, top, element);
        if (at >= 0) {
            StackTraceElement[] longer = new StackTraceElement[trace.length + 1];
            System.arraycopy(trace, 0, longer, 0, at);
            longer[at] = element;
            System.arraycopy(trace, at, longer, at + 1, trace.length - at);
            error.setStackTrace(longer);
        }
    }

    private static boolean isOf(StackTraceElement element, Frame frame) {
        return element.getClassName().equals(frame.getClass().getName());
    }

    /** The first frame that is not at work here. */
    private static int topmost(StackTraceElement[] now) {
        int top = 0;
        while (now[top].getClassName().equals(BodyTrace.class.getName())
                || now[top].getClassName().equals(Frame.class.getName())) {
            top++;
        }
        return top;
    }

    /**
     * Where the woven frame on top belongs, which has thrown this or has called what threw it: the stack is as it was.
     * What is thrown again is shown already. -1 if nowhere.
     */
    private static int placeOfThrower(
            StackTraceElement[] trace, StackTraceElement[] now, int top, StackTraceElement element) {
        int at = trace.length - (now.length - top);
        boolean fits = at >= 0 && Arrays.equals(trace, at, trace.length, now, top, now.length);
        return fits && (at == 0 || !isSameMethod(trace[at - 1], element)) ? at : -1;
    }

    /**
     * Where the woven frame on top belongs, to which this comes back. Ours have come here on another way than to what threw
     * it; what users wrote, below ours, has not moved. -1 if nowhere.
     */
    private static int placeOfCaller(StackTraceElement[] trace, StackTraceElement[] now, int top) {
        int i = now.length;
        int at = trace.length;
        while (i > top && at > 0 && isSame(trace[at - 1], now[i - 1])) {
            i--;
            at--;
        }
        for (int rest = top; rest < i; rest++) {
            if (!isOurs(now[rest])) {
                return -1;
            }
        }
        while (i > top && at > 0 && isOurs(trace[at - 1])) {
            at--;
        }
        return at < trace.length && isOurs(trace[at]) ? at : -1;
    }

    private static boolean isOurs(StackTraceElement element) {
        String name = element.getClassName();
        return name.startsWith(OURS) || name.startsWith(WOVEN);
    }

    private static boolean isSame(StackTraceElement one, StackTraceElement other) {
        return isSameMethod(one, other) && (isOurs(one) || one.getLineNumber() == other.getLineNumber());
    }

    private static boolean isSameMethod(StackTraceElement one, StackTraceElement other) {
        return one.getMethodName().equals(other.getMethodName())
                && one.getClassName().equals(other.getClassName());
    }

    private static StackTraceElement element(int line, Frame by, String code) {
        String[] parts = code.split(SEPARATOR);
        ClassLoader loader = by.getClass().getClassLoader();
        boolean isNamed = loader != null && loader != ClassLoader.getSystemClassLoader();
        Module module = by.getClass().getModule();
        ModuleDescriptor descriptor = module.getDescriptor();
        return new StackTraceElement(
                isNamed ? loader.getName() : null,
                module.getName(),
                descriptor == null ? null : descriptor.rawVersion().orElse(null),
                parts[0],
                parts[1],
                parts.length < 3 ? null : parts[2],
                line);
    }
}
