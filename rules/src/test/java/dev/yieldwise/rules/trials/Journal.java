package dev.yieldwise.rules.trials;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened in one trial, in its order. */
final class Journal {
    private static final int ENOUGH = 50_000;

    /** A trial that would go on for ever. */
    static final class TooLong extends Error {
        private static final long serialVersionUID = 1;
    }

    /**
     * Something that went wrong.
     *
     * @param loud whether an exception told of it, or an element was left out; not so a second pass that sees nothing,
     *     which may be meant
     */
    record Wrong(int at, String what, boolean loud) {}

    private final Map<Integer, Integer> firstAt = new HashMap<>();
    private final List<Wrong> wrongs = new ArrayList<>();
    private int now;

    synchronized void line(int line) {
        if (++now > ENOUGH) {
            throw new TooLong();
        }
        firstAt.putIfAbsent(line, now);
    }

    synchronized void loud(String what) {
        wrongs.add(new Wrong(++now, what, true));
    }

    synchronized void quiet(String what) {
        wrongs.add(new Wrong(++now, what, false));
    }

    synchronized boolean reached(int line) {
        return firstAt.containsKey(line);
    }

    synchronized boolean wentWrongAfter(int line) {
        return reached(line) && wrongs.stream().anyMatch(wrong -> wrong.at() > firstAt.get(line));
    }

    synchronized Optional<Wrong> firstLoud() {
        return wrongs.stream().filter(Wrong::loud).findFirst();
    }
}
