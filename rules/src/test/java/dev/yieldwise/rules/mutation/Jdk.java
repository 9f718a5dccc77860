package dev.yieldwise.rules.mutation;

import dev.yieldwise.fixtures.tools.Jdks;
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
import java.util.List;
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

    /** Those that {@link Jdks} finds, from 17 on. */
    static List<Jdk> found() {
        List<Path> homes = new ArrayList<>();
        Jdks.found().forEach((home, feature) -> {
            if (feature >= 17 && Files.exists(java(home))) {
                homes.add(home);
            }
        });
        return homes.parallelStream().map(Jdk::ask).toList();
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
        // And over before optimized code would have paid for itself.
        command.add("-XX:TieredStopAtLevel=1");
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
