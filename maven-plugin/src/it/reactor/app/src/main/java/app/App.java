package app;

import java.util.stream.Stream;
import lib.Names;

public final class App {
    private App() {}

    /** What a name is, only the other module tells. */
    public static long twice() {
        var stream = Names.all();
        return stream.count() + stream.count();
    }

    /** What becomes of a stream, only the other module tells. */
    public static long throughHelper(Stream<String> names) {
        return Names.count(names) + names.count();
    }
}
