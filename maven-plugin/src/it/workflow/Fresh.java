package fresh;

import java.util.List;
import java.util.stream.Stream;

public final class Fresh {
    private Fresh() {}

    public static long count(List<String> names) {
        Stream<String> stream = names.stream();
        long all = stream.count();
        return all + stream.count();
    }
}
