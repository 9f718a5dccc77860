package dev.yieldwise.benchmarks.driver;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Where a run was, and of what.
 *
 * @param load the load average before and after: others' work and this one
 */
record Machine(
        String cpu,
        int cores,
        String system,
        String load,
        int feature,
        String jdk,
        String commit,
        String date,
        Effort effort) {
    static Machine here(String commit, String loadBefore, Effort effort) {
        return new Machine(
                processor(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                "load " + loadBefore + " to " + loadNow(),
                Runtime.version().feature(),
                System.getProperty("java.vendor.version", "") + " " + System.getProperty("java.vm.version"),
                commit,
                LocalDate.now(ZoneOffset.UTC).toString(),
                effort);
    }

    String line() {
        return String.format(
                "%s, %d cores, %s, %s; JDK %d (%s), %s; commit %s, %s; %d rounds of %d x %d ms after %d, %d fresh JVMs of a kind",
                cpu,
                cores,
                system,
                load,
                feature,
                jdk.strip(),
                String.join(" ", Jmh.FORK),
                commit,
                date,
                effort.rounds(),
                effort.iterations(),
                effort.millis(),
                effort.warmups(),
                effort.jvms());
    }

    static String loadNow() {
        return Table.number(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private static String processor() {
        try {
            return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException noSuchFile) {
            return System.getProperty("os.arch");
        }
    }
}
