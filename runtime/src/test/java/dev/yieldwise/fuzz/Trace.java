package dev.yieldwise.fuzz;

import dev.yieldwise.GeneratorExit;
import dev.yieldwise.GeneratorStateException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** All that a body and its driver did, in words that are the same whenever the same happened. */
final class Trace {
    private static final int MOST = 4_000;
    private static final int ENDLESS = 50 * MOST;

    private final List<String> lines = new ArrayList<>();
    private int added;
    private final Map<Throwable, String> names = new IdentityHashMap<>();

    /** The yields that were come back from; for one that may stand in a pending finally, 2n + 1 if it did, else 2n. */
    private final BitSet resumed = new BitSet();

    List<String> lines() {
        return lines;
    }

    BitSet resumed() {
        return resumed;
    }

    void back(int site, Object... live) {
        resumed.set(2 * Math.abs(site) + (site > 0 ? 1 : 0));
        add(Integer.toString(site), live);
    }

    /** Counts on when it writes nothing down any more: a body that an engine has sent round and round would never end. */
    void add(String what, Object... values) {
        if (++added > ENDLESS) {
            throw new AssertionError("the body goes round and round");
        }
        if (lines.size() < MOST) {
            lines.add(what
                    + Stream.of(values == null ? new Object[] {null} : values)
                            .map(this::show)
                            .collect(Collectors.joining(", ", " ", "")));
        }
    }

    private String show(Object value) {
        if (value instanceof Throwable error) {
            return named(error);
        } else if (value instanceof int[] all) {
            return IntStream.of(all).boxed().toList().toString();
        } else if (value instanceof long[] all) {
            return java.util.Arrays.toString(all);
        } else if (value instanceof Object[] all) {
            return Stream.of(all).map(this::show).toList().toString();
        } else if (value instanceof List<?> all) {
            return all.stream().map(this::show).toList().toString();
        }
        String type = value == null ? "" : value.getClass().getSimpleName().substring(0, 1);
        return type + value;
    }

    /**
     * By number, so that the same exception is known again. Messages of the JDK's own may name variables that a
     * transformed class has elsewhere; GeneratorExit comes anew for each body that it closes.
     */
    private String named(Throwable error) {
        String known = names.get(error);
        if (known != null) {
            return known;
        }
        if (error instanceof GeneratorExit) {
            return "GeneratorExit";
        }
        String name = error.getClass().getSimpleName() + "#" + names.size();
        names.put(error, name);
        StringBuilder all = new StringBuilder(name);
        if (error instanceof GeneratorStateException refused) {
            all.append(' ').append(refused.reason());
        }
        if (error.getCause() != null) {
            all.append(" of ").append(named(error.getCause()));
        }
        for (Throwable suppressed : error.getSuppressed()) {
            if (isVisible(suppressed)) {
                all.append(" with ").append(named(suppressed));
            }
        }
        return all.toString();
    }

    /** Where a body was resumed from is told by engines that have a stack of their own. */
    private static boolean isVisible(Throwable suppressed) {
        return !suppressed.getClass().getName().startsWith("dev.yieldwise.internal.");
    }
}
