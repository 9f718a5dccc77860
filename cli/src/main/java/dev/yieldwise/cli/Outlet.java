package dev.yieldwise.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;

/**
 * Standard output, which nobody asks after each line whether it still takes something. A reader that went away, as {@code
 * head} does, is no failure; a full disk is one, and it is kept for the end of the run.
 */
final class Outlet extends FilterOutputStream {
    private IOException failure;

    Outlet(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        try {
            out.write(bytes, from, length);
        } catch (IOException e) {
            if (failure == null && !isReaderGone(e)) {
                failure = e;
            }
            throw e;
        }
    }

    /** Systems tell it by a message alone: EPIPE on Unix, and two of Windows. */
    private static boolean isReaderGone(IOException e) {
        String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("broken pipe")
                || message.contains("pipe is being closed")
                || message.contains("pipe has been ended");
    }

    /** Why something was not written. */
    Optional<String> failure() {
        return Optional.ofNullable(failure).map(IOException::getMessage);
    }
}
