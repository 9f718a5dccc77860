package app;

import lib.RowReader;

final class Report {
    private Report() {}

    static void twice() {
        try (RowReader reader = new RowReader()) {
            System.out.println(reader.count());
            reader.rows().forEach(System.out::println);
        }
    }

    static long leftOpen(Pool pool) {
        RowReader reader = pool.reader();
        return reader.count();
    }
}
