package lib;

import java.util.stream.Stream;

public class RowReader implements AutoCloseable {
    private final Stream<String> rows = Stream.of("a", "b");

    public Stream<String> rows() {
        return rows.filter(row -> !row.isEmpty());
    }

    public long count() {
        return rows().count();
    }

    @Override
    public void close() {
        rows.close();
    }
}
