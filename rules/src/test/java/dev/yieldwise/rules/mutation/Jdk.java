package dev.yieldwise.rules.mutation;

import dev.yieldwise.rules.knowledge.MutationTable;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a JDK of this machine says of the table's rows.
 *
 * @param rows class, form, operation and argument, separated by tabs, and the tally
 */
record Jdk(Path home, int feature, SortedMap<String, Tally> rows) {

    /** The one that runs this, those that JAVA_HOME and JAVA_HOME_* name, and those under /usr/lib/jvm; from 17 on. */
    static List<Jdk> found() {
        Set<Path> homes = new LinkedHashSet<>();
        add(Path.of(System.getProperty("java.home")), homes);
        for (Map.Entry<String, String> variable : new TreeMap<>(System.getenv()).entrySet()) {
            if (variable.getKey().startsWith("JAVA_HOME")
                    && !variable.getValue().isBlank()) {
                add(Path.of(variable.getValue()), homes);
            }
        }
        Path installed = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(installed)) {
            try (Stream<Path> entries = Files.list(installed)) {
                entries.sorted().forEach(entry -> add(entry, homes));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return homes.parallelStream().map(Jdk::ask).toList();
    }

    private static void add(Path home, Set<Path> homes) {
        try {
            Path release = home.resolve("release");
            if (Files.isRegularFile(release) && Files.exists(java(home)) && isRecent(Files.readString(release))) {
                homes.add(home.toRealPath());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isRecent(String release) {
        return release.lines()
                .filter(line -> line.startsWith("JAVA_VERSION=\""))
                .map(line -> line.substring(line.indexOf('"') + 1, line.lastIndexOf('"')))
                .anyMatch(version ->
                        Runtime.Version.parse(version.replaceFirst("^1\\.", "").replace('_', '.'))
                                        .feature()
                                >= 17);
    }

    private static Path java(Path home) {
        return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
    }

    private static Jdk ask(Path home) {
        String classPath = Stream.of(MutationProbe.class, MutationTable.class)
                .map(Jdk::location)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(java(home).toString()));
        // Hundreds of thousands of exceptions, of which none is looked into.
        command.add("-XX:-StackTraceInThrowable");
        command.addAll(List.of("-cp", classPath, MutationProbe.class.getName()));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            SortedMap<String, Tally> rows = new TreeMap<>();
            int feature;
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                String first = lines.readLine();
                if (first == null) {
                    throw new IllegalStateException(home + " said nothing");
                }
                feature = Integer.parseInt(first);
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    String[] cells = line.split("\t", 5);
                    rows.put(String.join("\t", List.of(cells).subList(0, 4)), Tally.parse(cells[4]));
                }
            }
            if (process.waitFor() != 0) {
                throw new IllegalStateException(home + " failed with " + process.exitValue());
            }
            return new Jdk(home, feature, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String location(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "JDK " + feature + " at " + home;
    }
}
