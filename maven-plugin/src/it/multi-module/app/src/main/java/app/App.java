package app;

import lib.Names;

public final class App {
    private App() {}

    /** What a name is, only the class path tells. */
    public static long twice() {
        var stream = Names.all();
        return stream.count() + stream.count();
    }
}
