package dev.yieldwise.internal;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The weaver has failed where it should not have: told with all that is needed to see it again. The body runs all the
 * same, on a thread.
 *
 * @param body the body that users wrote
 * @param code its code; null if that was not found
 * @param woven the class that was made of it; null if it was not made
 * @param error what happened
 */
record Defect(Object body, BodyCode code, byte[] woven, Throwable error) {
    /** A folder to which what it was made of and what was made of it are written. */
    private static final String DUMP = "yieldwise.dump";

    /** In a sentence. */
    String reason() {
        String said = error.toString(); // a VerifyError tells whole methods
        return "weaving it has failed, which is a defect of this library: "
                + said.lines().findFirst().orElse(said);
    }

    /** Writes what was asked for, and tells the log. Never throws: the body runs all the same. */
    void report() {
        try {
            System.getLogger("dev.yieldwise").log(Level.WARNING, text());
        } catch (Throwable failed) {
            return; // a message that cannot be given is no reason to refuse a body
        }
    }

    /** All that is needed to see it again. */
    String text() {
        StringWriter stack = new StringWriter();
        error.printStackTrace(new PrintWriter(stack));
        return "weaving a body in " + Bodies.fullName(body)
                + " has failed, so it runs on a thread. This is a defect of this library: please report it, with this:"
                + line("JDK", Runtime.version() + " of " + System.getProperty("java.vm.vendor"))
                + line("library", version())
                + line("body", body.getClass().getName())
                + (code == null ? "" : told(code))
                + line("class files", dumped())
                + line("failure", stack.toString().stripTrailing());
    }

    private static String told(BodyCode code) {
        byte[] bytes = code.in().bytes();
        return line("class", code.in().name() + ", version " + NestFile.version(bytes) + ", " + bytes.length + " bytes")
                + line("method", code.method().name() + code.method().type());
    }

    private static String line(String name, String value) {
        return "\n  " + name + ": " + value;
    }

    private static String version() {
        return Optional.ofNullable(Defect.class.getPackage().getImplementationVersion())
                .or(() -> Optional.ofNullable(Defect.class.getModule().getDescriptor())
                        .flatMap(descriptor -> descriptor.rawVersion()))
                .orElse("of unknown version");
    }

    /** Where the class files are. */
    private String dumped() {
        String folder = System.getProperty(DUMP);
        if (folder == null) {
            return "run with -D" + DUMP + "=FOLDER to have them written there";
        } else if (code == null) {
            return "none";
        }
        try {
            Path before = Path.of(folder, code.in().type().getName() + ".class");
            Files.createDirectories(before.getParent());
            Files.write(before, code.in().bytes());
            if (woven == null) {
                return before.toString();
            }
            Path after = Path.of(
                    folder, code.in().type().getName() + "." + code.method().name() + ".woven.class");
            Files.write(after, woven);
            return before + ", " + after;
        } catch (IOException | RuntimeException failed) {
            return "not written: " + failed;
        }
    }
}
