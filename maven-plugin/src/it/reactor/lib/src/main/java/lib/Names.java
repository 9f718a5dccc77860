package lib;

import java.util.stream.Stream;

public final class Names {
    private Names() {}

    public static Stream<String> all() {
        return Stream.of("a", "b");
    }

    /** Uses the stream up. */
    public static long count(Stream<String> names) {
        return names.count();
    }

    public static long twice() {
        Stream<String> stream = all();
        return stream.count() + stream.count();
    }
}
