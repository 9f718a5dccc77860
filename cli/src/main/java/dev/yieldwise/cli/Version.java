package dev.yieldwise.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} tells: a first line for scripts, and then what a report of a defect needs. */
final class Version implements IVersionProvider {
    /** The version, written by the build into a resource, because a manifest exists only in a jar. */
    static String text() {
        try (InputStream in = Version.class.getResourceAsStream("version.txt")) {
            if (in == null) {
                throw new IllegalStateException("the build left out version.txt");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String[] getVersion() {
        List<String> lines = new ArrayList<>();
        lines.add("yieldwise " + text());
        commit().ifPresent(lines::add);
        lines.add("Java " + System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + "), "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        return lines.toArray(String[]::new);
    }

    /** The commit that was built, unless the sources came without their history. */
    private static Optional<String> commit() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String id = build.getProperty("commit", "");
        return id.isEmpty() ? Optional.empty() : Optional.of("commit " + id + " of " + build.getProperty("time"));
    }
}
