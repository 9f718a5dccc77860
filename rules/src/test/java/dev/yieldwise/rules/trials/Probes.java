package dev.yieldwise.rules.trials;

import dev.yieldwise.Generator;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** What the code of the fixtures calls instead of the real thing; one trial runs at a time. */
public final class Probes {
    private static final PrintStream SILENCE = new PrintStream(OutputStream.nullOutputStream());

    /** Of the trial that runs; the threads of generators write into it too. */
    private static volatile Journal journal = new Journal();

    /** Stands for the end of the process. */
    static final class Exit extends Error {
        private static final long serialVersionUID = 1;
    }

    private Probes() {}

    static Journal begin() {
        journal = new Journal();
        return journal;
    }

    /** Before the code of a line. */
    public static void line(int line) {
        journal.line(line);
    }

    /** Instead of {@code System.exit}. */
    public static void exit(int status) {
        throw new Exit();
    }

    /** Instead of {@code System.out}. */
    public static PrintStream out() {
        return SILENCE;
    }

    /** Instead of {@code iterable.iterator()}. */
    public static Iterator<?> iterator(Iterable<?> iterable) {
        Iterator<?> real = iterable.iterator();
        if (real instanceof Watched watched) {
            watched.askedAgain();
            return watched;
        }
        // A generator is its own iterator, and is cast back.
        return iterable instanceof Generator ? real : new Watched(real, new Visits(iterable), journal);
    }

    /** Instead of {@code iterable.forEach(action)}. */
    @SuppressWarnings("unchecked") // it gets what the iterable holds
    public static void forEach(Iterable<?> iterable, Consumer<?> action) {
        Visits visits = new Visits(iterable);
        iterable.forEach(element -> {
            visits.visit(element);
            ((Consumer<Object>) action).accept(element);
        });
        visits.end(journal);
    }

    static Iterator<?> watched(Collection<?> collection) {
        return new Watched(collection.iterator(), new Visits(collection), journal);
    }

    /** An iterator of which is known how far it went. */
    private static final class Watched implements Iterator<Object> {
        private final Iterator<?> real;
        private final Visits visits;
        private final Journal journal;
        private boolean ended;

        Watched(Iterator<?> real, Visits visits, Journal journal) {
            this.real = real;
            this.visits = visits;
            this.journal = journal;
        }

        void askedAgain() {
            if (ended) {
                journal.quiet("a second pass sees nothing");
            }
        }

        @Override
        public boolean hasNext() {
            boolean more = real.hasNext();
            if (!more && !ended) {
                ended = true;
                visits.end(journal);
            }
            return more;
        }

        @Override
        public Object next() {
            Object element = real.next();
            visits.visit(element);
            return element;
        }

        @Override
        public void remove() {
            real.remove();
        }

        @Override
        public void forEachRemaining(Consumer<? super Object> action) {
            askedAgain();
            real.forEachRemaining(element -> {
                visits.visit(element);
                action.accept(element);
            });
            hasNext();
        }
    }

    /** Whether an iteration left out what was there from its beginning to its end. By identity: equals may be many. */
    private static final class Visits {
        private final Iterable<?> source;
        private final List<Object> before;
        private final List<Object> visited = new ArrayList<>();

        Visits(Iterable<?> source) {
            this.source = source;
            this.before = elements();
        }

        private List<Object> elements() {
            List<Object> all = new ArrayList<>();
            if (source instanceof Collection<?> collection) {
                try {
                    collection.forEach(element -> all.add(identity(element)));
                } catch (RuntimeException broken) {
                    all.clear();
                }
            }
            return all;
        }

        /** Entries are made anew for each visit by some maps; their keys are not. */
        private static Object identity(Object element) {
            return element instanceof java.util.Map.Entry<?, ?> entry ? entry.getKey() : element;
        }

        void visit(Object element) {
            visited.add(identity(element));
        }

        void end(Journal journal) {
            List<Object> after = elements();
            boolean leftOut = before.stream()
                    .anyMatch(element ->
                            Math.min(count(before, element), count(after, element)) > count(visited, element));
            if (leftOut) {
                journal.loud("an element was left out");
            }
        }

        private static long count(List<Object> all, Object wanted) {
            return all.stream().filter(element -> element == wanted).count();
        }
    }
}
