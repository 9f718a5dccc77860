package dev.yieldwise.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** What an exception of the file system means to a user. */
final class Failures {
    private Failures() {}

    static String reasonOf(Exception failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no such file";
        }
        return failure instanceof AccessDeniedException ? "no permission" : String.valueOf(failure.getMessage());
    }
}
