package dev.yieldwise.cli;

import java.io.BufferedInputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * The process around a command.
 *
 * @param out for findings and what was asked for; a reader that went away is no error
 * @param err for progress, warnings and errors
 * @param in what is piped into the process
 * @param folder from which relative paths are taken; the empty path is the process's own
 * @param outIsTerminal whether {@code out} is read by a person
 * @param errIsTerminal whether {@code err} is read by a person
 */
record Host(
        InputStream in,
        PrintWriter out,
        PrintWriter err,
        Path folder,
        Map<String, String> environment,
        boolean outIsTerminal,
        boolean errIsTerminal) {

    /** Nothing is piped in. */
    Host(
            PrintWriter out,
            PrintWriter err,
            Path folder,
            Map<String, String> environment,
            boolean outIsTerminal,
            boolean errIsTerminal) {
        this(InputStream.nullInputStream(), out, err, folder, environment, outIsTerminal, errIsTerminal);
    }

    /** Standard output of this process. */
    static Outlet outlet() {
        return new Outlet(new FileOutputStream(FileDescriptor.out));
    }

    /** This process. The start script knows what is a terminal; without it only a console tells. */
    static Host ofProcess(Outlet out) {
        boolean console = System.getProperty("yieldwise.tty.out") == null && isConsole();
        boolean outIsTerminal = Boolean.parseBoolean(System.getProperty("yieldwise.tty.out", "" + console));
        boolean errIsTerminal = Boolean.parseBoolean(System.getProperty("yieldwise.tty.err", "" + console));
        return new Host(
                new BufferedInputStream(new FileInputStream(FileDescriptor.in)), // a bare one fails on a pipe
                writer(out, outIsTerminal),
                writer(new FileOutputStream(FileDescriptor.err), errIsTerminal),
                Path.of(""),
                System.getenv(),
                outIsTerminal,
                errIsTerminal);
    }

    /** UTF-8, whatever the locale, for reports must not depend on it; but a Windows console has a code page of its own. */
    private static PrintWriter writer(OutputStream stream, boolean terminal) {
        Console console = terminal && isWindows() ? System.console() : null;
        Charset charset = console == null ? StandardCharsets.UTF_8 : console.charset();
        return new PrintWriter(new OutputStreamWriter(stream, charset));
    }

    private static boolean isConsole() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // from Java 22 on there is a console even where nobody sits at it
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    static boolean isWindows() {
        return System.getProperty("os.name", "").startsWith("Windows");
    }

    /** A path of the command line as the process sees it. */
    Path resolve(Path path) {
        return folder.resolve(path);
    }

    /** Whether to colour what a person reads: NO_COLOR, then CLICOLOR_FORCE, then whether anything can show colours. */
    boolean colours() {
        if (!variable("NO_COLOR").isEmpty()) {
            return false;
        }
        String force = variable("CLICOLOR_FORCE");
        if (!force.isEmpty() && !force.equals("0")) {
            return true;
        }
        return outIsTerminal && !isDumb();
    }

    /** Whether a line may be drawn over, as progress is. */
    boolean animates() {
        return errIsTerminal && !isDumb() && variable("CI").isEmpty();
    }

    /** Columns of the terminal, which the start script asks for. */
    int width() {
        String columns = variable("COLUMNS");
        return columns.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(columns) : 80;
    }

    private boolean isDumb() {
        String terminal = variable("TERM");
        boolean oldWindows =
                isWindows() && terminal.isEmpty() && variable("WT_SESSION").isEmpty();
        return terminal.equals("dumb") || oldWindows;
    }

    private String variable(String name) {
        return environment.getOrDefault(name, "");
    }
}
