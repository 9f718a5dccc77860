package app;

import lib.RowReader;

interface Pool {
    RowReader reader();
}
